import type { Cell, Columns, GroupQuery, Measure } from "../../model/columns.ts";
import type { Condition, Test } from "../types.ts";
import { columnOf, encode, groupRows, lengthOf } from "./order.ts";
import { axisName } from "./select-sql.ts";

/** An answer split also by the expressions of the active field, ready to be added up under any test of them. */
export interface Cube {
  readonly rows: number;
  /** For each row its group, in the order of the groups' keys. */
  readonly groups: Int32Array;
  /** Key columns, one value a group. */
  readonly keys: readonly (readonly [name: string, values: readonly Cell[]])[];
  /** How many groups there are; 1 without keys, also when there is no row. */
  readonly size: number;
  /** By expression: the values that occur, and for each row which one it has. */
  readonly axes: ReadonlyMap<string, { readonly values: readonly Cell[]; readonly codes: Int32Array }>;
  /** NaN stands for null; of a distinct measure, the place of the value among those that occur. */
  readonly measures: readonly (readonly [name: string, op: Measure["op"], values: Float64Array])[];
}

const numbers = (column: readonly Cell[]): Float64Array =>
  Float64Array.from(column, (cell) => (typeof cell === "number" ? cell : Number.NaN));

function places(column: readonly Cell[]): Float64Array {
  const { values, codes } = encode(column);
  return Float64Array.from(codes, (code) => (values[code] === null ? Number.NaN : code));
}

export function buildCube(query: GroupQuery, axes: readonly string[], answer: Columns): Cube {
  const keys = Object.keys(query.groupBy);
  const groups = groupRows(answer, keys);
  return {
    rows: lengthOf(answer),
    groups: groups.ofRow,
    keys: keys.map((name) => {
      const column = columnOf(answer, name);
      return [name, groups.firstRow.map((row) => column[row] ?? null)];
    }),
    size: keys.length === 0 ? 1 : groups.firstRow.length,
    axes: new Map(axes.map((expression, index) => [expression, encode(columnOf(answer, axisName(index)))])),
    measures: Object.entries(query.measures).map(([name, { op }]) => [
      name,
      op,
      op === "distinct" ? places(columnOf(answer, name)) : numbers(columnOf(answer, name)),
    ]),
  };
}

/** Whether a value meets a test, as in SQL: null meets none. */
function tester(test: Test): (value: Cell) => boolean {
  if (test.kind === "range") {
    return (value) => typeof value === "number" && value >= test.from && value < test.to;
  }
  const values = new Set<Cell>(test.values);
  return (value) => value !== null && values.has(value);
}

/** The rows that meet every condition. */
function passing(cube: Cube, conditions: readonly Condition[]): Int32Array {
  const tests = conditions.map(({ expression, test }) => {
    const axis = cube.axes.get(expression);
    if (axis === undefined) throw new Error(`the cube is not split by ${expression}`);
    return { codes: axis.codes, passes: Uint8Array.from(axis.values, (value) => Number(tester(test)(value))) };
  });
  const rows = new Int32Array(cube.rows);
  let count = 0;
  for (let row = 0; row < cube.rows; row++) {
    if (tests.every(({ codes, passes }) => passes[codes[row] ?? -1] === 1)) rows[count++] = row;
  }
  return rows.subarray(0, count);
}

const combine: Readonly<Record<Exclude<Measure["op"], "distinct">, (a: number, b: number) => number>> = {
  count: (a, b) => a + b,
  sum: (a, b) => a + b,
  min: Math.min,
  max: Math.max,
};

/** How many different values some rows have, a number a group. */
function distinct(cube: Cube, rows: Int32Array, values: Float64Array): Float64Array {
  const counts = new Float64Array(cube.size);
  const seen = new Set<number>();
  for (const row of rows) {
    const value = values[row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const group = cube.groups[row] ?? 0;
    // Places are below the number of rows, so pairs are told apart.
    const pair = group * cube.rows + value;
    if (seen.has(pair)) continue;
    seen.add(pair);
    counts[group] = (counts[group] ?? 0) + 1;
  }
  return counts;
}

/** One measure over some rows, a value a group; NaN where the group has no value. */
function total(cube: Cube, rows: Int32Array, op: Measure["op"], values: Float64Array): Float64Array {
  if (op === "distinct") return distinct(cube, rows, values);
  const totals = new Float64Array(cube.size).fill(Number.NaN);
  const add = combine[op];
  for (const row of rows) {
    const value = values[row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const group = cube.groups[row] ?? 0;
    const present = totals[group] ?? Number.NaN;
    totals[group] = Number.isNaN(present) ? value : add(present, value);
  }
  return totals;
}

/**
 * What the database would answer under conditions on the cube's axes: groups without a row are absent, a sum over
 * nulls alone is null, and without keys there is always one row, with a count of 0 when nothing is left.
 */
export function sumCube(cube: Cube, conditions: readonly Condition[]): Columns {
  const rows = passing(cube, conditions);
  const occurs = new Uint8Array(cube.size);
  for (const row of rows) occurs[cube.groups[row] ?? 0] = 1;
  if (cube.keys.length === 0) occurs[0] = 1;
  const present = [...occurs.keys()].filter((group) => occurs[group] === 1);
  const answer: Record<string, readonly Cell[]> = {};
  for (const [name, values] of cube.keys) answer[name] = present.map((group) => values[group] ?? null);
  for (const [name, op, values] of cube.measures) {
    const totals = total(cube, rows, op, values);
    const none = op === "count" ? 0 : null;
    answer[name] = present.map((group) => {
      const value = totals[group] ?? Number.NaN;
      return Number.isNaN(value) ? none : value;
    });
  }
  return answer;
}
