import { ORG_TYPES } from "../../model/vocabulary.ts";
import { crossTab } from "./cross-tab.ts";

/** Which tracks have entries from which kinds of organisation. */
export const coverageTrackOrgType = crossTab({
  id: "coverage-track-org-type",
  title: "panels.coverage-track-org-type.title",
  description: "panels.coverage-track-org-type.description",
  needs: ["entries"],
  field: () => "org_type",
  values: () => ORG_TYPES,
  widest: "Research institute",
});
