import { type Settings, settingsSchema } from "../../../model/settings.ts";
import {
  type FormRow,
  fieldsOf,
  isWritten,
  SECTION_NAMES,
  SECTIONS,
  type SectionName,
  type SettingsForm,
} from "./form-sections.ts";
import { date, filled, moment, number } from "./form-texts.ts";

/** What is wrong, and where; rows from 0. The rule's name is one of the schema's. */
export interface FormFault {
  readonly section: SectionName;
  readonly row: number;
  readonly field: string;
  readonly rule: string;
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
