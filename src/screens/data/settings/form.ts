import type { Catalogue } from "../../../model/catalogue.ts";
import { areasOf, BEYOND, type Province } from "../../../model/provinces.ts";
import { ENTRY_NOUNS, METRICS, type Settings, settingsSchema, TARGET_DIMENSIONS } from "../../../model/settings.ts";
import { STAGES } from "../../../model/vocabulary.ts";

/**
 * Settings as people write them: sections of rows of texts, on the screen and in the workbook alike. What a text
 * means is decided once, by the schema of the settings.
 */

export type FieldKind = "text" | "count" | "moment" | "date" | "choice";

export interface FormField {
  readonly name: string;
  readonly kind: FieldKind;
  /** What may be chosen; of `choice` only. */
  readonly choices?: readonly string[];
  /** Names the row: given by the contest and not written. */
  readonly isKey?: boolean;
}

const field = (name: string, kind: FieldKind = "text"): FormField => ({ name, kind });
const key = (name: string): FormField => ({ name, kind: "text", isKey: true });
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
      key("stage"),
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
      key("track_id"),
      field("host_org"),
      field("host_area"),
      field("quota_award", "count"),
      field("quota_national", "count"),
    ],
  },
  limits: { isOpen: true, fields: [field("problem_id"), field("max_entries", "count")] },
  baselines: {
    isOpen: true,
    fields: [field("label"), choice("metric", METRICS), field("value", "count"), field("unit"), field("source")],
  },
} as const satisfies Record<string, { readonly isOpen: boolean; readonly fields: readonly FormField[] }>;

export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as readonly SectionName[];

/** One row: field → text, "" where nothing is written. */
export type FormRow = Readonly<Record<string, string>>;
export type SettingsForm = Readonly<Record<SectionName, readonly FormRow[]>>;

/** What is wrong, and where; rows from 0. The rule's name is one of the schema's. */
export interface FormFault {
  readonly section: SectionName;
  readonly row: number;
  readonly field: string;
  readonly rule: string;
}

const text = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? "" : String(value);

/** What a person has set, over rows for every stage and every track of the contest. */
export function formOf(settings: Settings, { tracks }: Pick<Catalogue, "tracks">): SettingsForm {
  return {
    contest: [
      {
        contest_name: settings.contest_name,
        as_of: text(settings.as_of),
        entry_noun: settings.entry_noun,
        max_entries: text(settings.max_entries.default),
      },
    ],
    stages: STAGES.map((stage) => {
      const own = settings.stages[stage];
      return {
        stage,
        stage_name: text(own?.stage_name),
        starts_at: text(own?.starts_at),
        deadline_at: text(own?.deadline_at),
        extended_to: text(own?.extended_to),
      };
    }),
    targets: settings.targets.map((row) => ({ ...row, target: text(row.target) })),
    events: settings.events.map((row) => ({ ...row })),
    areas: settings.areas.map(({ name, tile }) => ({ name, row: text(tile?.row), column: text(tile?.column) })),
    tracks: [...new Set([...tracks.map(({ track_id }) => track_id), ...Object.keys(settings.tracks)])].map(
      (track_id) => {
        const own = settings.tracks[track_id];
        return {
          track_id,
          host_org: text(own?.host_org),
          host_area: text(own?.host_area),
          quota_award: text(own?.quota_award),
          quota_national: text(own?.quota_national),
        };
      },
    ),
    limits: Object.entries(settings.max_entries.problems).map(([problem_id, max_entries]) => ({
      problem_id,
      max_entries: text(max_entries),
    })),
    baselines: settings.baselines.map((row) => ({ ...row, value: text(row.value) })),
  };
}

const filled = (value: string | undefined): string | null =>
  value === undefined || value.trim() === "" ? null : value.trim();
/** A text that is no number stays one, so that the schema refuses it by its place. */
const number = (value: string | undefined): number | string | null => {
  const written = filled(value);
  return written === null || !/^-?\d+(\.\d+)?$/.test(written) ? written : Number(written);
};
/** A choice always stands on something: it alone makes no row. */
const isBlank = (section: SectionName, row: FormRow): boolean =>
  SECTIONS[section].fields.every((each: FormField) => each.kind === "choice" || (row[each.name] ?? "").trim() === "");
const withSeconds = (value: string | undefined): string | null => {
  const written = filled(value)?.replace(" ", "T") ?? null;
  return written !== null && /T\d\d:\d\d$/.test(written) ? `${written}:00` : written;
};

/** Rows in which something is written, each with its place. */
const written = (form: SettingsForm, section: SectionName): readonly (readonly [number, FormRow])[] =>
  form[section].flatMap((row, place) => (isBlank(section, row) ? [] : [[place, row] as const]));

/**
 * The settings that a form means, or everything that is wrong with it. Blank rows mean nothing. Saved settings are a
 * person's own: no longer 演示.
 */
