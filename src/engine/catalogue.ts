import type {
  Catalogue,
  Period,
  Problem,
  ScoreScale,
  ScoreSummary,
  StageInfo,
  StageReviews,
  Term,
  Track,
} from "../model/catalogue.ts";
import type { Cell } from "../model/columns.ts";
import { scoreColumn } from "../model/flat.ts";
import { type Settings, settingsSchema, timeOf } from "../model/settings.ts";
import { DERIVED_TABLES, PARTICIPATION_TABLES } from "../model/tables.ts";
import { JUDGED_STAGES, type JudgedStage, STAGE_NAMES, STAGES, TOTAL_CRITERION, UNKNOWN } from "../model/vocabulary.ts";
import { readExtraAxes } from "./extras.ts";
import type { At } from "./flat-entries.ts";
import { mainDays } from "./main-days.ts";
import type { Engine } from "./types.ts";

/** How scores are binned, from what is known of them; the formula is a matter of statistics and is handed in. */
export type ScaleScores = (summary: ScoreSummary) => ScoreScale;

export interface CatalogueOptions {
  readonly at: At;
  readonly isDemo: boolean;
  readonly scaleScores: ScaleScores;
  /** What was known of the same entries and reviews, if they are the same: those are not looked through again. */
  readonly before: Catalogue | null;
}

type Row = Readonly<Record<string, Cell>>;

const text = (row: Row, name: string): string => String(row[name] ?? "");
const number = (row: Row, name: string): number => Number(row[name] ?? 0);
const textOrNull = (row: Row | undefined, name: string): string | null => {
  const value = row?.[name] ?? null;
  return value === null || value === "" ? null : String(value);
};
const numberOrNull = (row: Row | undefined, name: string): number | null => {
  const value = row?.[name] ?? null;
  return value === null ? null : Number(value);
};

async function rowsOf(engine: Engine, sql: string): Promise<Row[]> {
  const columns = Object.entries(await engine.columns(sql));
  const length = columns[0]?.[1].length ?? 0;
  return Array.from({ length }, (_, i) => Object.fromEntries(columns.map(([name, cells]) => [name, cells[i] ?? null])));
}

/** @throws ZodError, SyntaxError where the table's values are no settings */
export async function readSettings(engine: Engine, at: At): Promise<Settings> {
  const rows = await rowsOf(engine, `SELECT key, value FROM ${at("settings")}`);
  return settingsSchema.parse(
    Object.fromEntries(rows.map((row) => [text(row, "key"), JSON.parse(text(row, "value") || "null")])),
  );
}

async function readTerms(engine: Engine, at: At): Promise<Term[]> {
  const carried = new Map<string, string[]>();
  // Two thousand pairs: as columns, without an object for each.
  const { term: pairTerms = [], problem_id: pairProblems = [] } = await engine.columns(
    `SELECT pt.term, pt.problem_id FROM ${at("problem_terms")} pt LEFT JOIN ${at("problems")} p
     ON CAST(pt.problem_id AS VARCHAR) = p.problem_id ORDER BY p.track_id, p.problem_no, p.problem_id`,
  );
  pairTerms.forEach((term, row) => {
    const problems = carried.get(String(term)) ?? [];
    carried.set(String(term), problems);
    problems.push(String(pairProblems[row]));
  });
  const terms = await rowsOf(engine, `SELECT term, theme, forms, source FROM ${at("terms")} ORDER BY rank, term`);
  return terms.map((row) => ({
    term: text(row, "term"),
    theme: text(row, "theme"),
    forms: text(row, "forms")
      .split("\n")
      .filter((form) => form !== ""),
    source: text(row, "source"),
    problems: carried.get(text(row, "term")) ?? [],
  }));
}

const momentOf = (text: string | null): number | null => (text === null ? null : timeOf(text));

