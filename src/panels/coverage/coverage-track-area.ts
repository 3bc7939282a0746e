import { crossTab } from "./cross-tab.ts";

/** Which tracks have entries from which areas. */
export const coverageTrackArea = crossTab({
  id: "coverage-track-area",
  title: "panels.coverage-track-area.title",
  description: "panels.coverage-track-area.description",
  needs: ["entries"],
  field: () => "area",
  values: ({ catalogue }) => catalogue.areas,
});
