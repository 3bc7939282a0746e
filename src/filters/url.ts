import { JUDGED_STAGES } from "../model/vocabulary.ts";
import {
  type Clause,
  DEFAULT_SETTINGS,
  type Field,
  fieldOf,
  pointFieldOf,
  type RangeField,
  rangeFieldOf,
  type Selection,
  type ViewSettings,
} from "./clauses.ts";
import { dayOfIso, isoOfDay } from "./days.ts";
import { isJudgeKey } from "./judges.ts";
import { clauseOf } from "./selection.ts";

/**
 * The address of a view: `#/overview?track=T01,T05&score=60..80&day=2026-05-01..2026-06-01&stage=preliminary`.
 * Sparse (only what differs from the default), readable, ranges half-open. `decode(encode(view))` is `view`. Judges
 * stand in it by the keys of judges.ts: an identifier that may be a name is never written, and never read.
 */

export const ROUTES = [
  "overview",
  "coverage",
  "themes",
  "registrations",
  "scores",
  "judges",
  "data",
  "report",
] as const;
export type Route = (typeof ROUTES)[number];

export interface Place {
  readonly route: Route;
  readonly selection: Selection;
  readonly settings: ViewSettings;
}

/** A part of an address that was left out, as it was written. */
export interface Dropped {
  readonly part: string;
  /**
   * unknown: no such screen or name; value: not a value of it; repeated: given before; gone: a term or theme that the
   * data have no longer.
   */
  readonly reason: "unknown" | "value" | "repeated" | "gone";
}

/** What has a meaning in an address, and what browsers would escape anyway; Chinese stays readable. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped
const RESERVED = /[\x00-\x20%&=,#?+"<>`\\^{|}\x7f]/g;

const escapeValue = (value: string): string =>
  value.replace(RESERVED, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);

/** Null where the percent signs make no sense. */
function unescapeValue(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

const formatEnd = (clause: Clause, end: number): string => (clause.field === "day" ? isoOfDay(end) : String(end));

/** Whether a value may stand in an address: of a judge only what names no person. */
const isOpen = (field: Field, value: string): boolean => field !== "judge" || isJudgeKey(value);

const formatClause = (clause: Clause): string =>
  clause.kind === "points"
    ? clause.values.map(escapeValue).join(",")
    : escapeValue(`${formatEnd(clause, clause.from)}..${formatEnd(clause, clause.to)}`);

/** The hash of a view, with its #. Clauses keep their order, settings follow. */
export function encode({ route, selection, settings }: Place): string {
  const parts = selection.flatMap((clause) => {
    const isSecret = clause.kind === "points" && !clause.values.every((value) => isOpen(clause.field, value));
    return isSecret ? [] : [`${escapeValue(clause.field)}=${formatClause(clause)}`];
  });
  if (settings.stage !== DEFAULT_SETTINGS.stage) parts.push(`stage=${settings.stage}`);
  if (settings.order !== DEFAULT_SETTINGS.order) parts.push(`order=${settings.order}`);
  if (settings.scoreStep !== DEFAULT_SETTINGS.scoreStep) parts.push(`step=${escapeValue(String(settings.scoreStep))}`);
  for (const [name, value] of Object.entries(settings.choices)) parts.push(`${name}=${escapeValue(value)}`);
  return parts.length === 0 ? `#/${route}` : `#/${route}?${parts.join("&")}`;
}

/** A choice on one panel: `coverage-track-area.share`. What it may be is the panel's affair. */
const CHOICE = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/;

const isSetting = (name: string): boolean =>
  name === "stage" || name === "order" || name === "step" || CHOICE.test(name);

function parseNumber(text: string): number | null {
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text)) return null;
  const number = Number(text);
  // Adding 0 makes −0 a plain 0.
  return Number.isFinite(number) ? number + 0 : null;
}

