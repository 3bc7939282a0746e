import type { Catalogue, Measure } from "../model/catalogue.ts";
import { binStart, binsOfRange } from "./bins.ts";
import { type MeasureField, measureField, type RangeClause, type ViewSettings } from "./clauses.ts";

/** Numbers beyond the model: which there are, how wide their bins are, and clauses on a range of them. */

type Known = Pick<Catalogue, "extras">;

/** What is chosen on the histogram: which numbers it shows, and how wide its bins are. */
export const SHOWN_MEASURE = "extra-distribution.column";
export const MEASURE_STEP = "extra-distribution.step";

/** Of round widths those near the one that the data propose, and that one. */
const ROUND = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20, 25, 50, 100];
const [NARROWER, WIDER] = [5, 10];
/** Every width divides into halves of the lowest power of ten among them: 2.5 is five of them. */
const PARTS = 2;

/** The fields of numbers that the data have, in the order of their columns. */
export const measureFields = ({ extras = [] }: Known): readonly MeasureField[] =>
  extras.flatMap(({ name, measure }) => (measure === undefined ? [] : [measureField(name)]));

/** Null where the data at hand have no such numbers. */
export const measureOf = (field: MeasureField, { extras = [] }: Known): Measure | null =>
  extras.find(({ name }) => measureField(name) === field)?.measure ?? null;

/** The numbers that the histogram shows: those chosen, else the first. */
export function shownMeasure({ choices }: Pick<ViewSettings, "choices">, catalogue: Known): MeasureField | null {
  const fields = measureFields(catalogue);
  return fields.find((field) => field === choices[SHOWN_MEASURE]) ?? fields[0] ?? null;
}

const powerOf = (step: number): number => 10 ** Math.floor(Math.log10(step) + 1e-9);
const round = (value: number): number => Number(value.toPrecision(12));

/** Widths of bins on offer, ascending; whole numbers have bins of whole widths. */
export function stepsOf({ step, isWhole }: Measure): readonly number[] {
  const proposed = isWhole ? Math.max(1, step) : step;
  const power = powerOf(proposed);
  const near = ROUND.map((width) => round(width * power)).filter(
    (width) => width >= (proposed / NARROWER) * (1 - 1e-9) && width <= proposed * WIDER,
  );
  return isWhole ? near.filter(Number.isInteger) : near;
}

/** Width of the bins: the one chosen where it is on offer, else as the data propose. */
export function measureStep(measure: Measure, { choices }: Pick<ViewSettings, "choices">): number {
  const steps = stepsOf(measure);
  const chosen = steps.find((step) => String(step) === choices[MEASURE_STEP]);
  return chosen ?? steps.find((step) => step >= measure.step) ?? 1;
}

/**
 * What every width on offer is a multiple of. Clauses are asked in these: what is selected does not change with the
 * width of the bins that are shown, and of few parts can all be counted ahead.
 */
export const unitOf = (measure: Measure): number => round(powerOf(stepsOf(measure)[0] ?? 1) / PARTS);

/** A clause on numbers whose ends lie on bin edges. */
export function snapMeasure(field: MeasureField, from: number, to: number, step: number): RangeClause {
  const bins = binsOfRange({ from, to }, step);
  return { kind: "range", field, from: binStart(bins.from, step), to: binStart(bins.to, step) };
}

/** Width of the bins that a clause lies on: of the histogram where it shows these numbers, else the finest on offer. */
export function stepShown(field: MeasureField, measure: Measure, settings: ViewSettings, catalogue: Known): number {
  return shownMeasure(settings, catalogue) === field ? measureStep(measure, settings) : unitOf(measure);
}
