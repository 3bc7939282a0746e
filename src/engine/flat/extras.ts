import type { Extra, Measure, ScoreScale, ScoreSummary } from "../../model/catalogue.ts";
import { UNKNOWN } from "../../model/vocabulary.ts";
import { byName } from "../by-name.ts";
import { sqlNumber, sqlText } from "../sql.ts";
import type { At } from "../tables/at.ts";
import type { Engine } from "../types.ts";

/**
 * Columns that files had beside those of the model, as columns of the flat tables: one a header, with a value for each
 * entry, and of numbers another one with the number itself. What has too many values is grouped where it is numbers and
 * left out where it is not.
 */

/** How a column is made of the values told of it. */
export interface ExtraColumn extends Pick<Extra, "name" | "column"> {
  /** Half-open ranges that numbers fall into: the first begins at `first` times `step`. Null: each value is a group. */
  readonly ranges: { readonly step: number; readonly first: number } | null;
  /** In order, without 未填. */
  readonly values: readonly string[];
  /** Where its numbers stand; null: they are none. */
  readonly number: string | null;
}

/** More groups are no chart's. */
const MOST_GROUPS = 60;
/** More different numbers are a measure, and told in ranges. */
const MOST_NUMBERS = 20;
/** About so many ranges stand side by side. */
const RANGES = 8;
/** To so many places a number is reckoned in steps, as scores are: 0.3 / 0.1 is 2.9999999999999996, and means 3. */
const PLACES = 9;

/** The columns that there are, by name; the same for the same rows. */
export async function readExtras(engine: Engine, at: At): Promise<readonly ExtraColumn[]> {
  const told = await engine.columns(
    `SELECT CAST(name AS VARCHAR) AS name, count(DISTINCT value) AS groups, count(value) AS filled,
      count(${NUMBER}) AS numbers, count(number) AS read, min(${NUMBER}) AS low, max(${NUMBER}) AS high
    FROM ${at("entry_extras")} GROUP BY 1 HAVING count(DISTINCT value) > 0`,
  );
  const cell = (column: string, row: number): number => Number(told[column]?.[row] ?? 0);
  const found = (told.name ?? []).map((name, row) => ({ name: String(name), row }));
  const columns: (Omit<ExtraColumn, "column" | "number"> & { readonly isMeasure: boolean })[] = [];
  for (const { name, row } of found.sort((a, b) => byName.compare(a.name, b.name))) {
    const isNumbers = cell("numbers", row) === cell("filled", row);
    // Codes that look like numbers were read as texts; data kept before numbers were have texts alone.
    const isMeasure = isNumbers && cell("read", row) > 0 && cell("high", row) > cell("low", row);
    if (cell("groups", row) <= (isNumbers ? MOST_NUMBERS : MOST_GROUPS))
      columns.push({ name, isMeasure, ranges: null, values: await valuesOf(engine, at, name, isNumbers) });
    else if (isNumbers) columns.push({ name, isMeasure, ...rangesOf(cell("low", row), cell("high", row)) });
  }
  return columns.map(({ isMeasure, ...column }, i) => ({
    ...column,
    column: `extra_${i + 1}`,
    number: isMeasure ? `extra_${i + 1}_number` : null,
  }));
}

/** A value as a number; null where it is none. */
const NUMBER = "coalesce(number, TRY_CAST(CAST(value AS VARCHAR) AS DOUBLE))";

async function valuesOf(engine: Engine, at: At, name: string, isNumbers: boolean): Promise<readonly string[]> {
  const { value = [] } = await engine.columns(
    `SELECT DISTINCT CAST(value AS VARCHAR) AS value FROM ${at("entry_extras")}
    WHERE CAST(name AS VARCHAR) = ${sqlText(name)} AND value IS NOT NULL`,
  );
  return value
    .map(String)
    .filter((each) => each !== UNKNOWN)
    .sort(isNumbers ? (a, b) => Number(a) - Number(b) : byName.compare);
}

/** Of a round width (1, 2 or 5 and zeros); 20–40 ends before 40. */
function rangesOf(low: number, high: number): Pick<ExtraColumn, "ranges" | "values"> {
  const wanted = (high - low) / RANGES;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = round(power * ([1, 2, 5].find((digit) => digit * power >= wanted) ?? 10));
  const place = (value: number): number => Math.floor(Number((value / step).toFixed(PLACES)));
  const first = place(low);
  const count = place(high) - first + 1;
  const edge = (nth: number): number => round((first + nth) * step);
  return {
    ranges: { step, first },
    values: Array.from({ length: count }, (_, nth) => `${edge(nth)}–${edge(nth + 1)}`),
  };
}

