import { REVIEW_ENTRY_COLUMNS } from "../../model/flat.ts";
import { sqlText } from "../sql.ts";
import { storeOnly } from "../tables/store-only.ts";
import type { Engine } from "../types.ts";

/** What review_facts is made of. */
interface Parts {
  /** entry_facts as it stands. */
  readonly entries: string;
  /** Rows as judgeScores gives them: a table or a query in brackets. */
  readonly judged: string;
  /** Columns of entry_facts beyond the model. */
  readonly extras: readonly string[];
}

interface Making extends Parts {
  /** The table to be made. */
  readonly target: string;
  /** From so many rows on the table is large. */
  readonly large: number;
  /** Whether the judges' scores stand as they are to be, wherever the tables are. */
  readonly isLook: boolean;
}

/** The values of columns that are the same in every row, as SQL. */
async function fixedColumns(engine: Engine, { entries, judged, extras }: Parts): Promise<ReadonlyMap<string, string>> {
  const [, ...shared] = REVIEW_ENTRY_COLUMNS;
  const looks = [
    ...[...shared, ...extras].map((column) => ({ column, from: entries })),
    ...["stage", "criterion", "scored_at"].map((column) => ({ column, from: judged })),
  ];
  const fixed = new Map<string, string>();
  for (const from of new Set(looks.map((look) => look.from))) {
    const columns = looks.filter((look) => look.from === from).map(({ column }) => column);
    const answers = await engine.columns(
      `SELECT count(*) AS rows, ${columns.map((c) => `count(${c}) AS n_${c}, CAST(min(${c}) AS VARCHAR) AS a_${c}, CAST(max(${c}) AS VARCHAR) AS z_${c}`).join(", ")} FROM ${from}`,
    );
    const cell = (name: string) => answers[name]?.[0] ?? null;
    for (const column of columns) {
      const value = cell(`a_${column}`);
      if (cell(`n_${column}`) === 0) fixed.set(column, "NULL");
      else if (cell(`n_${column}`) === cell("rows") && value === cell(`z_${column}`))
        fixed.set(column, sqlText(String(value)));
    }
  }
  return fixed;
}

const selectFrom = ({ entries, judged, extras }: Parts, types: ReadonlyMap<string, string>): string => `
    SELECT ${[...REVIEW_ENTRY_COLUMNS, ...extras].map((column) => `e.${column}`).join(", ")},
      CAST(j.stage AS ${types.get("stage")}) AS stage, j.judge_id, CAST(j.criterion AS ${types.get("criterion")}) AS criterion,
      j.score_given, j.scored_at
    FROM ${judged} j JOIN ${entries} e ON j.entry_id = e.entry_id`;

/** While the flat tables are made. */
const NAMED = new Map([
  ["stage", "fact_stage"],
  ["criterion", "fact_criterion"],
]);

/** review_facts as a look at its parts, wherever they stand. */
export type ReviewsView = (parts: Parts) => string;

export interface ReviewsMade {
  readonly sql: string;
  /** Null: it is a table. */
  readonly view: ReviewsView | null;
}

/**
 * How to make review_facts: one row a judge's score, with its entry's columns. A large one whose scores stand as they
 * are to be is only a look at first: to write it takes as long as all other tables together, and the first charts ask
 * nothing of it.
 */
export async function reviewFacts(engine: Engine, making: Making): Promise<ReviewsMade> {
  const { target, judged, large, isLook } = making;
  const select = selectFrom(making, NAMED);
  const { n = [] } = await engine.columns(`SELECT count(*) AS n FROM ${judged}`);
  if (Number(n[0]) < large) return { sql: `CREATE TABLE ${target} AS ${select}`, view: null };
  if (!isLook) {
    const statements = await storeOnly(engine, target, select, await fixedColumns(engine, making));
    return { sql: statements.join(";\n"), view: null };
  }
  // The types' names are gone by the time that the view is looked through.
  const { column_name: names = [], column_type: types = [] } = await engine.columns(`DESCRIBE ${select}`);
  const spelt = new Map(names.map((name, i) => [String(name), String(types[i])]));
  const view: ReviewsView = (parts) => selectFrom(parts, spelt);
  return { sql: `CREATE VIEW ${target} AS ${view(making)}`, view };
}

/** Where the rows are written before they take the view's place. */
const WRITTEN = "written_review_facts";

/**
 * Writes review_facts, so far a view, as a table: what is asked of it is answered as before, and many times faster.
 * Questions are answered meanwhile. Stopped, or failing, it leaves the view.
 *
 * @throws EngineError; the signal's reason
 */
export async function writeReviews(
  engine: Engine,
  parts: Parts,
  view: ReviewsView,
  signal: AbortSignal,
): Promise<void> {
  try {
    const [create, fill] = await storeOnly(engine, WRITTEN, view(parts), await fixedColumns(engine, parts));
    signal.throwIfAborted();
    await engine.exec(`DROP TABLE IF EXISTS ${WRITTEN};\n${create}`);
    await engine.exec(fill, { signal });
    await engine.exec(`BEGIN; DROP VIEW review_facts; ALTER TABLE ${WRITTEN} RENAME TO review_facts; COMMIT`);
  } catch (error) {
    // The database may be gone; what matters then is why.
    await engine.exec(`DROP TABLE IF EXISTS ${WRITTEN}`).catch(() => undefined);
    throw error;
  }
}
