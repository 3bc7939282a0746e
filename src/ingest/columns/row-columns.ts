import { isUnplaced } from "../build/build-extras.ts";
import type { Mapping } from "../meaning/mapping.ts";
import type { Findings } from "../table/findings.ts";
import { MS_A_DAY } from "../values/days.ts";
import { readNumber } from "../values/numbers.ts";
import { readText } from "../values/texts.ts";
import type { FileColumn } from "./file-columns.ts";
import { textsOf } from "./file-texts.ts";

/**
 * Notes of the columns that the model has no place for that they are no dimension of entries, as they say different
 * things of one entry. False: of one of them that is not sure, and its cells are to be read one by one.
 */
export function noteRowColumns(mapping: Mapping, columns: readonly FileColumn[], findings: Findings): boolean {
  // The tables of the model that are no contest's keep nothing beyond their columns.
  if (mapping.kind !== "contest") return true;
  const entry = mapping.columns.find(({ concept }) => concept === "entry_id");
  const entries = codesOf(entry === undefined ? undefined : columns[entry.index], (text) => text);
  if (entries === null) return false;
  for (const column of mapping.columns) {
    if (!isUnplaced(column)) continue;
    const said = columns[column.index];
    // Longer texts than a group's name.
    if (said?.kind !== "unread" && !saysTwoThings(entries, codesOf(said, groupOf))) return false;
    findings.add("no_dimension", "info", { row: 0, column: column.header, value: null });
  }
  return true;
}

/** Two ways to write a text or a number are one. */
function groupOf(text: string): string | null {
  const said = readText(text);
  if (said === null) return null;
  const number = readNumber(said);
  return typeof number === "number" ? String(number) : said.normalize("NFKC").replace(/\s+/g, "");
}

/** A number for what each row says, the same for the same; 0 for nothing. */
function codesOf(column: FileColumn | undefined, group: (text: string) => string | null): ArrayLike<number> | null {
  if (column === undefined || column.kind === "unread") return null;
  const places = new Map<string | number, number>();
  const placeOf = (value: string | number | null): number => {
    if (value === null || value === "") return 0;
    const place = places.get(value) ?? places.size + 1;
    places.set(value, place);
    return place;
  };
  if (column.kind === "texts") {
    const placesOfTexts = [0, ...textsOf(column).map((text) => placeOf(group(text)))];
    return column.codes.map((code) => placesOfTexts[code] ?? 0);
  }
  const { kind, values, missing } = column;
  // A moment may be written as its day.
  const sayingOf = (value: number): number => (kind === "times" ? Math.floor(value / MS_A_DAY) : value);
  return Int32Array.from(values, (value, row) => (missing?.[row] === 1 ? 0 : placeOf(sayingOf(value))));
}

function saysTwoThings(entries: ArrayLike<number>, said: ArrayLike<number> | null): boolean {
  if (said === null) return false;
  const first = new Map<number, number>();
  for (let row = 0; row < said.length; row++) {
    const entry = entries[row] ?? 0;
    const value = said[row] ?? 0;
    if (entry === 0 || value === 0) continue;
    const before = first.get(entry);
    if (before === undefined) first.set(entry, value);
    else if (before !== value) return true;
  }
  return false;
}
