import fc from "fast-check";
import { sqlText } from "../../src/engine/sql.ts";
import type { Engine } from "../../src/engine/types.ts";
import type { Catalogue } from "../../src/model/catalogue.ts";
import type { Cell } from "../../src/model/columns.ts";
import { area, catalogueWith, problem, settings, track } from "../fixtures/catalogue.ts";

/** Small random contests: the columns of the flat tables that filters and panels speak of, with every gap. */

const PROBLEMS = ["T01-P01", "T01-P02", "T02-P01", "T03-P01"] as const;
const TRACKS = ["T01", "T02", "T03"] as const;
export const AREAS = ["福州", "厦门", "省外", "未填"] as const;
export const TERMS = ["供应链", "溯源", "O'Brien"] as const;
export const THEMES = ["流通", "智能"] as const;
const orNull = <T>(values: readonly T[]) => fc.constantFrom<T | null>(...values, null);
const flag = fc.constantFrom(0, 1);
/** Quarters of a point, so that sums are exact in any order. */
const score = fc.option(
  fc.integer({ min: -8, max: 48 }).map((quarters) => quarters / 4),
  { freq: 3 },
);

const entry = fc.record({
  problem_id: orNull(PROBLEMS),
  track_id: orNull(TRACKS),
  area: orNull(AREAS),
  org_type: orNull(["enterprise", "university"]),
  award: orNull(["一等奖", "二等奖"]),
  registered_day: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 5 }),
  is_registration: flag,
  is_submission: flag,
  is_orphan: flag,
  passed_review: flag,
  in_preliminary: flag,
  in_semifinal: flag,
  in_final: flag,
  is_awarded: flag,
  is_national: flag,
  score_preliminary: score,
  score_semifinal: score,
});
export type EntryRow = typeof entry extends fc.Arbitrary<infer Row> ? Row : never;

const review = fc.record({
  judge_id: orNull(["J1", "J2", "王一"]),
  criterion: fc.constantFrom("总分", "总分", "技术"),
  score_given: score,
  of: fc.nat(),
});
export type ReviewRow = EntryRow & {
  readonly judge_id: string | null;
  readonly criterion: string;
  readonly score_given: number | null;
};

const carried = fc.record({
  problem_id: fc.constantFrom(...PROBLEMS),
  term: fc.constantFrom(...TERMS),
  occurrences: fc.nat({ max: 4 }),
});
export interface TermRow {
  readonly problem_id: string;
  readonly track_id: string;
  readonly term: string;
  readonly theme: string;
  readonly occurrences: number;
}

export interface Contest {
  readonly entry_facts: readonly EntryRow[];
  readonly review_facts: readonly ReviewRow[];
  readonly term_facts: readonly TermRow[];
}

const themeOf = (term: string): string => (term === TERMS[0] ? THEMES[0] : THEMES[1]);

export const anyContest: fc.Arbitrary<Contest> = fc
  .record({
    entries: fc.array(entry, { maxLength: 30 }),
    reviews: fc.array(review, { maxLength: 30 }),
    terms: fc.uniqueArray(carried, { selector: ({ problem_id, term }) => `${problem_id} ${term}`, maxLength: 10 }),
  })
  .map(({ entries, reviews, terms }) => ({
    entry_facts: entries,
    review_facts: reviews.flatMap(({ of, ...given }) => {
      const reviewed = entries[of % Math.max(1, entries.length)];
      return reviewed === undefined ? [] : [{ ...reviewed, ...given }];
    }),
    term_facts: terms.map((row) => ({ ...row, track_id: row.problem_id.slice(0, 3), theme: themeOf(row.term) })),
  }));

