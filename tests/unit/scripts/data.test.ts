import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tableFromIPC } from "apache-arrow";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildData } from "../../../scripts/data/build.ts";
import { toColumns } from "../../../src/engine/arrow/to-columns.ts";
import { startNodeParquet } from "../../../src/engine/parquet/node.ts";
import type { Columns } from "../../../src/model/columns.ts";
import { settingsSchema } from "../../../src/model/settings.ts";
import { BUNDLED_TABLES, TABLES, type TableName } from "../../../src/model/tables.ts";
import { STAGES } from "../../../src/model/vocabulary.ts";

const inProject = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const bundled = inProject("public/data");
/** A build starts the database; on a busy machine that takes its time. */
const BUILD = 180_000;

let work = "";
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "contest-lens-data-"));
});
afterAll(() => rm(work, { recursive: true }));

async function contents(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(folder)).sort();
  return new Map(
    await Promise.all(
      files.map(async (file) => [file, (await readFile(join(folder, file))).toString("base64")] as const),
    ),
  );
}

async function table(name: TableName): Promise<Columns> {
  const codec = await startNodeParquet();
  const pieces: Uint8Array[] = [];
  for await (const piece of codec.read(await readFile(join(bundled, `${name}.parquet`)))) pieces.push(piece);
  return toColumns(tableFromIPC(pieces));
}

describe("the served data", () => {
  test(
    "are what a fresh build makes, byte for byte, and so is a second one",
    async () => {
      await buildData(inProject("data"), join(work, "first"));
      await buildData(inProject("data"), join(work, "second"));
      const first = await contents(join(work, "first"));
      expect([...first.keys()]).toEqual([...(await contents(bundled)).keys()]);
      expect(await contents(join(work, "second"))).toEqual(first);
      expect(await contents(bundled)).toEqual(first);
    },
    BUILD,
  );

  test("are less than a megabyte", async () => {
    const sizes = await Promise.all(
      (await readdir(bundled)).map(async (file) => (await readFile(join(bundled, file))).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
  });

  test("hold every table of the model with all its columns in order", async () => {
    for (const name of BUNDLED_TABLES) {
      expect(Object.keys(await table(name))).toEqual(TABLES[name].columns.map((column) => column.name));
    }
  });

  test("hold the announcement's tracks and problems, each with the line it stands in", async () => {
    const lines = (await readFile(inProject("data/2026-fujian-problems.txt"), "utf8")).split("\n");
    const tracks = await table("tracks");
    expect(tracks.track_name).toHaveLength(17);
    tracks.source_row?.forEach((row, index) => {
      expect(lines[Number(row) - 1]).toMatch(new RegExp(`^赛道.+：${tracks.track_name?.[index]}赛道$`));
    });
    const problems = await table("problems");
    expect(problems.problem_title).toHaveLength(120);
    problems.source_row?.forEach((row, index) => {
      expect(lines[Number(row) - 1]?.endsWith(`：${problems.problem_title?.[index]}`)).toBe(true);
    });
    expect(new Set(problems.source_file)).toEqual(new Set(["2026-fujian-problems.txt"]));
  });

  test("name the stages in their fixed order", async () => {
    const stages = await table("stages");
    expect(stages.stage).toEqual(STAGES);
    expect(stages.stage_no).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(stages.stage_name?.join(" ")).toBe("报名 提交 形式审查 初赛（网评） 复赛 决赛（路演答辩） 获奖 推荐国赛");
  });

  test("carry settings that say 演示, set no deadline and give the demo data their 数据截至", async () => {
    const { key, value } = await table("settings");
    const settings = settingsSchema.parse(
      Object.fromEntries((key ?? []).map((name, row) => [name, JSON.parse(String(value?.[row]))])),
    );
    expect(settings.is_demo).toBe(true);
    expect(settings.stages).toEqual({});
    expect(settings.as_of).toBe("2026-09-11T18:00:00");
    expect(settings.areas.map(({ name }) => name).join(" ")).toBe(
      "福州 厦门 漳州 泉州 三明 莆田 南平 龙岩 宁德 平潭 省直 省外 港澳台",
    );
  });

  test("carry terms with a known theme, or found outside the lexicon, and how often each stands in a problem", async () => {
    const { theme: known } = await table("themes");
    const { term, theme, problems, source } = await table("terms");
    expect(theme?.filter((of, i) => (source?.[i] === "discovered" ? of !== null : !known?.includes(of)))).toEqual([]);
    const { term: found } = await table("problem_terms");
    expect(term?.map((name) => found?.filter((other) => other === name).length)).toEqual(problems);
  });

  test("show times as wall-clock times, whatever the machine's time zone", async () => {
    const { registered_at } = await table("entries");
    expect(new Date(Math.max(...(registered_at ?? []).map(Number))).toISOString()).toMatch(/^2026-06-15T1[78]:/);
  });
});

describe("a mistake in data/ is named with its file, and nothing is written", () => {
  test.each([
    [
      "2026-fujian-problems.txt",
      (text: string) => text.replace("赛道二：", "赛道三："),
      /2026-fujian-problems\.txt: line 33 /,
    ],
    [
      "settings.json",
      (text: string) => text.replace('"is_demo": true', '"is_demo": "yes"'),
      /settings\.json: .*is_demo/s,
    ],
    ["lexicon.csv", (text: string) => `${text}\n新词,no-such-theme,,,\n`, /^lexicon\.csv, line \d+: .*no-such-theme/],
  ])("%s", async (file, spoil, message) => {
    const source = await mkdtemp(join(work, "source-"));
    const target = join(source, "target");
    await cp(inProject("data"), source, { recursive: true });
    await writeFile(join(source, file), spoil(await readFile(join(source, file), "utf8")));
    await expect(buildData(source, target)).rejects.toThrow(message);
    await expect(readdir(target)).rejects.toThrow("ENOENT");
  });
});