/** 0.30000000000000004 is 0.3. */
const round = (value: number): number => Number(value.toPrecision(12));

/** The categories of the columns: an order is part of what a value is. */
export const extraTypes = (columns: readonly ExtraColumn[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    columns.map(({ column, values }) => [`fact_${column}`, [`SELECT unnest(${listed([...values, UNKNOWN])}) AS v`]]),
  );

/** Rows of entry_facts with what is said of them beyond the model; of whom nothing is said that is 未填. */
export function withExtras(entries: string, columns: readonly ExtraColumn[], at: At): string {
  if (columns.length === 0) return entries;
  const picked = columns.flatMap((extra) => {
    const { name, column, number } = extra;
    const own = `FILTER (CAST(name AS VARCHAR) = ${sqlText(name)})`;
    const group = `max(${groupSql(extra)}) ${own} AS ${column}`;
    return number === null ? [group] : [group, `max(${NUMBER}) ${own} AS ${number}`];
  });
  const shown = columns.flatMap(({ column, number }) => [
    `CAST(coalesce(x.${column}, ${sqlText(UNKNOWN)}) AS fact_${column}) AS ${column}`,
    ...(number === null ? [] : [`x.${number}`]),
  ]);
  return `SELECT f.*, ${shown.join(", ")} FROM (${entries}) f LEFT JOIN
    (SELECT CAST(entry_id AS VARCHAR) AS of_entry, ${picked.join(", ")} FROM ${at("entry_extras")} GROUP BY 1) x
    ON f.entry_id = x.of_entry`;
}

const listed = (values: readonly string[]): string => `[${values.map(sqlText).join(", ")}]`;

/** The group that a value belongs to. */
function groupSql({ ranges, values }: ExtraColumn): string {
  if (ranges === null) return "CAST(value AS VARCHAR)";
  const place = `CAST(floor(round(${NUMBER} / ${sqlNumber(ranges.step)}, ${PLACES})) AS INTEGER) - ${sqlNumber(ranges.first)} + 1`;
  return `list_extract(${listed(values)}, ${place})`;
}

/** The columns of the flat tables that they make. */
export const extraColumns = (columns: readonly ExtraColumn[]): readonly string[] =>
  columns.flatMap(({ column, number }) => (number === null ? [column] : [column, number]));

/** What is known of a column of numbers, in the order of a ScoreSummary, and whether all of them are whole. */
const figuresOf = (number: string): string =>
  `count(${number}) AS n_${number}, min(${number}) AS min_${number}, quantile_cont(${number}, 0.25) AS q1_${number},
  quantile_cont(${number}, 0.75) AS q3_${number}, max(${number}) AS max_${number},
  count(*) FILTER (${number} <> trunc(${number})) AS broken_${number}`;

/**
 * The columns as they are chosen from, with 未填 where it occurs, and the bins of those that are numbers.
 *
 * @param scale how numbers are binned, from what is known of them
 */
export async function readExtraAxes(
  engine: Engine,
  at: At,
  scale: (summary: ScoreSummary) => ScoreScale,
): Promise<readonly Extra[]> {
  const columns = await readExtras(engine, at);
  if (columns.length === 0) return [];
  const asked = columns.flatMap(({ column, number }) => [
    `count(*) FILTER (${column} = ${sqlText(UNKNOWN)}) AS ${column}`,
    ...(number === null ? [] : [figuresOf(number)]),
  ]);
  const found = await engine.columns(`SELECT ${asked.join(", ")} FROM ${at("entry_facts")}`);
  const cell = (name: string): number => Number(found[name]?.[0] ?? 0);
  const measureOf = (column: string): Measure | null => {
    const of = (name: string): number => cell(`${name}_${column}`);
    if (of("n") === 0) return null;
    const summary = { n: of("n"), min: of("min"), q1: of("q1"), q3: of("q3"), max: of("max") };
    return { column, isWhole: of("broken") === 0, min: summary.min, max: summary.max, step: scale(summary).step };
  };
  return columns.map(({ name, column, number, values }) => {
    const measure = number === null ? null : measureOf(number);
    return {
      name,
      column,
      values: cell(column) > 0 ? [...values, UNKNOWN] : values,
      ...(measure === null ? {} : { measure }),
    };
  });
}
