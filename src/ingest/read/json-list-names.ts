import { isObject, isScalar, type Json } from "./json-value.ts";

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
