import { ORG_TYPES } from "../../model/vocabulary.ts";
import { definePanel } from "../define-panel.ts";
import { clickOn } from "../lookup.ts";
import type { PanelQuery } from "../types.ts";
import { participationBars, participationHeight, participationSummary, participationTable } from "./participation.ts";
import { type ParticipationView, participationQuery, participationView } from "./participation-view.ts";

/** Which kinds of organisation take part, by the lead organisation of an entry. */
export const participationByOrgType = definePanel<{ readonly orgTypes: PanelQuery }, ParticipationView>({
  id: "participation-by-org-type",
  title: "panels.participation-by-org-type.title",
  description: "panels.participation-by-org-type.description",
  needs: ["entries"],
  field: "org_type",
  controls: () => ["order"],
  height: (_context, width) => participationHeight(ORG_TYPES.length + 1, width),
  queries: () => ({ orgTypes: participationQuery("org_type") }),
  view: (results, totals, context) =>
    participationView(results.orgTypes, totals.orgTypes, context, { field: "org_type", known: ORG_TYPES }),
  option: participationBars,
  table: participationTable,
  summary: participationSummary,
  select: clickOn("org_type"),
});
