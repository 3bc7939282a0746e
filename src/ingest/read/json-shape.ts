import type { SourceCell } from "../table/source.ts";

/** A value as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isScalar = (value: Json): boolean => typeof value !== "object" || value === null;

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
    search(inner, path === "" ? name : `${path}/${name}`, depth + 1, tables, beside);
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

/** In how many of the records each field stands, on average: {"a": {"x": 1}, "b": {"y": 2}} is no table. */
function shareOf(rows: readonly JsonObject[]): number {
  const names = new Set<string>();
  let fields = 0;
  for (const row of rows) {
    for (const field of Object.keys(row)) {
      names.add(field);
      fields++;
    }
  }
  return names.size === 0 ? 0 : fields / names.size / rows.length;
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

/** A field of records that holds a list of records. */
export interface ChildList {
  readonly path: string;
  /** The lists of several fields of one kind, as {"Room A": […], "Room B": […]}: each record gets its field as key. */
  readonly isKeyed: boolean;
}

/** Fields that hold lists of records with figures in them (the reviews of a paper): a table of their own. */
export function childLists(rows: readonly Json[]): readonly ChildList[] {
  const looked = rows.slice(0, 1000).filter(isObject);
  const keyed = keyedLists(looked);
  const paths = new Map<string, boolean>();
  for (const row of looked) {
    eachList(row, "", keyed, (path, list) => {
      const hasFigures = list.some((item) => isObject(item) && hasNumber(item, 0));
      if (list.length > 0 && list.every(isObject)) paths.set(path, paths.get(path) === true || hasFigures);
    });
  }
  return [...paths].flatMap(([path, hasFigures]) => (hasFigures ? [{ path, isKeyed: keyed.has(path) }] : []));
}

/** The list under a path of a record; empty where it has none. */
export function listAt(record: JsonObject, { path, isKeyed }: ChildList): readonly Json[] {
  let found: readonly Json[] = [];
  eachList(record, "", new Set(isKeyed ? [path] : []), (at, list) => {
    if (at === path) found = list;
  });
  return found;
}

/** Every value of a record, and of the records in it, by its path. */
export function eachScalar(record: JsonObject, see: (path: string, value: Json) => void, parent = ""): void {
  for (const [name, value] of Object.entries(record)) {
    const path = parent === "" ? name : `${parent}/${name}`;
    if (isObject(value)) eachScalar(value, see, path);
    else if (!isArray(value) && value !== null) see(path, value);
  }
}

export function scalarAt(record: JsonObject, path: string): Json | undefined {
  let found: Json | undefined;
  eachScalar(record, (at, value) => {
    if (at === path) found = value;
  });
  return found;
}

const NAMING = /id$|key|label|name|index|title|problem/i;

/**
 * Lists of one length in which nothing but its place says what an item is of: the results of problems A, B, C, one
 * list a team.
 */
export function areParallel(lists: readonly (readonly Json[])[]): boolean {
  const [first = []] = lists;
  if (lists.length < 2 || first.length < 2 || lists.some((list) => list.length !== first.length)) return false;
  // What the items of the first list are called; a time differs from item to item too, and from list to list.
  const labels = new Map<string, Set<Json>>();
  for (const item of first.filter(isObject)) {
    for (const [field, value] of Object.entries(item)) labels.set(field, (labels.get(field) ?? new Set()).add(value));
  }
  const tells = (field: string): boolean =>
    lists.every((list) => {
      const values = list.map((item) => (isObject(item) ? (item[field] ?? null) : null));
      const isLabel = NAMING.test(field) || values.every((value) => labels.get(field)?.has(value) === true);
      return (
        isLabel && values.every((value) => value !== null && isScalar(value)) && new Set(values).size === values.length
      );
    });
  return ![...labels.keys()].some(tells);
}

/** Longer texts are what somebody says, and no name. */
const LONGEST_NAME = 64;

/** Lists of which no field names the items: the reviews of a paper by whoever. */
export function areNameless(lists: readonly (readonly Json[])[]): boolean {
  const several = lists.filter((list) => list.length > 1);
  const fields = new Set(several.flatMap((list) => list.flatMap((item) => (isObject(item) ? Object.keys(item) : []))));
  const isName = (value: Json | undefined): boolean =>
    typeof value === "number" || (typeof value === "string" && value !== "" && value.length <= LONGEST_NAME);
  const names = (field: string): boolean =>
    several.every((list) => {
      const values = list.map((item) => (isObject(item) ? item[field] : undefined));
      return values.every(isName) && new Set(values).size === values.length;
    });
  return several.length > 0 && ![...fields].some(names);
}

function eachList(
  record: JsonObject,
  parent: string,
  keyed: ReadonlySet<string>,
  see: (path: string, list: readonly Json[]) => void,
): void {
  for (const [name, value] of Object.entries(record)) {
    const path = parent === "" ? name : `${parent}/${name}`;
    if (isArray(value)) see(path, value);
    else if (isObject(value) && keyed.has(path)) see(path, withKeys(value));
    else if (isObject(value)) eachList(value, path, keyed, see);
  }
}

const withKeys = (lists: JsonObject): readonly Json[] =>
  Object.entries(lists).flatMap(([key, list]) =>
    isArray(list) ? list.map((item): Json => (isObject(item) ? { key, ...item } : item)) : [],
  );

/** As like as the records of lists of one kind are. */
const ALIKE = 0.8;

/** Paths of objects that hold nothing but lists of records of one kind, two lists at least. */
function keyedLists(rows: readonly JsonObject[]): ReadonlySet<string> {
  const found = new Map<string, Set<string>>();
  const others = new Set<string>();
  const look = (record: JsonObject, parent: string): void => {
    for (const [name, value] of Object.entries(record)) {
      if (!isObject(value)) continue;
      const path = parent === "" ? name : `${parent}/${name}`;
      const lists = Object.values(value);
      const records = lists.flatMap((list) => (isArray(list) ? list.filter(isObject) : []));
      const areLists = lists.every((list) => isArray(list) && list.every(isObject));
      if (!areLists || (records.length > 0 && shareOf(records) < ALIKE)) others.add(path);
      else found.set(path, new Set([...(found.get(path) ?? []), ...Object.keys(value)]));
      look(value, path);
    }
  };
  for (const row of rows) look(row, "");
  return new Set([...found].flatMap(([path, keys]) => (keys.size > 1 && !others.has(path) ? [path] : [])));
}

const hasNumber = (record: JsonObject, depth: number): boolean =>
  Object.entries(record).some(
    ([name, value]) =>
      (typeof value === "number" && !/(^|_)id$|date|time/i.test(name)) ||
      (typeof value === "string" && /^\s*-?\d+(\.\d+)?\s*(:|$)/.test(value) && !/(^|_)id$|date|time/i.test(name)) ||
      (depth < 2 && isObject(value) && hasNumber(value, depth + 1)),
  );

/** A value as one cell; lists and records as JSON text. */
export const cellOf = (value: Json | undefined): SourceCell =>
  value === undefined || value === null ? null : typeof value === "object" ? JSON.stringify(value) : value;

/** A record's fields by their path (a/b), lists as JSON text. */
export function flatten(record: JsonObject, put: (path: string, cell: SourceCell) => void, parent = ""): void {
  for (const [name, value] of Object.entries(record)) {
    const path = parent === "" ? name : `${parent}/${name}`;
    if (isObject(value) && Object.keys(value).length > 0) flatten(value, put, path);
    else put(path, isObject(value) ? null : cellOf(value));
  }
}
