import type { Catalogue } from "../model/catalogue.ts";
import { scoreStep, snapDays, snapScore } from "./bins.ts";
import { type Clause, isMeasureField, type Selection, type ViewSettings } from "./clauses.ts";
import { measureOf, snapMeasure, stepShown } from "./measures.ts";

function snap(clause: Clause, settings: ViewSettings, catalogue: Catalogue): Clause {
  if (clause.kind === "points") return clause;
  const { field, from, to } = clause;
  if (field === "day") return snapDays(from, to);
  if (!isMeasureField(field)) return snapScore(from, to, scoreStep(settings, catalogue), field);
  const measure = measureOf(field, catalogue);
  return measure === null ? clause : snapMeasure(field, from, to, stepShown(field, measure, settings, catalogue));
}

/** Every range on the edges of the bins that are shown now. */
export const snapSelection = (selection: Selection, settings: ViewSettings, catalogue: Catalogue): Selection =>
  selection.map((clause) => snap(clause, settings, catalogue));
