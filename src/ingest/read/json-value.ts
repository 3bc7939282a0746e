import type { SourceCell } from "../table/source.ts";

/** A value as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
export const isScalar = (value: Json): boolean => typeof value !== "object" || value === null;

/** Where a field of a record stands in the document: a/b. */
export const pathOf = (parent: string, name: string): string => (parent === "" ? name : `${parent}/${name}`);

/** Every value of a record, and of the records in it, by its path. */
export function eachScalar(record: JsonObject, see: (path: string, value: Json) => void, parent = ""): void {
  for (const [name, value] of Object.entries(record)) {
    const path = pathOf(parent, name);
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

/** A value as one cell; lists and records as JSON text. */
export const cellOf = (value: Json | undefined): SourceCell =>
  value === undefined || value === null ? null : typeof value === "object" ? JSON.stringify(value) : value;

/** A record's fields by their path (a/b), lists as JSON text. */
export function flatten(record: JsonObject, put: (path: string, cell: SourceCell) => void, parent = ""): void {
  for (const [name, value] of Object.entries(record)) {
    const path = pathOf(parent, name);
    if (isObject(value) && Object.keys(value).length > 0) flatten(value, put, path);
    else put(path, isObject(value) ? null : cellOf(value));
  }
}

/** In how many of the records each field stands, on average: {"a": {"x": 1}, "b": {"y": 2}} is no table. */
export function shareOf(rows: readonly JsonObject[]): number {
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
