import type { Catalogue } from "../../../model/catalogue.ts";
import type { MessageKey, Translate } from "../../../model/messages.ts";
import { STAGES } from "../../../model/vocabulary.ts";
import type { FormField, SectionName } from "./form.ts";

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
  track_id: "settings.field.track",
  host_org: "settings.field.host_org",
  host_area: "settings.field.host_area",
  quota_award: "settings.field.quota_award",
  quota_national: "settings.field.quota_national",
  problem_id: "settings.field.problem",
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

export function choiceLabel(field: string, value: string, t: Translate): string {
  if (field === "dimension") {
    const keys: Readonly<Record<string, MessageKey>> = {
      contest: "settings.dimension.contest",
      track: "settings.dimension.track",
      area: "settings.dimension.area",
      org_type: "settings.dimension.org_type",
    };
    const known = keys[value];
    return known === undefined ? value : t(known);
  }
  if (field === "metric") return t(value === "submissions" ? "panels.submissions" : "panels.registrations");
  return value;
}

/** A row's own name where it has one: its stage or its track. */
export function keyText(field: FormField, value: string, { stages, tracks }: Catalogue, t: Translate): string {
  if (field.name === "stage") {
    const stage = STAGES.find((known) => known === value);
    return stage === undefined
      ? value
      : (stages.find((each) => each.stage === stage)?.stage_name ?? t(`settings.stage.${stage}`));
  }
  return tracks.find(({ track_id }) => track_id === value)?.track_name ?? value;
}