export function readForm(
  form: SettingsForm,
): { readonly settings: Settings } | { readonly faults: readonly FormFault[] } {
  const faults: FormFault[] = [];
  const lists = {
    areas: written(form, "areas"),
    targets: written(form, "targets"),
    events: written(form, "events"),
    baselines: written(form, "baselines"),
  };
  const limits = written(form, "limits");
  const [contest] = form.contest;
  for (const [row, { row: tileRow = "", column = "" }] of lists.areas) {
    if ((filled(tileRow) === null) !== (filled(column) === null)) {
      faults.push({ section: "areas", row, field: filled(tileRow) === null ? "row" : "column", rule: "missing" });
    }
  }
  const seen = new Set<string>();
  for (const [row, { problem_id = "", max_entries = "" }] of limits) {
    if (filled(problem_id) === null) faults.push({ section: "limits", row, field: "problem_id", rule: "missing" });
    else if (seen.has(problem_id.trim()))
      faults.push({ section: "limits", row, field: "problem_id", rule: "repeated" });
    if (filled(max_entries) === null) faults.push({ section: "limits", row, field: "max_entries", rule: "positive" });
    seen.add(problem_id.trim());
  }
  const parsed = settingsSchema.safeParse({
    contest_name: contest?.contest_name ?? "",
    is_demo: false,
    entry_noun: filled(contest?.entry_noun) ?? undefined,
    as_of: withSeconds(contest?.as_of),
    areas: lists.areas.map(([, row]) => ({
      name: row.name,
      tile:
        filled(row.row) === null || filled(row.column) === null
          ? null
          : { row: number(row.row), column: number(row.column) },
    })),
    stages: Object.fromEntries(
      form.stages
        .map((row) => ({
          stage: row.stage ?? "",
          stage_name: filled(row.stage_name),
          starts_at: withSeconds(row.starts_at),
          deadline_at: withSeconds(row.deadline_at),
          extended_to: withSeconds(row.extended_to),
        }))
        .filter(({ stage: _, ...own }) => Object.values(own).some((value) => value !== null))
        .map(({ stage, ...own }) => [stage, own]),
    ),
    tracks: Object.fromEntries(
      form.tracks
        .map((row) => ({
          track_id: row.track_id ?? "",
          host_org: filled(row.host_org),
          host_area: filled(row.host_area),
          quota_award: number(row.quota_award),
          quota_national: number(row.quota_national),
        }))
        .filter(({ track_id: _, ...own }) => Object.values(own).some((value) => value !== null))
        .map(({ track_id, ...own }) => [track_id, own]),
    ),
    max_entries: {
      default: number(contest?.max_entries),
      problems: Object.fromEntries(
        limits.flatMap(([, row]) =>
          filled(row.problem_id) === null || filled(row.max_entries) === null
            ? []
            : [[filled(row.problem_id), number(row.max_entries)]],
        ),
      ),
    },
    targets: lists.targets.map(([, row]) => ({ ...row, value: row.value?.trim() ?? "", target: number(row.target) })),
    baselines: lists.baselines.map(([, row]) => ({ ...row, value: number(row.value) })),
    events: lists.events.map(([, row]) => ({ ...row, date: row.date?.trim() })),
  });
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const fault = placeOf(path, message, form, lists);
      // One fault a field is enough to mend it.
      const isSaid = ({ section, row, field }: FormFault): boolean =>
        section === fault.section && row === fault.row && field === fault.field;
      if (!faults.some(isSaid)) faults.push(fault);
    }
  }
  return parsed.success && faults.length === 0 ? { settings: parsed.data } : { faults };
}

type Lists = Readonly<Record<"areas" | "targets" | "events" | "baselines", readonly (readonly [number, FormRow])[]>>;

/** From a place in the settings to its place in the form. */
function placeOf(path: readonly PropertyKey[], rule: string, form: SettingsForm, lists: Lists): FormFault {
  const [top, second, third, fourth] = path;
  if (top === "stages" || top === "tracks") {
    const by = top === "stages" ? "stage" : "track_id";
    const row = form[top].findIndex((each) => each[by] === second);
    return { section: top, row, field: String(third ?? by), rule };
  }
  if (top === "max_entries") {
    if (second === "default") return { section: "contest", row: 0, field: "max_entries", rule };
    return {
      section: "limits",
      row: form.limits.findIndex((each) => each.problem_id?.trim() === third),
      field: "max_entries",
      rule,
    };
  }
  if (top === "areas" || top === "targets" || top === "events" || top === "baselines") {
    const row = typeof second === "number" ? (lists[top][second]?.[0] ?? 0) : 0;
    const name = third === "tile" ? (fourth ?? "row") : third;
    return { section: top, row, field: String(name ?? SECTIONS[top].fields[0].name), rule };
  }
  return { section: "contest", row: 0, field: String(top ?? "contest_name"), rule };
}

/** A province's areas, and what registration forms offer beside them, as rows. */
export const areaRows = (province: Province): readonly FormRow[] => [
  ...areasOf(province).map(({ name, tile }) => ({ name, row: text(tile?.row), column: text(tile?.column) })),
  ...BEYOND.map((name) => ({ name, row: "", column: "" })),
];

/** A row in which nothing is written yet. */
export const blankRow = (section: SectionName): FormRow =>
  Object.fromEntries(SECTIONS[section].fields.map((each: FormField) => [each.name, each.choices?.[0] ?? ""]));
