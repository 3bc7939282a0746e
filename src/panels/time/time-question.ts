import type { ExtraField, PointField } from "../../filters/clauses.ts";
import { panelControl } from "../control.ts";
import { chosenField, columnOf, offeringExtras } from "../extra-fields.ts";
import type { PanelContext, PanelControl, PanelQuery } from "../types.ts";

/** How time is looked at: by day or week, what comes in or what had come in, in one chart or split. */

const PANEL = "registrations-over-time";

const UNIT = panelControl(PANEL, "unit", {
  label: "panels.registrations-over-time.unit",
  values: { day: "panels.registrations-over-time.unit.day", week: "panels.registrations-over-time.unit.week" },
  initial: "day",
});

const SHOW = panelControl(PANEL, "show", {
  label: "panels.registrations-over-time.show",
  values: {
    both: "panels.registrations-over-time.show.both",
    period: "panels.registrations-over-time.show.period",
    cumulative: "panels.registrations-over-time.show.cumulative",
  },
  initial: "both",
});

const FACET = panelControl(PANEL, "facet", {
  label: "panels.registrations-over-time.facet",
  values: {
    none: "panels.registrations-over-time.facet.none",
    track: "panels.registrations-over-time.facet.track",
    area: "panels.registrations-over-time.facet.area",
  },
  initial: "none",
});

const AXES = panelControl(PANEL, "axes", {
  label: "panels.registrations-over-time.axes",
  values: { shared: "panels.registrations-over-time.axes.shared", own: "panels.registrations-over-time.axes.own" },
  initial: "shared",
});

export type TimeUnit = "day" | "week";
type OwnFacet = Extract<PointField, "track" | "area">;
export type TimeFacetField = OwnFacet | ExtraField;

export interface TimeQuestion {
  readonly unit: TimeUnit;
  /** A small chart has room for one of both. */
  readonly show: "both" | "period" | "cumulative";
  /** Null: all in one chart. */
  readonly facet: TimeFacetField | null;
  /** Whether small charts share their upright axis. */
  readonly isShared: boolean;
}

export function timeQuestion(context: PanelContext): TimeQuestion {
  const { settings } = context;
  const chosen = chosenField(FACET, context);
  const facet = chosen === "none" ? null : chosen;
  const show = SHOW.read(settings);
  return {
    unit: UNIT.read(settings),
    show: facet !== null && show === "both" ? "period" : show,
    facet,
    isShared: AXES.read(settings) === "shared",
  };
}

/** The field by which the panel selects: a brush over days or, of small charts, a click on one. */
export const timeField = (context: PanelContext): "day" | TimeFacetField => timeQuestion(context).facet ?? "day";

export function timeControls(context: PanelContext): readonly PanelControl[] {
  const facets = offeringExtras(FACET, context.catalogue);
  if (timeQuestion(context).facet === null) return [UNIT, SHOW, facets];
  const one = { ...SHOW, options: SHOW.options.filter(({ value }) => value !== "both"), initial: "period" };
  return [UNIT, one, facets, AXES];
}

const COLUMNS: Readonly<Record<OwnFacet, string>> = { track: "track_id", area: "area" };

/** Registrations and submissions by their own days, and by facet where one is chosen. */
export function timeQueries(context: PanelContext): {
  readonly registered: PanelQuery;
  readonly submitted: PanelQuery;
} {
  const { facet } = timeQuestion(context);
  const split = facet === null ? {} : { facet: columnOf(facet, COLUMNS, context.catalogue) };
  return {
    registered: {
      from: "entry_facts",
      groupBy: { day: "registered_day", ...split },
      measures: { registrations: { op: "sum", of: "is_registration" } },
    },
    submitted: {
      from: "entry_facts",
      groupBy: { day: "submitted_day", ...split },
      measures: { submissions: { op: "sum", of: "is_submission" } },
    },
  };
}
