import type { Columns, GroupQuery } from "../../model/columns.ts";
import type { FlatTable } from "../../model/flat.ts";
import type { Condition, Crossfilter } from "../types.ts";
import { type AnswerOptions, type Ask, createAnswers } from "./answers.ts";
import { buildCube, type Cube, sumCube } from "./cube.ts";
import { lengthOf, orderRows } from "./order.ts";
import { asksOf, axesOf, selectSql } from "./select-sql.ts";

export interface CrossfilterOptions {
  /** Whether answers are kept split by the active field; off, every question goes to the database. */
  readonly cubes?: boolean;
  /** Rows a cube may have; a larger one costs more than the scan it saves. */
  readonly cubeRows?: number;
  /** Cells (rows × columns) of all answers kept. */
  readonly budget?: number;
  /** Whether a table is looked through so quickly that to be able to stop a question would cost more than its answer. */
  readonly isBrief?: (table: string) => boolean;
}

/** Terms and problems are some thousands at most, whatever the entries. */
const BRIEF: ReadonlySet<string> = new Set<FlatTable>(["term_facts"]);

/** Kept in the place of a cube that has too many rows: no real answer is without columns. */
const TOO_LARGE: Columns = {};

/**
 * Answers group questions under conditions. While a field is active, a question's answer is fetched split also by
 * that field's expression (a cube; small, because every axis is a category or a bin), and each further step of the
 * field is added up here, without a scan and without a table that could go stale: a step costs the size of the
 * cubes, not of the table. Sums and counts of whole numbers are exactly the database's; sums of fractions may differ
 * from it in the last bit, as additions in any order do.
 *
 * Groups come in the order of their keys: numbers ascending, text by code unit, null last.
 */
export function createCrossfilter(ask: Ask, options: CrossfilterOptions = {}): Crossfilter {
  const { cubes = true, cubeRows = 100_000, budget = 4_000_000, isBrief = () => false } = options;
  const answers = createAnswers(ask, budget);
  /** Goes with its answer. */
  const built = new WeakMap<Columns, Cube>();

  const cubeOf = (query: GroupQuery, axes: readonly string[], answer: Columns): Cube => {
    const present = built.get(answer);
    if (present !== undefined) return present;
    const cube = buildCube(query, axes, answer);
    built.set(answer, cube);
    return cube;
  };

  const direct = (query: GroupQuery, conditions: readonly Condition[], options: AnswerOptions) =>
    answers.get(selectSql(query, conditions), (columns) => orderRows(columns, Object.keys(query.groupBy)), options);

  return {
    async run(query, conditions, { active, signal } = {}) {
      const how = {
        ...(signal === undefined ? {} : { signal }),
        isBrief: BRIEF.has(query.from) || isBrief(query.from),
      };
      const moving = cubes ? conditions.filter(({ field }) => field === active) : [];
      if (moving.length === 0) return direct(query, conditions, how);
      const axes = axesOf(moving);
      const resting = conditions.filter(({ field }) => field !== active);
      const answer = await answers.get(
        selectSql(query, resting, axes, cubeRows + 1),
        (columns) => (lengthOf(columns) > cubeRows ? TOO_LARGE : columns),
        how,
      );
      // By shape, not by identity: preloaded answers went through JSON.
      if (Object.keys(answer).length === 0) return direct(query, conditions, how);
      return sumCube(cubeOf(query, axes, answer), moving);
    },
    preload(results) {
      for (const [sql, columns] of Object.entries(results)) answers.put(sql, columns);
    },
    answers: () => answers.all(),
    forget(tables) {
      answers.forget((sql) => tables.some((table) => asksOf(sql, table)));
    },
  };
}
