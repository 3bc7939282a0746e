import type { Catalogue } from "../../../model/catalogue.ts";
import type { MessageKey, Translate } from "../../../model/messages.ts";
import { ORG_TYPES, STAGE_NAMES, STAGES, UNKNOWN } from "../../../model/vocabulary.ts";
import { categoryName } from "../../../panels/category-name.ts";
import type { BookWords } from "./book.ts";
import type { FormRow, SectionName } from "./form-sections.ts";
import { momentText, textOf } from "./form-texts.ts";

/** The schema's rules in words: what is wrong and the way out. */
const RULES: Readonly<Record<string, MessageKey>> = {
  missing: "settings.rule.missing",
  count: "settings.rule.count",
  positive: "settings.rule.positive",
  moment: "settings.rule.moment",
  date: "settings.rule.date",
  choice: "settings.rule.choice",
  repeated: "settings.rule.repeated",
  reserved: "settings.rule.reserved",
  "before-start": "settings.rule.before-start",
  "before-deadline": "settings.rule.before-deadline",
  "no-sheet": "settings.book.no-sheet",
  "no-column": "settings.book.no-column",
  "unknown-sheet": "settings.book.unknown-sheet",
  "unknown-column": "settings.book.unknown-column",
  error_cell: "settings.book.cell",
  formula_without_value: "settings.book.cell",
};

export const faultText = (rule: string, t: Translate): string => {
  const known = RULES[rule];
  return known === undefined ? t("settings.rule.other", { rule }) : t(known);
};

const FIELDS: Readonly<Record<string, MessageKey>> = {
  contest_name: "settings.field.contest_name",
  as_of: "settings.field.as_of",
  entry_noun: "settings.field.entry_noun",
  max_entries: "settings.field.max_entries",
  stage: "settings.field.stage",
  stage_name: "settings.field.stage_name",
  starts_at: "settings.field.starts_at",
  deadline_at: "settings.field.deadline_at",
  extended_to: "settings.field.extended_to",
  dimension: "settings.field.dimension",
  value: "settings.field.value",
  metric: "settings.field.metric",
  target: "settings.field.target",
  date: "settings.field.date",
  label: "settings.field.label",
  name: "settings.field.area",
  row: "settings.field.row",
  column: "settings.field.column",
  track_id: "settings.field.track_id",
  track_name: "settings.field.track",
  host_org: "settings.field.host_org",
  host_area: "settings.field.host_area",
  quota_award: "settings.field.quota_award",
  quota_national: "settings.field.quota_national",
  problem_id: "settings.field.problem_id",
  problem_title: "settings.field.problem",
  unit: "settings.field.unit",
  source: "settings.field.source",
};

/** A field's name as people read it; a few mean something of their own in one section. */
export function fieldLabel(section: SectionName, field: string, t: Translate): string {
  if (section === "contest" && field === "max_entries") return t("settings.field.max_entries.default");
  if (section === "baselines" && field === "value") return t("settings.field.count");
  if (section === "baselines" && field === "label") return t("settings.field.earlier");
  const known = FIELDS[field];
  return known === undefined ? field : t(known);
}

const DIMENSIONS: Readonly<Record<string, MessageKey>> = {
  contest: "settings.dimension.contest",
  track: "settings.dimension.track",
  area: "settings.dimension.area",
  org_type: "settings.dimension.org_type",
};
const METRIC_NAMES: Readonly<Record<string, MessageKey>> = {
  registrations: "panels.key-figures.registrations",
  submissions: "panels.key-figures.submissions",
};
const NOUNS: Readonly<Record<string, MessageKey>> = { 项目: "settings.noun.entry", 作品: "settings.noun.work" };
const CHOICES: Readonly<Record<string, Readonly<Record<string, MessageKey>>>> = {
  dimension: DIMENSIONS,
  metric: METRIC_NAMES,
  entry_noun: NOUNS,
};

