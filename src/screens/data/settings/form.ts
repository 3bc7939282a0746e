import { readTime } from "../../../ingest/values/times.ts";
import { readInteger } from "../../../ingest/values/whole-numbers.ts";
import type { Catalogue } from "../../../model/catalogue.ts";
import { areasOf, beyondOf, type Province } from "../../../model/provinces.ts";
import { ENTRY_NOUNS, METRICS, type Settings, settingsSchema, TARGET_DIMENSIONS } from "../../../model/settings.ts";
import { STAGES } from "../../../model/vocabulary.ts";

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

/** What is wrong, and where; rows from 0. The rule's name is one of the schema's. */
export interface FormFault {
  readonly section: SectionName;
  readonly row: number;
  readonly field: string;
  readonly rule: string;
}

export const textOf = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? "" : String(value);

/** 2026-06-05T18:00:00 → 2026-06-05 18:00; seconds where there are any. */
export const momentText = (iso: string | null | undefined): string =>
  textOf(iso)
    .replace("T", " ")
    .replace(/(:\d\d):00$/, "$1");

/** The contest's own rows first, then those that only the settings name. */
const keysOf = (known: readonly string[], set: object): readonly string[] => [
  ...new Set([...known, ...Object.keys(set)]),
];

/** What a person has set, over rows for every stage, track and problem of the contest. */
export function formOf(settings: Settings, { tracks, problems }: Pick<Catalogue, "tracks" | "problems">): SettingsForm {
  const trackNames = new Map(tracks.map(({ track_id, track_name }) => [track_id, track_name]));
  const titles = new Map(problems.map(({ problem_id, problem_title }) => [problem_id, problem_title]));
  return {
    contest: [
      {
        contest_name: settings.contest_name,
        as_of: momentText(settings.as_of),
        entry_noun: settings.entry_noun,
        max_entries: textOf(settings.max_entries.default),
      },
    ],
    stages: STAGES.map((stage) => {
      const own = settings.stages[stage];
      return {
        stage,
        stage_name: textOf(own?.stage_name),
        starts_at: momentText(own?.starts_at),
        deadline_at: momentText(own?.deadline_at),
        extended_to: momentText(own?.extended_to),
      };
    }),
    targets: settings.targets.map((row) => ({ ...row, target: textOf(row.target) })),
    events: settings.events.map((row) => ({ ...row })),
    areas: settings.areas.map(({ name, tile }) => ({ name, row: textOf(tile?.row), column: textOf(tile?.column) })),
    tracks: keysOf([...trackNames.keys()], settings.tracks).map((track_id) => {
      const own = settings.tracks[track_id];
      return {
        track_id,
        track_name: textOf(trackNames.get(track_id)),
        host_org: textOf(own?.host_org),
        host_area: textOf(own?.host_area),
        quota_award: textOf(own?.quota_award),
        quota_national: textOf(own?.quota_national),
      };
    }),
    limits: keysOf([...titles.keys()], settings.max_entries.problems).map((problem_id) => ({
      problem_id,
      problem_title: textOf(titles.get(problem_id)),
      max_entries: textOf(settings.max_entries.problems[problem_id]),
    })),
    baselines: settings.baselines.map((row) => ({ ...row, value: textOf(row.value) })),
  };
}

const filled = (value: string | undefined): string | null =>
  value === undefined || value.trim() === "" ? null : value.trim();
/** A text that is no number stays one, so that the schema refuses it by its place. So do moments and dates. */
const number = (value: string | undefined): number | string | null => {
  const read = readInteger(filled(value));
  return typeof read === "number" ? read : filled(value);
};
/** 2026-06-05 18:00, 2026/6/5 18:00 or 2026年6月5日18时; a day without a time of day is no moment. */
const moment = (value: string | undefined): string | null => {
  const read = readTime(filled(value));
  return typeof read === "number" && /\d\s*[:时点]/.test(value ?? "")
    ? new Date(read).toISOString().slice(0, 19)
    : filled(value);
};
const date = (value: string | undefined): string | null => {
  const read = readTime(filled(value));
  return typeof read === "number" ? new Date(read).toISOString().slice(0, 10) : filled(value);
};

/** How a text that has been written stands once it is read; as it is where it cannot be. */
export function tidied({ kind }: FormField, value: string): string {
  if (kind === "moment") return momentText(moment(value));
  if (kind === "date") return textOf(date(value));
  return kind === "count" ? textOf(number(value)) : value;
}