/** What a contest offers, with its terms as they stand in the table. */
export function catalogueOf(contest: Contest): Catalogue {
  return catalogueWith({
    tracks: TRACKS.map((name, i) => track(i + 1, name)),
    problems: PROBLEMS.map((id) => problem(id)),
    terms: TERMS.map((term) => ({
      term,
      theme: themeOf(term),
      forms: [term],
      source: "lexicon",
      problems: contest.term_facts.filter((row) => row.term === term).map((row) => row.problem_id),
    })),
    settings: settings({ areas: AREAS.slice(0, -1).map(area) }),
    loaded: ["entries", "scores"],
    scoreScales: { preliminary: { step: 1, min: 0, max: 12 }, semifinal: { step: 2.5, min: 0, max: 12 } },
    days: { first: 0, last: 6 },
    judges: ["J1", "J2", "王一"],
    reviews: {},
    awards: [],
    areas: AREAS,
  });
}

/** As in the real tables: categories are ENUMs of the values that occur, so others are unknown to the type. */
const CATEGORIES = ["problem_id", "track_id", "area", "org_type", "award", "judge_id", "criterion", "term", "theme"];
const ENTRY_COLUMNS: readonly (keyof EntryRow)[] = [
  "problem_id",
  "track_id",
  "area",
  "org_type",
  "award",
  "registered_day",
  "is_registration",
  "is_submission",
  "is_orphan",
  "passed_review",
  "in_preliminary",
  "in_semifinal",
  "in_final",
  "is_awarded",
  "is_national",
  "score_preliminary",
  "score_semifinal",
];
const COLUMNS = {
  entry_facts: ENTRY_COLUMNS,
  review_facts: [...ENTRY_COLUMNS, "judge_id", "criterion", "score_given"],
  term_facts: ["problem_id", "track_id", "term", "theme", "occurrences"],
} as const satisfies { readonly [Table in keyof Contest]: readonly (keyof Contest[Table][number])[] };

const literal = (cell: Cell): string => {
  if (cell === null) return "NULL";
  return typeof cell === "number" ? String(cell) : sqlText(cell);
};

function tableSql(table: string, names: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const enums: string[] = [];
  const columns = names.map((name, at) => {
    if (!CATEGORIES.includes(name)) return `${name} ${name.startsWith("score") ? "DOUBLE" : "INTEGER"}`;
    const values = [...new Set(rows.map((row) => row[at] ?? null))].filter((value) => value !== null);
    if (values.length === 0) return `${name} VARCHAR`;
    enums.push(`CREATE TYPE ${table}_${name} AS ENUM (${values.map(literal).join(", ")});`);
    return `${name} ${table}_${name}`;
  });
  const inserted = rows.map((row) => `(${row.map(literal).join(", ")})`);
  return [
    ...enums,
    `CREATE TABLE ${table} (${columns.join(", ")});`,
    ...(inserted.length === 0 ? [] : [`INSERT INTO ${table} VALUES ${inserted.join(", ")};`]),
  ].join("\n");
}

/** Puts a contest in the place of the one before. */
export async function load(engine: Engine, contest: Contest): Promise<void> {
  const drops: string[] = [];
  for (const [table, names] of Object.entries(COLUMNS)) {
    drops.push(`DROP TABLE IF EXISTS ${table};`);
    for (const name of names) drops.push(`DROP TYPE IF EXISTS ${table}_${name};`);
  }
  const pick = <Row>(rows: readonly Row[], names: readonly (keyof Row)[], cell: (value: Row[keyof Row]) => Cell) =>
    rows.map((row) => names.map((name) => cell(row[name])));
  await engine.exec(
    [
      ...drops,
      tableSql(
        "entry_facts",
        COLUMNS.entry_facts,
        pick(contest.entry_facts, COLUMNS.entry_facts, (value) => value),
      ),
      tableSql(
        "review_facts",
        COLUMNS.review_facts,
        pick(contest.review_facts, COLUMNS.review_facts, (value) => value),
      ),
      tableSql(
        "term_facts",
        COLUMNS.term_facts,
        pick(contest.term_facts, COLUMNS.term_facts, (value) => value),
      ),
    ].join("\n"),
  );
}
