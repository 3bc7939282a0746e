import { type MeasureField, measureName } from "../../filters/clauses.ts";
import { measureFields, measureOf, SHOWN_MEASURE, shownMeasure } from "../../filters/measures.ts";
import type { Measure } from "../../model/catalogue.ts";
import type { PanelContext, PanelControl } from "../types.ts";

/** Which numbers beyond the model are looked at: one choice for all panels that show some. */

export interface ShownMeasure extends Measure {
  readonly field: MeasureField;
  /** The header of its column. */
  readonly name: string;
}

/** Null where the data have none. */
export function measureAsked({ catalogue, settings }: PanelContext): ShownMeasure | null {
  const field = shownMeasure(settings, catalogue);
  const measure = field === null ? null : measureOf(field, catalogue);
  return field === null || measure === null ? null : { ...measure, field, name: measureName(field) };
}

/** Nothing to choose from where there is one. */
export function measureControls({ catalogue }: PanelContext): readonly PanelControl[] {
  const [first, ...others] = measureFields(catalogue);
  if (first === undefined || others.length === 0) return [];
  const options = [first, ...others].map((value) => ({ value, label: () => measureName(value) }));
  return [{ name: SHOWN_MEASURE, label: "panels.measure.column", options, initial: first }];
}

/** The entries that are counted: registrations, and where none are loaded those that scores or results name. */
export const countedEntries = ({ catalogue }: PanelContext): string =>
  catalogue.loaded.includes("entries") ? "is_registration = 1" : "is_orphan = 1";

/** Decimals of a mean of numbers that are binned in such steps: one more than a step has, and none of hundreds. */
export const digitsOf = ({ step }: Measure): number =>
  step >= 100 ? 0 : Math.min(4, Math.max(1, Math.ceil(-Math.log10(step) - 1e-9) + 1));