/** A choice always stands on something: it alone makes no row. */
const isBlank = (section: SectionName, row: FormRow): boolean =>
  fieldsOf(section).every((each) => each.kind === "choice" || !isWritten(each) || filled(row[each.name]) === null);

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
  const [contest] = form.contest;
  for (const [row, { row: tileRow, column }] of lists.areas) {
    if ((filled(tileRow) === null) !== (filled(column) === null)) {
      faults.push({ section: "areas", row, field: filled(tileRow) === null ? "row" : "column", rule: "missing" });
    }
  }
  const parsed = settingsSchema.safeParse({
    contest_name: contest?.contest_name ?? "",
    is_demo: false,
    entry_noun: filled(contest?.entry_noun) ?? undefined,
    as_of: moment(contest?.as_of),
    areas: lists.areas.map(([, row]) => ({
      name: row.name,
      tile:
        filled(row.row) === null || filled(row.column) === null
          ? null
          : { row: number(row.row), column: number(row.column) },
    })),
    stages: Object.fromEntries(
      written(form, "stages").map(([, row]) => [
        row.stage,
        {
          stage_name: filled(row.stage_name),
          starts_at: moment(row.starts_at),
          deadline_at: moment(row.deadline_at),
          extended_to: moment(row.extended_to),
        },
      ]),
    ),
    tracks: Object.fromEntries(
      written(form, "tracks").map(([, row]) => [
        row.track_id,
        {
          host_org: filled(row.host_org),
          host_area: filled(row.host_area),
          quota_award: number(row.quota_award),
          quota_national: number(row.quota_national),
        },
      ]),
    ),
    max_entries: {
      default: number(contest?.max_entries),
      problems: Object.fromEntries(written(form, "limits").map(([, row]) => [row.problem_id, number(row.max_entries)])),
    },
    targets: lists.targets.map(([, row]) => ({
      ...row,
      value: row.dimension === "contest" ? "" : (row.value?.trim() ?? ""),
      target: number(row.target),
    })),
    baselines: lists.baselines.map(([, row]) => ({ ...row, value: number(row.value) })),
    events: lists.events.map(([, row]) => ({ ...row, date: date(row.date) })),
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
  const order = ({ section, row }: FormFault): number => SECTION_NAMES.indexOf(section) * 1e6 + row;
  return parsed.success && faults.length === 0
    ? { settings: parsed.data }
    : { faults: faults.toSorted((a, b) => order(a) - order(b)) };
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
    const row = form.limits.findIndex((each) => each.problem_id === third);
    return { section: "limits", row, field: "max_entries", rule };
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
  ...areasOf(province).map(({ name, tile }) => ({ name, row: textOf(tile.row), column: textOf(tile.column) })),
  ...beyondOf(province).map((name) => ({ name, row: "", column: "" })),
];

/** A row in which nothing is written yet. */
export const blankRow = (section: SectionName): FormRow =>
  Object.fromEntries(fieldsOf(section).map(({ name, choices }) => [name, choices?.[0] ?? ""]));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether two forms say the same. */
export const sameForm = (a: SettingsForm, b: SettingsForm): boolean =>
  SECTION_NAMES.every((section) => same(a[section], b[section]));

/**
 * What a person was writing over `from`, over `to`: what nobody has touched follows what is loaded, so that a draft
 * that was begun before an import does not bring back what that import took away.
 */
export function rebased(form: SettingsForm, from: SettingsForm, to: SettingsForm): SettingsForm {
  const entries = SECTION_NAMES.map((section) => {
    const [rows, before, now] = [form[section], from[section], to[section]];
    if (same(rows, before)) return [section, now] as const;
    if (SECTIONS[section].isOpen) return [section, rows] as const;
    const key = keyOf(section);
    const rowOf = (list: readonly FormRow[], named: FormRow): FormRow | undefined =>
      key === undefined ? list[0] : list.find((row) => row[key] === named[key]);
    const gone = rows.filter((row) => rowOf(now, row) === undefined && !same(row, rowOf(before, row)));
    const merged = now.map((row) => {
      const [own, was] = [rowOf(rows, row), rowOf(before, row)];
      if (own === undefined) return row;
      return Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, own[name] === was?.[name] ? value : (own[name] ?? value)]),
      );
    });
    return [section, [...merged, ...gone]] as const;
  });
  return { ...form, ...Object.fromEntries(entries) };
}
