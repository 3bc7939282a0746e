import { extraSql } from "../../filters/extras.ts";
import { definePanel } from "../define-panel.ts";
import { extraChoice, extraValues } from "../extra-fields.ts";
import type { PanelQuery } from "../types.ts";
import { participationBars, participationHeight, participationSummary, participationTable } from "./participation.ts";
import { type ParticipationView, participationQuery, participationView } from "./participation-view.ts";

/** Who takes part, by a column that files have beyond the model: which, a person chooses. */

const COLUMN = extraChoice("participation-by-extra");

export const participationByExtra = definePanel<{ readonly groups: PanelQuery }, ParticipationView>({
  id: "participation-by-extra",
  title: "panels.participation-by-extra.title",
  description: "panels.participation-by-extra.description",
  needs: ["entries", "entry_extras"],
  field: COLUMN.fieldOf,
  controls: (context) => [...COLUMN.controls(context), "order"],
  height: (context, width) => {
    const field = COLUMN.fieldOf(context);
    return participationHeight(field === null ? 1 : extraValues(field, context.catalogue).length, width);
  },
  queries: (context) => {
    const field = COLUMN.fieldOf(context);
    return { groups: participationQuery(field === null ? "org_type" : extraSql(field, context.catalogue)) };
  },
  view: (results, totals, context) => {
    const field = COLUMN.fieldOf(context);
    if (field === null) return null;
    const known = extraValues(field, context.catalogue);
    return participationView(results.groups, totals.groups, context, { field, known });
  },
  option: participationBars,
  table: participationTable,
  summary: participationSummary,
  select: (event, { field }) => (event.kind === "click" ? { kind: "points", field, values: [event.key] } : null),
});