export function choiceLabel(field: string, value: string, t: Translate): string {
  const known = CHOICES[field]?.[value];
  return known === undefined ? value : t(known);
}

/** What a target may aim at in a dimension: the value and how people call it. */
export function targetsOf(
  dimension: string | undefined,
  { tracks, areas }: Pick<Catalogue, "tracks" | "areas">,
  t: Translate,
): readonly { readonly value: string; readonly label: string }[] {
  if (dimension === "track") return tracks.map(({ track_id, track_name }) => ({ value: track_id, label: track_name }));
  if (dimension === "area")
    return areas.filter((area) => area !== UNKNOWN).map((area) => ({ value: area, label: area }));
  if (dimension === "org_type")
    return ORG_TYPES.map((type) => ({ value: type, label: categoryName("org_type", type, t) }));
  return [];
}

/** The words of the workbook: it speaks Chinese. */
export function bookWords(catalogue: Catalogue, zh: Translate): BookWords {
  const stage = (name: string): string => STAGES.find((each) => each === name || STAGE_NAMES[each] === name) ?? name;
  return {
    section: (section) => zh(`settings.${section}`),
    header: (section, field) => fieldLabel(section, field, zh),
    say(field, value, row) {
      if (field === "stage") return STAGES.find((each) => each === value) === undefined ? value : stageName(value);
      if (field === "value" && row.dimension !== undefined) {
        return targetsOf(row.dimension, catalogue, zh).find((target) => target.value === value)?.label ?? value;
      }
      return choiceLabel(field, value, zh);
    },
    mean(field, text, row) {
      if (field === "stage") return STAGES.some((each) => each === stage(text)) ? stage(text) : null;
      if (field === "value" && row.dimension !== undefined) {
        const targets = targetsOf(row.dimension, catalogue, zh);
        const found = targets.find(({ value, label }) => value === text || label === text)?.value;
        // Tracks and areas may be those of a catalogue that is still to be imported.
        return found ?? (row.dimension === "org_type" ? null : text);
      }
      const choices = CHOICES[field];
      if (choices === undefined) return text;
      return Object.keys(choices).find((value) => value === text || choiceLabel(field, value, zh) === text) ?? null;
    },
  };
}

const stageName = (name: string): string => {
  const stage = STAGES.find((known) => known === name);
  return stage === undefined ? name : STAGE_NAMES[stage];
};

/** A row's own name on the screen: its stage's, else its identifier. */
export const keyText = (value: string, { stages }: Pick<Catalogue, "stages">): string =>
  stages.find(({ stage }) => stage === value)?.stage_name ?? stageName(value);

/** Text for a time of the catalogue, as momentText has it. */
const timeText = (time: number | null | undefined): string =>
  time === null || time === undefined ? "" : momentText(new Date(time).toISOString().slice(0, 19));

/** What holds where a person has set nothing: what the imported table says. */
export function importedText(section: SectionName, row: FormRow, field: string, catalogue: Catalogue): string {
  const { settings, stages, tracks, problems } = catalogue;
  if (section === "stages") {
    const stage = STAGES.find((known) => known === row.stage);
    const found = stages.find((each) => each.stage === stage);
    if (stage === undefined) return "";
    if (field !== "starts_at" && field !== "deadline_at" && field !== "extended_to") return "";
    return settings.stages[stage]?.[field] ? "" : timeText(found?.[field]);
  }
  if (section === "tracks") {
    const id = row.track_id ?? "";
    if (field !== "host_org" && field !== "host_area" && field !== "quota_award" && field !== "quota_national")
      return "";
    return (settings.tracks[id]?.[field] ?? null) === null
      ? textOf(tracks.find(({ track_id }) => track_id === id)?.[field])
      : "";
  }
  if (section === "limits" && settings.max_entries.problems[row.problem_id ?? ""] === undefined) {
    return textOf(problems.find(({ problem_id }) => problem_id === row.problem_id)?.max_entries);
  }
  return "";
}