function parseRange(field: RangeField, text: string): Clause | null {
  const [first, last, ...more] = text.split("..");
  if (first === undefined || last === undefined || more.length > 0) return null;
  const parse = field === "day" ? dayOfIso : parseNumber;
  const from = parse(first);
  const to = parse(last);
  return from === null || to === null || from >= to ? null : { kind: "range", field, from, to };
}

interface Reading {
  place: Place;
  dropped: Dropped[];
}

function readClause(reading: Reading, field: Field, part: string, raw: string): void {
  const { place, dropped } = reading;
  if (clauseOf(place.selection, field) !== undefined) {
    dropped.push({ part, reason: "repeated" });
    return;
  }
  const clause = parseClause(field, part, raw, dropped);
  if (clause !== null) reading.place = { ...place, selection: [...place.selection, clause] };
}

function parseClause(field: Field, part: string, raw: string, dropped: Dropped[]): Clause | null {
  const rangeField = rangeFieldOf(field);
  if (rangeField !== undefined) {
    const text = unescapeValue(raw);
    const clause = text === null ? null : parseRange(rangeField, text);
    if (clause === null) dropped.push({ part, reason: "value" });
    return clause;
  }
  const pointField = pointFieldOf(field);
  if (pointField === undefined) return null;
  const values: string[] = [];
  for (const item of raw.split(",")) {
    const value = unescapeValue(item);
    if (value === null || value === "" || !isOpen(field, value)) {
      dropped.push({ part: `${escapeValue(field)}=${item}`, reason: "value" });
    } else if (values.includes(value)) dropped.push({ part: `${escapeValue(field)}=${item}`, reason: "repeated" });
    else values.push(value);
  }
  return values.length === 0 ? null : { kind: "points", field: pointField, values };
}

/** Undefined for a value that the setting does not have. */
function parseSetting(name: string, text: string, before: ViewSettings): Partial<ViewSettings> | undefined {
  if (CHOICE.test(name)) return text === "" ? undefined : { choices: { ...before.choices, [name]: text } };
  if (name === "stage") {
    const stage = JUDGED_STAGES.find((known) => known === text);
    return stage === undefined ? undefined : { stage };
  }
  if (name === "order") return text === "official" || text === "count" ? { order: text } : undefined;
  const scoreStep = parseNumber(text);
  return scoreStep === null || scoreStep <= 0 ? undefined : { scoreStep };
}

function readSetting(reading: Reading, name: string, part: string, raw: string): void {
  const text = unescapeValue(raw);
  const setting = text === null ? undefined : parseSetting(name, text, reading.place.settings);
  if (setting === undefined) reading.dropped.push({ part, reason: "value" });
  else reading.place = { ...reading.place, settings: { ...reading.place.settings, ...setting } };
}

/** Reads a hash (with or without #); what cannot be read is left out and reported, never guessed. */
export function decode(hash: string): Place & { readonly dropped: readonly Dropped[] } {
  const address = hash.replace(/^#?\/?/, "");
  const mark = address.indexOf("?");
  const path = mark < 0 ? address : address.slice(0, mark);
  const parts = mark < 0 ? [] : address.slice(mark + 1).split("&");
  const route = ROUTES.find((known) => known === path);
  const reading: Reading = {
    place: { route: route ?? "overview", selection: [], settings: DEFAULT_SETTINGS },
    dropped: route === undefined && path !== "" ? [{ part: path, reason: "unknown" }] : [],
  };
  const settingsSeen = new Set<string>();
  for (const part of parts.filter((text) => text !== "")) {
    const equals = part.indexOf("=");
    const name = equals < 0 ? part : part.slice(0, equals);
    const raw = equals < 0 ? "" : part.slice(equals + 1);
    const field = fieldOf(unescapeValue(name) ?? "");
    if (field !== undefined) readClause(reading, field, part, raw);
    else if (!isSetting(name)) reading.dropped.push({ part, reason: "unknown" });
    else if (settingsSeen.has(name)) reading.dropped.push({ part, reason: "repeated" });
    else {
      settingsSeen.add(name);
      readSetting(reading, name, part, raw);
    }
  }
  return { ...reading.place, dropped: reading.dropped };
}
