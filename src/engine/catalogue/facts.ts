import type { Catalogue, Period, ScoreScale, ScoreSummary, StageReviews } from "../../model/catalogue.ts";
import { scoreColumn } from "../../model/flat.ts";
import type { Settings } from "../../model/settings.ts";
import { JUDGED_STAGES, type JudgedStage, TOTAL_CRITERION, UNKNOWN } from "../../model/vocabulary.ts";
import { number, numberOrNull, type Row, rowsOf, text, textOrNull } from "../answer-rows.ts";
import { byName } from "../by-name.ts";
import { readExtraAxes } from "../flat/extras.ts";
import type { At } from "../tables/at.ts";
import type { Engine } from "../types.ts";
import { mainDays } from "./main-days.ts";

/** How scores are binned, from what is known of them; the formula is a matter of statistics and is handed in. */
export type ScaleScores = (summary: ScoreSummary) => ScoreScale;

export interface FactsOptions {
  readonly at: At;
  readonly isDemo: boolean;
  readonly scaleScores: ScaleScores;
  /** The judges' scores of review_facts where those are to be had without their entries; else null. */
  readonly judged: string | null;
}

type Facts = Pick<
  Catalogue,
  "scoreScales" | "days" | "judges" | "reviews" | "awards" | "areas" | "previous" | "hasUnofficial" | "extras"
>;

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

/** Who gave scores in each judged stage, and for what: the total first, then its parts. */
async function readReviews(engine: Engine, from: string): Promise<Pick<Catalogue, "judges" | "reviews">> {
  const rows = await rowsOf(
    engine,
    // Told apart as they are stored: text costs many times as much.
    `SELECT CAST(stage AS VARCHAR) AS stage, CAST(judge_id AS VARCHAR) AS judge_id,
      CAST(criterion AS VARCHAR) AS criterion, min, max
    FROM (SELECT stage, judge_id, criterion, min(score_given) AS min, max(score_given) AS max
      FROM ${from} WHERE score_given IS NOT NULL GROUP BY ALL)`,
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

async function readUnofficial(engine: Engine, at: At): Promise<boolean> {
  const [row] = await rowsOf(engine, `SELECT max(is_unofficial) AS found FROM ${at("entry_facts")}`);
  return (numberOrNull(row, "found") ?? 0) > 0;
}

/** What follows from entries and reviews as a whole. */
export async function readFacts(
  engine: Engine,
  { at, isDemo, scaleScores, judged }: FactsOptions,
  settings: Settings,
): Promise<Facts> {
  const previous = isDemo ? null : await readPrevious(engine, at);
  const extras = await readExtraAxes(engine, at, scaleScores);
  return {
    scoreScales: await readScales(engine, at, scaleScores),
    days: await readDays(engine, at),
    ...(await readReviews(engine, judged ?? at("review_facts"))),
    awards: await readAwards(engine, at),
    areas: await readAreas(engine, at, settings),
    ...(previous === null ? {} : { previous }),
    ...((await readUnofficial(engine, at)) ? { hasUnofficial: true } : {}),
    ...(extras.length === 0 ? {} : { extras }),
  };
}
