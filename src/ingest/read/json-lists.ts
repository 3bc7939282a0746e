import { isArray, isObject, type Json, type JsonObject, pathOf, shareOf } from "./json-value.ts";

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

function eachList(
  record: JsonObject,
  parent: string,
  keyed: ReadonlySet<string>,
  see: (path: string, list: readonly Json[]) => void,
): void {
  for (const [name, value] of Object.entries(record)) {
    const path = pathOf(parent, name);
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
      const path = pathOf(parent, name);
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
