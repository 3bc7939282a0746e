import { readTime } from "../../../ingest/values/times.ts";
import { readInteger } from "../../../ingest/values/whole-numbers.ts";
import type { FormField } from "./form-sections.ts";

/** What a person writes in a field, and how a value stands there. */

export const textOf = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? "" : String(value);

/** 2026-06-05T18:00:00 → 2026-06-05 18:00; seconds where there are any. */
export const momentText = (iso: string | null | undefined): string =>
  textOf(iso)
    .replace("T", " ")
    .replace(/(:\d\d):00$/, "$1");

/** Null where nothing is written. */
export const filled = (value: string | undefined): string | null =>
  value === undefined || value.trim() === "" ? null : value.trim();
/** A text that is no number stays one, so that the schema refuses it by its place. So do moments and dates. */
export const number = (value: string | undefined): number | string | null => {
  const read = readInteger(filled(value));
  return typeof read === "number" ? read : filled(value);
};
/** 2026-06-05 18:00, 2026/6/5 18:00 or 2026年6月5日18时; a day without a time of day is no moment. */
export const moment = (value: string | undefined): string | null => {
  const read = readTime(filled(value));
  return typeof read === "number" && /\d\s*[:时点]/.test(value ?? "")
    ? new Date(read).toISOString().slice(0, 19)
    : filled(value);
};
export const date = (value: string | undefined): string | null => {
  const read = readTime(filled(value));
  return typeof read === "number" ? new Date(read).toISOString().slice(0, 10) : filled(value);
};

/** How a text that has been written stands once it is read; as it is where it cannot be. */
export function tidied({ kind }: FormField, value: string): string {
  if (kind === "moment") return momentText(moment(value));
  if (kind === "date") return textOf(date(value));
  return kind === "count" ? textOf(number(value)) : value;
}
