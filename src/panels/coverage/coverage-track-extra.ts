import { extraChoice, extraValues } from "../extra-fields.ts";
import { crossTab } from "./cross-tab.ts";

const COLUMN = extraChoice("coverage-track-extra");

/** Which tracks have entries of which groups of a column beyond the model: which column, a person chooses. */
export const coverageTrackExtra = crossTab({
  id: "coverage-track-extra",
  title: "panels.coverage-track-extra.title",
  description: "panels.coverage-track-extra.description",
  needs: ["entries", "entry_extras"],
  field: COLUMN.fieldOf,
  choice: COLUMN.controls,
  values: (context) => {
    const field = COLUMN.fieldOf(context);
    return field === null ? [] : extraValues(field, context.catalogue);
  },
});
