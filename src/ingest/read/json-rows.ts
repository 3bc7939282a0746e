import type { SourceCell } from "../table/source.ts";
import { cellOf, isArray, isObject, isScalar, type Json, type JsonObject, pathOf, shareOf } from "./json-value.ts";

/** Rows found in a JSON document: records by name, or lists by position. */
export interface FoundRows {
  /** Where in the document, as a/b; empty at its top. */
  readonly path: string;
  readonly rows: readonly Json[];
  /** The keys that the rows stood under, where they were no list. */
  readonly keys?: readonly string[];
  /** Names of the columns, where the document gives them apart from lists of cells. */
  readonly columns?: readonly string[];
}

export interface FoundShape {
  readonly tables: readonly FoundRows[];
  /** What stands beside the rows: path → value. */
  readonly beside: readonly (readonly [string, SourceCell])[];
}

const DEPTH = 4;
/** So many numbers under names are a list of them; fewer are one record. */
const FEWEST_KEYS = 10;

/**
 * Where the rows of a JSON document are. They are a list of records, a list of lists, an object of records under keys
 * ({"team1": {…}}), columns under names (as pandas writes them), or any of these inside an object ({"data": […]}), each
 * of them one table; an object of nothing but values is one row.
 */
export function findRows(document: Json): FoundShape {
  const tables: FoundRows[] = [];
  const beside: (readonly [string, SourceCell])[] = [];
  search(document, "", 0, tables, beside);
  if (tables.length > 0 || !isObject(document)) return { tables, beside };
  // An export of nothing is no record of its own wrapping.
  const values = Object.values(document);
  if (values.length === 0 || values.some((value) => isArray(value) && value.length === 0)) return { tables, beside };
  // {"p1": 7.5, "p2": 4, …}: a number for each key.
  if (values.length >= FEWEST_KEYS && values.every((value) => typeof value === "number"))
    return {
      tables: [{ path: "", rows: values.map((value) => ({ value })), keys: Object.keys(document) }],
      beside: [],
    };
  return { tables: [{ path: "", rows: [document] }], beside: [] };
}

function search(
  value: Json,
  path: string,
  depth: number,
  tables: FoundRows[],
  beside: (readonly [string, SourceCell])[],
): void {
  const rows = rowsAt(value);
  if (rows !== null && (depth === 0 || rows.rows.some((row) => !isScalar(row)))) {
    tables.push({ path, ...rows });
    return;
  }
  if (!isObject(value) || depth >= DEPTH) {
    beside.push([path, cellOf(value)]);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    search(inner, pathOf(path, name), depth + 1, tables, beside);
  }
}

/** The rows that a value is; null where it is a record or a scalar. */
function rowsAt(value: Json): Omit<FoundRows, "path"> | null {
  if (isArray(value)) return value.length === 0 ? null : { rows: value };
  if (!isObject(value)) return null;
  const names = Object.keys(value);
  const { columns, data } = value;
  if (isArray(columns) && isArray(data) && columns.every(isScalar) && data.length > 0 && data.every(isArray)) {
    return { rows: data, columns: columns.map((name) => String(name ?? "")) };
  }
  return columnar(value, names) ?? nested(value) ?? keyed(value, names);
}

/** {"name": ["a", "b"], "score": [1, 2]} and {"name": {"0": "a", "1": "b"}, …}. */
function columnar(value: JsonObject, names: readonly string[]): Omit<FoundRows, "path"> | null {
  const lists: (readonly Json[])[] = [];
  for (const name of names) {
    const column = value[name];
    const list = isArray(column) ? column : isObject(column) ? numbered(column) : null;
    if (list === null || list.length < 2 || !list.every(isScalar)) return null;
    lists.push(list);
  }
  const [first, ...others] = lists;
  if (first === undefined || others.length === 0 || others.some((list) => list.length !== first.length)) return null;
  return { columns: names, rows: first.map((_, row) => lists.map((list) => list[row] ?? null)) };
}

const numbered = (column: JsonObject): readonly Json[] | null =>
  Object.keys(column).every((key, i) => key === String(i)) ? Object.values(column) : null;

/** Records under keys: two or more objects that mostly have the same fields. */
function keyed(value: JsonObject, names: readonly string[]): Omit<FoundRows, "path"> | null {
  if (names.length < 2) return null;
  const rows = Object.values(value);
  if (!rows.every(isObject) || shareOf(rows) <= 0.5) return null;
  return { rows, keys: names };
}

/** So many fields that all records have may be their fields; more, or others in each, are keys. */
const MOST_FIELDS = 12;

/**
 * Records under keys under keys, as timetables have them ({"2026-06-05": {"530": {"Room A": {…}}}}): each with the keys
 * that lead to it. Null where a level has values of its own, and where each record simply has the same few parts.
 */
function nested(value: JsonObject): Omit<FoundRows, "path"> | null {
  if (Object.keys(value).length < 2) return null;
  let level: { readonly keys: readonly string[]; readonly value: JsonObject }[] = [{ keys: [], value }];
  let depth = 0;
  while (level.every((each) => isMap(each.value))) {
    if (depth++ === DEPTH) return null;
    const below: typeof level = [];
    for (const each of level) {
      for (const [name, inner] of Object.entries(each.value)) {
        if (isObject(inner)) below.push({ keys: [...each.keys, name], value: inner });
      }
    }
    // Keys under which nothing stands.
    level = below.filter((each) => Object.keys(each.value).length > 0);
    if (level.length === 0) return null;
  }
  const rows = level.map((each) => each.value);
  if (depth < 2 || rows.length < 2 || shareOf(rows) <= 0.5 || rows.some((row) => isMap(row))) return null;
  const last = new Set(level.map(({ keys }) => keys.at(-1)));
  const outer = new Set(level.map(({ keys }) => keys.slice(0, -1).join("\u0000")));
  if (last.size <= MOST_FIELDS && rows.length === last.size * outer.size) return null;
  return {
    rows: level.map(({ keys, value: row }) => ({
      ...Object.fromEntries(keys.map((key, i) => [i === 0 ? "key" : `key ${i + 1}`, key])),
      ...row,
    })),
  };
}

/** Nothing but records, or blanks, under its keys. */
const isMap = (value: JsonObject): boolean => Object.values(value).every((inner) => isObject(inner) || inner === null);