/** Those that the table or the settings name, in their order; a stage of another name has no place in the program. */
async function readStages(engine: Engine, at: At, settings: Settings): Promise<StageInfo[]> {
  const rows = await rowsOf(
    engine,
    `SELECT stage, stage_no, stage_name, epoch_ms(starts_at)::DOUBLE AS starts_at,
      epoch_ms(deadline_at)::DOUBLE AS deadline_at, epoch_ms(extended_to)::DOUBLE AS extended_to FROM ${at("stages")}`,
  );
  return STAGES.flatMap((stage, index) => {
    const row = rows.find((each) => each.stage === stage);
    const set = settings.stages[stage];
    if (row === undefined && set === undefined) return [];
    const time = (name: "starts_at" | "deadline_at" | "extended_to"): number | null => {
      return momentOf(set?.[name] ?? null) ?? numberOrNull(row, name);
    };
    return [
      {
        stage,
        stage_no: numberOrNull(row, "stage_no") ?? index + 1,
        stage_name: set?.stage_name ?? textOrNull(row, "stage_name") ?? STAGE_NAMES[stage],
        starts_at: time("starts_at"),
        deadline_at: time("deadline_at"),
        // A deadline that a person has set is not put off by what the table knew of the one before.
        extended_to: set?.deadline_at ? momentOf(set.extended_to) : time("extended_to"),
      },
    ];
  });
}

async function readTracks(engine: Engine, at: At, settings: Settings): Promise<Track[]> {
  const rows = await rowsOf(engine, `FROM ${at("tracks")} ORDER BY track_no NULLS LAST, track_id`);
  return rows.map((row) => {
    const track_id = text(row, "track_id");
    const set = settings.tracks[track_id];
    return {
      track_id,
      track_no: number(row, "track_no"),
      track_name: text(row, "track_name"),
      host_org: set?.host_org ?? textOrNull(row, "host_org"),
      host_area: set?.host_area ?? textOrNull(row, "host_area"),
      quota_award: set?.quota_award ?? numberOrNull(row, "quota_award"),
      quota_national: set?.quota_national ?? numberOrNull(row, "quota_national"),
    };
  });
}

async function readProblems(engine: Engine, at: At, { max_entries }: Settings): Promise<Problem[]> {
  const rows = await rowsOf(
    engine,
    `SELECT p.* FROM ${at("problems")} p LEFT JOIN ${at("tracks")} t USING (track_id)
     ORDER BY t.track_no NULLS LAST, p.track_id, p.problem_no, p.problem_id`,
  );
  return rows.map((row) => {
    const problem_id = text(row, "problem_id");
    return {
      problem_id,
      track_id: text(row, "track_id"),
      problem_no: number(row, "problem_no"),
      problem_title: text(row, "problem_title"),
      problem_text: text(row, "problem_text"),
      max_entries: max_entries.problems[problem_id] ?? numberOrNull(row, "max_entries") ?? max_entries.default,
    };
  });
}

async function readLoaded(engine: Engine, at: At): Promise<Catalogue["loaded"]> {
  const tables = [...PARTICIPATION_TABLES, "entry_extras" as const, ...DERIVED_TABLES.map(({ table }) => table)];
  const counts = tables.map((table) => {
    // Entries that only scores or results name are no registrations: those read 尚未导入, not 0.
    const where = table === "entries" ? " WHERE status IS DISTINCT FROM 'unregistered'" : "";
    return `SELECT '${table}' AS name, count(*) AS n FROM ${at(table)}${where}`;
  });
  const rows = await rowsOf(engine, counts.join(" UNION ALL "));
  return tables.filter((table) => rows.some((row) => row.name === table && number(row, "n") > 0));
}

