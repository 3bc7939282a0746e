import { ENTRY_NOUNS, METRICS, TARGET_DIMENSIONS } from "../../../model/settings.ts";

/**
 * Settings as people write them: sections of rows of texts, on the screen and in the workbook alike. What a text
 * means is decided once, by the schema of the settings.
 */

export type FieldKind = "text" | "count" | "moment" | "date" | "choice" | "key" | "note";

export interface FormField {
  readonly name: string;
  /** key: names the row, given by the contest; note: says more of it. Neither is written. */
  readonly kind: FieldKind;
  /** What may be chosen; of `choice` only. */
  readonly choices?: readonly string[];
}

const field = (name: string, kind: FieldKind = "text"): FormField => ({ name, kind });
const choice = (name: string, choices: readonly string[]): FormField => ({ name, kind: "choice", choices });

/** The sections in the order of the screen; `open` ones take more rows. */
export const SECTIONS = {
  contest: {
    isOpen: false,
    fields: [
      field("contest_name"),
      field("as_of", "moment"),
      choice("entry_noun", ENTRY_NOUNS),
      field("max_entries", "count"),
    ],
  },
  stages: {
    isOpen: false,
    fields: [
      field("stage", "key"),
      field("stage_name"),
      field("starts_at", "moment"),
      field("deadline_at", "moment"),
      field("extended_to", "moment"),
    ],
  },
  targets: {
    isOpen: true,
    fields: [
      choice("dimension", TARGET_DIMENSIONS),
      field("value"),
      choice("metric", METRICS),
      field("target", "count"),
    ],
  },
  events: { isOpen: true, fields: [field("date", "date"), field("label")] },
  areas: { isOpen: true, fields: [field("name"), field("row", "count"), field("column", "count")] },
  tracks: {
    isOpen: false,
    fields: [
      field("track_id", "key"),
      field("track_name", "note"),
      field("host_org"),
      field("host_area"),
      field("quota_award", "count"),
      field("quota_national", "count"),
    ],
  },
  limits: {
    isOpen: false,
    fields: [field("problem_id", "key"), field("problem_title", "note"), field("max_entries", "count")],
  },
  baselines: {
    isOpen: true,
    fields: [field("label"), choice("metric", METRICS), field("value", "count"), field("unit"), field("source")],
  },
} as const satisfies Record<string, { readonly isOpen: boolean; readonly fields: readonly FormField[] }>;

export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as readonly SectionName[];
export const fieldsOf = (section: SectionName): readonly FormField[] => SECTIONS[section].fields;
/** The field that names a section's rows; undefined where rows have no name. */
export const keyOf = (section: SectionName): string | undefined =>
  fieldsOf(section).find(({ kind }) => kind === "key")?.name;
export const isWritten = ({ kind }: FormField): boolean => kind !== "key" && kind !== "note";

/** One row: field → text, "" where nothing is written. */
export type FormRow = Readonly<Record<string, string>>;
export type SettingsForm = Readonly<Record<SectionName, readonly FormRow[]>>;

/** A row in which nothing is written yet. */
export const blankRow = (section: SectionName): FormRow =>
  Object.fromEntries(fieldsOf(section).map(({ name, choices }) => [name, choices?.[0] ?? ""]));
