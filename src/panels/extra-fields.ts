import { type ExtraField, extraField, extraName, isExtraField } from "../filters/clauses.ts";
import { extraOf, extraSql } from "../filters/extras.ts";
import type { Catalogue } from "../model/catalogue.ts";
import type { Translate } from "../model/messages.ts";
import type { ChoiceOf } from "./control.ts";
import { formatCount } from "./format.ts";
import type { PanelContext, PanelControl, TableColumn } from "./types.ts";

/** What charts share that can be split by a column beyond the model, as by a field of it. */

type Known = Pick<Catalogue, "extras">;

/** The choice of a control among its own values and the columns that the data have beyond the model. */
export function chosenField<Value extends string>(
  control: ChoiceOf<Value>,
  { catalogue, settings }: Pick<PanelContext, "catalogue" | "settings">,
): Value | ExtraField {
  const chosen = settings.choices[control.name] ?? "";
  return isExtraField(chosen) && extraOf(chosen, catalogue) !== null ? chosen : control.read(settings);
}

/** Panels that show one of those columns: which one, a person chooses under a name of the panel's own. */
export interface ExtraChoice {
  /** The column looked at; null where the data have none. */
  readonly fieldOf: (context: PanelContext) => ExtraField | null;
  /** Nothing to choose from where there is one. */
  readonly controls: (context: PanelContext) => readonly PanelControl[];
}

export function extraChoice(panel: string): ExtraChoice {
  const name = `${panel}.column`;
  const offered = ({ catalogue: { extras = [] } }: PanelContext): readonly ExtraField[] =>
    extras.map((extra) => extraField(extra.name));
  return {
    fieldOf: (context) => {
      const fields = offered(context);
      return fields.find((field) => field === context.settings.choices[name]) ?? fields[0] ?? null;
    },
    controls: (context) => {
      const [first, ...others] = offered(context);
      if (first === undefined || others.length === 0) return [];
      const options = [first, ...others].map((value) => ({ value, label: () => extraName(value) }));
      return [{ name, label: "panels.participation-by-extra.column", options, initial: first }];
    },
  };
}

/** The control with those columns at its end, under their own names. */
export const offeringExtras = (control: PanelControl, { extras = [] }: Known): PanelControl => ({
  ...control,
  options: [...control.options, ...extras.map(({ name }) => ({ value: extraField(name), label: () => name }))],
});

/** The column of the flat tables that a field stands in. */
export const columnOf = <Own extends string>(
  field: Own | ExtraField,
  columns: Readonly<Record<Own, string>>,
  catalogue: Known,
): string => (isExtraField(field) ? extraSql(field, catalogue) : columns[field]);

/** The whole axis of such a column, in order. */
export const extraValues = (field: ExtraField, catalogue: Known): readonly string[] =>
  extraOf(field, catalogue)?.values ?? [];

/** A table's column of it, headed as in its file. */
export const extraColumn = (field: ExtraField): TableColumn => ({
  name: extraName(field),
  label: extraName(field),
  format: "text",
});

/** What the texts call a field: those beyond the model share theirs, and give their header as `field`. */
export const wordOf = <Own extends string>(field: Own): Exclude<Own, ExtraField> | "extra" =>
  isExtraField(field) ? "extra" : (field as Exclude<Own, ExtraField>);
export const nameOf = (field: string): string => (isExtraField(field) ? extraName(field) : "");

/** Into how many parts a chart is split by a field: 分 17 个赛道. */
export const partsSaid = (
  field: "track" | "area" | "org_type" | "award" | "judge" | "criterion" | ExtraField,
  parts: number,
  t: Translate,
): string => t(`panels.score-distribution.split.${wordOf(field)}`, { count: formatCount(parts), field: nameOf(field) });