async function readScales(engine: Engine, at: At, scaleScores: ScaleScores): Promise<Catalogue["scoreScales"]> {
  const figures = JUDGED_STAGES.map((stage) => {
    const score = scoreColumn(stage);
    return `SELECT '${stage}' AS stage, count(${score}) AS n, min(${score}) AS min, quantile_cont(${score}, 0.25) AS q1,
      quantile_cont(${score}, 0.75) AS q3, max(${score}) AS max FROM ${at("entry_facts")}`;
  });
  const rows = await rowsOf(engine, figures.join(" UNION ALL "));
  const scales: Partial<Record<JudgedStage, ScoreScale>> = {};
  for (const row of rows) {
    const stage = JUDGED_STAGES.find((each) => each === row.stage);
    const of = (name: string): number => number(row, name);
    if (stage === undefined || of("n") === 0) continue;
    scales[stage] = scaleScores({ n: of("n"), min: of("min"), q1: of("q1"), q3: of("q3"), max: of("max") });
  }
  return scales;
}

/** Numbers within names count as numbers: 评委2 stands before 评委10. */
const byName = new Intl.Collator("zh", { numeric: true });

/** Who gave scores in each judged stage, and for what: the total first, then its parts. */
async function readReviews(engine: Engine, at: At): Promise<Pick<Catalogue, "judges" | "reviews">> {
  const rows = await rowsOf(
    engine,
    `SELECT CAST(stage AS VARCHAR) AS stage, CAST(judge_id AS VARCHAR) AS judge_id,
      CAST(criterion AS VARCHAR) AS criterion, min(score_given) AS min, max(score_given) AS max
    FROM ${at("review_facts")} WHERE score_given IS NOT NULL GROUP BY ALL`,
  );
  const listed = (some: readonly Row[], name: string): readonly string[] =>
    [...new Set(some.flatMap((row) => textOrNull(row, name) ?? []))].sort(byName.compare);
  const reviews: Partial<Record<JudgedStage, StageReviews>> = {};
  for (const stage of JUDGED_STAGES) {
    const own = rows.filter((row) => row.stage === stage);
    if (own.length === 0) continue;
    reviews[stage] = {
      judges: listed(own, "judge_id"),
      criteria: [TOTAL_CRITERION, ...listed(own, "criterion").filter((name) => name !== TOTAL_CRITERION)],
      min: Math.min(...own.map((row) => number(row, "min"))),
      max: Math.max(...own.map((row) => number(row, "max"))),
    };
  }
  return { judges: listed(rows, "judge_id"), reviews };
}

/** What the names of awards begin with, from the highest. */
const AWARD_ORDER = ["特等", "金", "一等", "银", "二等", "铜", "三等"];

async function readAwards(engine: Engine, at: At): Promise<string[]> {
  const rows = await rowsOf(engine, `SELECT DISTINCT CAST(award AS VARCHAR) AS award FROM ${at("entry_facts")}`);
  const placeOf = (award: string): number => {
    const place = AWARD_ORDER.findIndex((start) => award.startsWith(start));
    return place < 0 ? AWARD_ORDER.length : place;
  };
  return rows
    .flatMap((row) => textOrNull(row, "award") ?? [])
    .sort((a, b) => placeOf(a) - placeOf(b) || byName.compare(a, b));
}

async function readDays(engine: Engine, at: At): Promise<Catalogue["days"]> {
  const rows = await rowsOf(
    engine,
    ["registered_day", "submitted_day"]
      .map(
        (day) => `SELECT ${day} AS day, count(*) AS n FROM ${at("entry_facts")}
        WHERE is_registration = 1 AND ${day} IS NOT NULL GROUP BY 1`,
      )
      .join(" UNION ALL "),
  );
  return mainDays(rows.map((row) => [number(row, "day"), number(row, "n")]));
}

