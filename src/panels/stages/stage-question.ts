import type { ExtraField, PointField } from "../../filters/clauses.ts";
import { STAGE_SET_SQL } from "../../filters/stage-sets.ts";
import { panelControl } from "../control.ts";
import { chosenField, columnOf, offeringExtras } from "../extra-fields.ts";
import type { PanelContext, PanelControl, PanelQuery } from "../types.ts";

/** How stages are looked at: all entries as bars, or each track, area or kind of organisation as a row of a table. */

const PANEL = "stage-progress";

const FACET = panelControl(PANEL, "facet", {
  label: "panels.stage-progress.facet",
  values: {
    none: "panels.stage-progress.facet.none",
    track: "panels.stage-progress.facet.track",
    area: "panels.stage-progress.facet.area",
    org_type: "panels.stage-progress.facet.org_type",
  },
  initial: "none",
});

const FIGURE = panelControl(PANEL, "figure", {
  label: "panels.stage-progress.figure",
  values: {
    counts: "panels.stage-progress.figure.counts",
    previous: "panels.stage-progress.of-previous",
    start: "panels.stage-progress.of-start",
  },
  initial: "counts",
});

type OwnFacet = Extract<PointField, "track" | "area" | "org_type">;
export type StageFacetField = OwnFacet | ExtraField;
/** What the cells of a table say: how many, or which share of the stage before or of registrations. */
export type StageFigure = "counts" | "previous" | "start";

export interface StageQuestion {
  /** Null: all entries as bars. */
  readonly facet: StageFacetField | null;
  readonly figure: StageFigure;
}

export function stageQuestion(context: PanelContext): StageQuestion {
  const facet = chosenField(FACET, context);
  return { facet: facet === "none" ? null : facet, figure: FIGURE.read(context.settings) };
}

/** The field by which the panel selects: a bar is a stage, a row of the table a track, area or kind of organisation. */
export const stageField = (context: PanelContext): "in_stage" | StageFacetField =>
  stageQuestion(context).facet ?? "in_stage";

export function stageControls(context: PanelContext): readonly PanelControl[] {
  const facets = offeringExtras(FACET, context.catalogue);
  return stageQuestion(context).facet === null ? [facets] : [facets, FIGURE];
}

const COLUMNS: Readonly<Record<OwnFacet, string>> = { track: "track_id", area: "area", org_type: "org_type" };

/** Entries by the stages they took part in: one answer from which any stages can be counted. */
export function stageQuery(context: PanelContext): PanelQuery {
  const { facet } = stageQuestion(context);
  return {
    from: "entry_facts",
    groupBy: {
      stages: STAGE_SET_SQL,
      ...(facet === null ? {} : { facet: columnOf(facet, COLUMNS, context.catalogue) }),
    },
    measures: { entries: { op: "count" } },
  };
}
