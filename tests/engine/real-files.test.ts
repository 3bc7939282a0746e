import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ImportedFolder, runImport } from "./import-folder.ts";

const REAL = fileURLToPath(new URL("../../../shared/real", import.meta.url));
const isHere = existsSync(join(REAL, "expected.json"));

const QHD = "03_ccpc2020_秦皇岛站数据.xlsx";
const SHENYANG = "04_icpc2020_沈阳站报名_双层表头.xlsx";
const KUNMING = "04_icpc2020_昆明站报名.xlsx";
const HEBEI = "04_hbcpc2023_带奖项标记榜单_gbk.csv";
const PERFORMANCES = "10_skating_performances.csv";
const ASPECTS = "10_skating_judged_aspects.csv";
const SCORES = "10_skating_judge_scores.parquet";
const ILAB = "11_ilab_laureats_2012_2025.csv";
const FILES = [QHD, SHENYANG, KUNMING, HEBEI, PERFORMANCES, ASPECTS, SCORES, ILAB];

/** Real exports that nobody here wrote, against the figures that whoever collected them reckoned. */
describe.skipIf(!isHere)(`real exports${isHere ? "" : ` (skipped: ${REAL} is not there)`}`, () => {
  let imported: ImportedFolder;
  let expected: Readonly<Record<string, Record<string, unknown>>>;
  beforeAll(() => {
    expected = JSON.parse(readFileSync(join(REAL, "expected.json"), "utf8"));
    imported = runImport(FILES.map((file) => join(REAL, file)));
  });
  afterAll(() => imported.end());

  const of = (file: string, figure: string): unknown => expected[file]?.[figure];
  const source = (file: string): string => imported.entry(file).source_parquet ?? "";
  const ask = (file: string, sql: string) => imported.query(sql, source(file));
  /** Groups and their counts, as an object. */
  const counts = async (file: string, sql: string): Promise<unknown> =>
    Object.fromEntries(await ask(file, sql).then(pairs));
  const pairs = (rows: readonly (readonly unknown[])[]) => rows.map(([key, value]) => [String(key), value] as const);
  const by = (column: string): string => `SELECT ${column}, count(*) FROM $ GROUP BY 1`;
  const one = async (file: string, sql: string): Promise<unknown> => (await ask(file, sql))[0]?.[0];
  const rule = (file: string, name: string) => imported.entry(file).findings.filter(({ rule }) => rule === name);

  it("are all imported, every row counted, with at most three questions each", () => {
    expect(imported.said).not.toMatch(/Error/);
    expect(imported.code).toBe(0);
    for (const { file, rows_in, rows_out, rows_set_aside, decisions } of imported.report) {
      expect([file, rows_in]).toEqual([file, rows_out + rows_set_aside]);
      expect(decisions.length).toBeLessThanOrEqual(3);
    }
    const table = FILES.map((file) => {
      const { rows_in, rows_out, rows_set_aside, header_rows, encoding, delimiter } = imported.entry(file);
      return [file, rows_in, rows_out, rows_set_aside, header_rows.join(), encoding, delimiter];
    });
    expect(table).toEqual([
      [QHD, 346, 346, 0, "1", null, null],
      [SHENYANG, 275, 275, 0, "1,2", null, null],
      [KUNMING, 816, 815, 1, "1", null, null],
      [HEBEI, 265, 262, 3, "1", "gb18030", ","],
      [PERFORMANCES, 1726, 1726, 0, "1", "utf-8", ","],
      [ASPECTS, 23932, 23932, 0, "1", "utf-8", ","],
      [SCORES, 214531, 214531, 0, "", null, null],
      [ILAB, 1379, 1379, 0, "1", "utf-8", ";"],
    ]);
  });

  it("keep every row in the source table and none twice", async () => {
    for (const file of FILES) {
      const { rows_out } = imported.entry(file);
      expect(await ask(file, "SELECT count(*), count(DISTINCT source_row) FROM $")).toEqual([[rows_out, rows_out]]);
    }
  });

  describe(QHD, () => {
    it("has its awards, schools and teams", async () => {
      expect(await counts(QHD, by('"奖项"'))).toEqual(of(QHD, "awards"));
      expect(await one(QHD, 'SELECT count(DISTINCT "学校") FROM $')).toBe(of(QHD, "schools"));
      const top = 'SELECT "学校", count(*) FROM $ GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5';
      expect(await ask(QHD, top)).toEqual(of(QHD, "top_schools"));
      const fujian = Object.keys(of(QHD, "fujian_schools") as object).map((name) => `'${name}'`);
      expect(await counts(QHD, `SELECT "学校", count(*) FROM $ WHERE "学校" IN (${fujian}) GROUP BY 1`)).toEqual(
        of(QHD, "fujian_schools"),
      );
    });
    it("has its solved problems, a problem that nobody solved being a zero", async () => {
      expect(await one(QHD, 'SELECT sum("过题数") FROM $')).toBe(of(QHD, "solved_total"));
      expect(await one(QHD, 'SELECT avg("过题数") FROM $')).toBeCloseTo(of(QHD, "solved_mean") as number, 5);
      const letters = Object.keys(of(QHD, "per_problem_solved") as object);
      const sums = letters.map((letter) => `count(*) FILTER (WHERE starts_with("${letter}", '+'))`);
      expect((await ask(QHD, `SELECT ${sums} FROM $`))[0]).toEqual(
        Object.values(of(QHD, "per_problem_solved") as object),
      );
    });
    it("says which rank is no number and keeps it", async () => {
      const ranks = 'SELECT DISTINCT "排名__text" FROM $ WHERE "排名" IS NULL AND "排名__text" IS NOT NULL';
      expect((await ask(QHD, ranks)).flat()).toEqual(of(QHD, "rank_not_numeric"));
      expect(JSON.stringify(imported.entry(QHD).findings)).toContain("·");
    });
    it("has its members by gender", async () => {
      const sides = ["队员一性别", "队员二性别", "队员三性别"].map((name) => `SELECT "${name}" AS g FROM s`);
      const sql = `WITH s AS (FROM $) SELECT g, count(*) FROM (${sides.join(" UNION ALL ")}) WHERE g IS NOT NULL GROUP BY 1`;
      expect(await counts(QHD, sql)).toEqual(of(QHD, "members_by_gender"));
    });
  });

  describe(SHENYANG, () => {
    it("says of its two empty sheets that they are", () => {
      const about = imported.report.filter(({ file }) => file === SHENYANG);
      const empty = about.flatMap(({ findings, rows_in }) => [...findings.map(({ rule }) => rule), rows_in]);
      expect(empty.filter((said) => said === "empty_sheet")).toHaveLength(of(SHENYANG, "empty_sheets") as number);
    });
    it("has its registrations under paths of two header rows", async () => {
      expect(await one(SHENYANG, 'SELECT count(DISTINCT "学校名（中文）") FROM $')).toBe(of(SHENYANG, "schools"));
      expect(await counts(SHENYANG, by('"教练/是否参加现场赛"'))).toEqual(of(SHENYANG, "onsite"));
      const { columns } = imported.entry(SHENYANG);
      const genders = columns.filter(({ path }) => path.endsWith("/性别"));
      const tally = (names: readonly string[]) => {
        const sides = names.map((name) => `SELECT "${name}" AS g FROM s`).join(" UNION ALL ");
        return counts(SHENYANG, `WITH s AS (FROM $) SELECT g, count(*) FROM (${sides}) WHERE g IS NOT NULL GROUP BY 1`);
      };
      expect(await tally(genders.map(({ name }) => name))).toEqual(of(SHENYANG, "gender_trimmed"));
      expect(await tally(genders.map(({ name, beside }) => beside[0] ?? name))).toEqual(of(SHENYANG, "gender_raw"));
    });
    it("tells as many coaches, and the one who is in two teams, under pseudonyms", async () => {
      // Whoever reckoned it took the blank for one.
      expect(await one(SHENYANG, `SELECT count(DISTINCT coalesce("教练/姓名（中文）", '')) FROM $`)).toBe(
        of(SHENYANG, "coaches"),
      );
      const sides = [1, 2, 3].map((no) => `SELECT "队员${no}/姓名（中文）" AS p FROM s`).join(" UNION ALL ");
      const twice = `WITH s AS (FROM $) SELECT p FROM (${sides}) WHERE p IS NOT NULL GROUP BY 1 HAVING count(*) > 1`;
      const found = (await ask(SHENYANG, twice)).flat();
      expect(found).toHaveLength((of(SHENYANG, "participants_in_two_teams") as readonly string[]).length);
      expect(found[0]).toMatch(/^人-[0-9a-f]{12}$/);
    });
  });

  describe(KUNMING, () => {
    it("has its registrations without the sum under them, which it quotes", async () => {
      expect(await one(KUNMING, 'SELECT count(*) FROM $ WHERE "备注" IS NULL')).toBe(766);
      expect(await one(KUNMING, `SELECT count(*) FROM $ WHERE "备注" = '打星'`)).toBe(49);
      expect(await one(KUNMING, 'SELECT count(DISTINCT "学校") FROM $')).toBe(of(KUNMING, "schools"));
      const fujian = Object.keys(of(KUNMING, "fujian_schools") as object).map((name) => `'${name}'`);
      expect(await counts(KUNMING, `SELECT "学校", count(*) FROM $ WHERE "学校" IN (${fujian}) GROUP BY 1`)).toEqual(
        of(KUNMING, "fujian_schools"),
      );
      expect(rule(KUNMING, "note_row")[0]?.examples[0]).toMatchObject({ row: 817, value: of(KUNMING, "footer") });
    });
    it("has teams of one name at different schools", async () => {
      const sql = 'SELECT "队伍名称", count(*) FROM $ GROUP BY 1 HAVING count(*) > 1';
      expect(await counts(KUNMING, sql)).toEqual(of(KUNMING, "duplicate_team_names"));
    });
  });

  describe(HEBEI, () => {
    it("has its awards, headers within the data left out", async () => {
      expect(await counts(HEBEI, `SELECT coalesce("奖项", '(blank)'), count(*) FROM $ GROUP BY 1`)).toEqual(
        of(HEBEI, "awards"),
      );
      expect(rule(HEBEI, "repeated_header")[0]?.count).toBe((of(HEBEI, "repeated_headers") as number) - 1);
    });
  });

  describe("skating", () => {
    it("has its performances", async () => {
      const figures = `SELECT count(DISTINCT competition), count(DISTINCT program), count(DISTINCT nation),
        count(DISTINCT performance_id), avg(total_segment_score) FROM $`;
      const [[competitions, programs, nations, keys, mean] = []] = await ask(PERFORMANCES, figures);
      expect([competitions, programs, nations, keys]).toEqual([
        of(PERFORMANCES, "competitions"),
        of(PERFORMANCES, "programs"),
        of(PERFORMANCES, "nations"),
        of(PERFORMANCES, "rows"),
      ]);
      expect(mean).toBeCloseTo(of(PERFORMANCES, "mean_total") as number, 6);
      const top = "SELECT nation, count(*) FROM $ GROUP BY 1 ORDER BY 2 DESC LIMIT 3";
      expect(await ask(PERFORMANCES, top)).toEqual(of(PERFORMANCES, "top_nations"));
    });
    it("has its aspects, each of a performance", async () => {
      expect(await counts(ASPECTS, by("section"))).toEqual(of(ASPECTS, "sections"));
      expect(await one(ASPECTS, "SELECT count(*) FROM $ WHERE base_value IS NULL")).toBe(
        of(ASPECTS, "blank_base_value"),
      );
      const components = "SELECT aspect_desc, count(*) FROM $ WHERE section = 'components' GROUP BY 1";
      expect(await counts(ASPECTS, components)).toEqual(of(ASPECTS, "components"));
      const orphans = "SELECT count(*) FROM $ ANTI JOIN $ USING (performance_id)";
      expect(await imported.query(orphans, source(ASPECTS), source(PERFORMANCES))).toEqual([[of(ASPECTS, "orphans")]]);
    });
    it("has its scores by judge, part and competition", async () => {
      const figures = "SELECT avg(score), min(score), max(score), count(DISTINCT judge) FROM $";
      const [[mean, ...others] = []] = await ask(SCORES, figures);
      expect(mean).toBeCloseTo(of(SCORES, "mean") as number, 12);
      expect(others).toEqual([of(SCORES, "min"), of(SCORES, "max"), of(SCORES, "judges_labels")]);
      const both = [source(SCORES), source(ASPECTS)];
      for (const part of ["components", "elements"]) {
        const [[n, average] = []] = await imported.query(
          `SELECT count(*), avg(score) FROM $ JOIN $ USING (aspect_id) WHERE section = '${part}'`,
          ...both,
        );
        const [count, figure] = of(SCORES, `join_${part}`) as [number, number];
        expect(n).toBe(count);
        expect(average).toBeCloseTo(figure, 5);
      }
      expect(await imported.query("SELECT count(*) FROM $ ANTI JOIN $ USING (aspect_id)", ...both)).toEqual([[0]]);
      const seats = await imported.query(
        `SELECT judge, round(avg(score), 6) FROM $ JOIN $ USING (aspect_id)
         WHERE section = 'components' AND judge IN ('J1', 'J6', 'J9') GROUP BY 1`,
        ...both,
      );
      expect(Object.fromEntries(pairs(seats))).toEqual(of(SCORES, "components_by_judge_label"));
      const [top] = await imported.query(
        `SELECT competition, round(avg(score), 6), count(*) FROM $ JOIN $ USING (aspect_id) JOIN $ USING (performance_id)
         WHERE section = 'components' GROUP BY 1 ORDER BY 2 DESC LIMIT 1`,
        ...both,
        source(PERFORMANCES),
      );
      expect(top).toEqual(of(SCORES, "top_competition_by_component_mean"));
    });
  });

  describe(ILAB, () => {
    it("has its winners by year, region, domain, kind and gender", async () => {
      expect(await counts(ILAB, by('"Année de concours"'))).toEqual(of(ILAB, "by_year"));
      expect(await counts(ILAB, by('"Type de candidature"'))).toEqual(of(ILAB, "by_type"));
      expect(await counts(ILAB, by('"Genre"'))).toEqual(of(ILAB, "gender"));
      const top = (column: string) => `SELECT "${column}", count(*) FROM $ GROUP BY 1 ORDER BY 2 DESC LIMIT 4`;
      expect(await ask(ILAB, top("Région"))).toEqual(of(ILAB, "by_region_top"));
      expect(await ask(ILAB, top("Domaine technologique"))).toEqual(of(ILAB, "by_domain_top"));
      expect(await one(ILAB, 'SELECT count("Grand-Prix") FROM $')).toBe(of(ILAB, "grand_prix"));
    });
    it("keeps its columns and the line ends within its texts", async () => {
      expect(imported.entry(ILAB).columns).toHaveLength(of(ILAB, "columns") as number);
      const columns = imported.entry(ILAB).columns.filter(({ type }) => type === "text");
      const broken = columns.map(({ name }) => `contains("${name}", chr(10))`).join(" OR ");
      expect(await one(ILAB, `SELECT count(*) FROM $ WHERE ${broken}`)).toBe(of(ILAB, "records_with_newline"));
    });
  });
});