/** The settings' order, then what occurs beyond it, then 未填 if it occurs. */
async function readAreas(engine: Engine, at: At, settings: Settings): Promise<string[]> {
  const rows = await rowsOf(engine, `SELECT DISTINCT CAST(area AS VARCHAR) AS area FROM ${at("entry_facts")}`);
  const found = rows.map((row) => text(row, "area"));
  const known = settings.areas.map(({ name }) => name);
  const beyond = found.filter((area) => !known.includes(area) && area !== UNKNOWN);
  const collator = new Intl.Collator("zh");
  return [...known, ...beyond.sort(collator.compare), ...(found.includes(UNKNOWN) ? [UNKNOWN] : [])];
}

/** The latest period that was kept; null where there is none. */
async function readPrevious(engine: Engine, at: At): Promise<Period | null> {
  const [row] = await rowsOf(
    engine,
    `SELECT s.label, epoch_ms(s.as_of)::DOUBLE AS as_of, sum(e.is_registration)::DOUBLE AS registrations,
      sum(e.is_submission)::DOUBLE AS submissions,
      count(DISTINCT e.org_key) FILTER (e.is_registration = 1)::DOUBLE AS organisations,
      count(DISTINCT p.problem_id) FILTER (e.is_registration = 1)::DOUBLE AS problems_with_entries
    FROM ${at("snapshots")} s
    JOIN ${at("snapshot_entries")} e ON CAST(e.snapshot_id AS VARCHAR) = s.snapshot_id
    LEFT JOIN ${at("problems")} p ON CAST(e.problem_id AS VARCHAR) = p.problem_id
    GROUP BY s.snapshot_id, s.label, s.as_of ORDER BY s.as_of DESC NULLS LAST, s.snapshot_id DESC LIMIT 1`,
  );
  if (row === undefined) return null;
  return {
    label: text(row, "label"),
    as_of: numberOrNull(row, "as_of"),
    registrations: number(row, "registrations"),
    submissions: number(row, "submissions"),
    organisations: number(row, "organisations"),
    problems_with_entries: number(row, "problems_with_entries"),
  };
}

/** The user's words say nothing of tracks, problems and stages. */
function isSameButWords({ user_words: _, ...a }: Settings, { user_words: __, ...b }: Settings): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What follows from entries and reviews as a whole. */
async function readFacts(
  engine: Engine,
  { at, isDemo, scaleScores }: CatalogueOptions,
  settings: Settings,
): Promise<
  Pick<Catalogue, "scoreScales" | "days" | "judges" | "reviews" | "awards" | "areas" | "previous" | "extras">
> {
  const previous = isDemo ? null : await readPrevious(engine, at);
  const extras = await readExtraAxes(engine, at);
  return {
    scoreScales: await readScales(engine, at, scaleScores),
    days: await readDays(engine, at),
    ...(await readReviews(engine, at)),
    awards: await readAwards(engine, at),
    areas: await readAreas(engine, at, settings),
    ...(previous === null ? {} : { previous }),
    ...(extras.length === 0 ? {} : { extras }),
  };
}

/** What the contest offers, and the axes that follow from the data as a whole. */
export async function readCatalogue(engine: Engine, options: CatalogueOptions): Promise<Catalogue> {
  const { at, isDemo, before } = options;
  // Asked together: the way there and back is longer than the answer.
  const [settings, themes, terms, loaded] = await Promise.all([
    readSettings(engine, at),
    rowsOf(engine, `FROM ${at("themes")}`),
    readTerms(engine, at),
    readLoaded(engine, at),
  ]);
  const offer = before !== null && isSameButWords(before.settings, settings) ? before : null;
  return {
    ...(before ?? (await readFacts(engine, options, settings))),
    ...(offer === null
      ? {
          tracks: await readTracks(engine, at, settings),
          problems: await readProblems(engine, at, settings),
          stages: await readStages(engine, at, settings),
        }
      : { tracks: offer.tracks, problems: offer.problems, stages: offer.stages }),
    terms,
    themes: themes.map((row) => ({
      theme: text(row, "theme"),
      name_zh: text(row, "name_zh"),
      name_en: text(row, "name_en"),
    })),
    settings,
    loaded,
    isDemo,
  };
}
