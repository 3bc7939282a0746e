import { type ExtraField, extraField } from "../../filters/clauses.ts";
import { extraOf, extraSql } from "../../filters/extras.ts";
import { definePanel } from "../define-panel.ts";
import { extraValues } from "../extra-fields.ts";
import type { PanelContext, PanelControl, PanelQuery } from "../types.ts";
import { participationBars, participationHeight, participationSummary, participationTable } from "./participation.ts";
import { type ParticipationView, participationQuery, participationView } from "./participation-view.ts";

/** Who takes part, by a column that files have beyond the model: which, a person chooses. */

const NAME = "participation-by-extra.column";

const offered = ({ catalogue }: PanelContext): readonly ExtraField[] =>
  (catalogue.extras ?? []).map(({ name }) => extraField(name));

/** The column looked at; null where the data have none. */
function fieldOf(context: PanelContext): ExtraField | null {
  const fields = offered(context);
  return fields.find((field) => field === context.settings.choices[NAME]) ?? fields[0] ?? null;
}

/** Nothing to choose from where there is one. */
function controls(context: PanelContext): readonly (PanelControl | "order")[] {
  const [first, ...others] = offered(context);
  if (first === undefined || others.length === 0) return ["order"];
  const options = [first, ...others].map((value) => ({
    value,
    label: () => extraOf(value, context.catalogue)?.name ?? value,
  }));
  return [{ name: NAME, label: "panels.participation-by-extra.column", options, initial: first }, "order"];
}

export const participationByExtra = definePanel<{ readonly groups: PanelQuery }, ParticipationView>({
  id: "participation-by-extra",
  title: "panels.participation-by-extra.title",
  description: "panels.participation-by-extra.description",
  needs: ["entries", "entry_extras"],
  field: fieldOf,
  controls,
  height: (context, width) => {
    const field = fieldOf(context);
    return participationHeight(field === null ? 1 : extraValues(field, context.catalogue).length, width);
  },
  queries: (context) => {
    const field = fieldOf(context);
    return { groups: participationQuery(field === null ? "org_type" : extraSql(field, context.catalogue)) };
  },
  view: (results, totals, context) => {
    const field = fieldOf(context);
    if (field === null) return null;
    const known = extraValues(field, context.catalogue);
    return participationView(results.groups, totals.groups, context, { field, known });
  },
  option: participationBars,
  table: participationTable,
  summary: participationSummary,
  select: (event, { field }) => (event.kind === "click" ? { kind: "points", field, values: [event.key] } : null),
});
