import { sqlText } from "../engine/sql.ts";
import { chosenStage, scoreBinSql, scoreStep } from "../filters/bins.ts";
import type { PointField } from "../filters/clauses.ts";
import { scoreColumn, stageColumn } from "../model/flat.ts";
import { JUDGED_STAGES, type JudgedStage } from "../model/vocabulary.ts";
import { panelControl } from "./control.ts";
import type { PanelContext, PanelControl, PanelQuery } from "./types.ts";

/** Whose scores the histogram shows, and split by what: what is chosen, as far as the data have it. */

const OF = panelControl("score-distribution", "of", {
  label: "panels.score-distribution.of",
  values: { entries: "panels.score-distribution.of.entries", reviews: "panels.score-distribution.of.reviews" },
  initial: "entries",
});

const FACET = panelControl("score-distribution", "facet", {
  label: "panels.score-distribution.facet",
  values: {
    none: "panels.score-distribution.facet.none",
    track: "columns.track_name",
    area: "columns.area",
    org_type: "columns.org_type",
    award: "columns.award",
    judge: "columns.judge_id",
  },
  initial: "none",
});

export type FacetField = Extract<PointField, "track" | "area" | "org_type" | "award" | "judge">;

const COLUMNS: Readonly<Record<FacetField, string>> = {
  track: "track_id",
  area: "area",
  org_type: "org_type",
  award: "award",
  judge: "judge_id",
};

export interface ScoreQuestion {
  readonly stage: JudgedStage;
  /** One score an entry, or every single score that a judge gave. */
  readonly of: "entries" | "reviews";
  /** Null: all in one chart. */
  readonly facet: FacetField | null;
  /** Width of bins, in points. */
  readonly step: number;
}

/** What scores can be split by, where there is something to split. */
function facetsOffered(of: ScoreQuestion["of"], { catalogue }: PanelContext): readonly FacetField[] {
  const hasEntries = catalogue.loaded.includes("entries");
  return [
    "track",
    ...(hasEntries ? (["area", "org_type"] as const) : []),
    ...(catalogue.awards.length > 0 ? (["award"] as const) : []),
    ...(of === "reviews" ? (["judge"] as const) : []),
  ];
}

export function scoreQuestion(context: PanelContext): ScoreQuestion {
  const { catalogue, settings } = context;
  const stage = chosenStage(settings, catalogue) ?? JUDGED_STAGES[0];
  const of = catalogue.reviews[stage] === undefined ? "entries" : OF.read(settings);
  const facet = FACET.read(settings);
  return {
    stage,
    of,
    facet: facetsOffered(of, context).find((offered) => offered === facet) ?? null,
    step: scoreStep(settings, catalogue),
  };
}

/** The field by which the panel selects: a brush over scores or, of small multiples, a click on one. */
export function scoreField(context: PanelContext): "score" | "score_given" | FacetField {
  const { of, facet } = scoreQuestion(context);
  return facet ?? (of === "entries" ? "score" : "score_given");
}

/** The controls, each with the choices that the data offer. */
export function scoreControls(context: PanelContext): readonly PanelControl[] {
  const { stage, of } = scoreQuestion(context);
  const facets: readonly string[] = ["none", ...facetsOffered(of, context)];
  return [
    ...(context.catalogue.reviews[stage] === undefined ? [] : [OF]),
    { ...FACET, options: FACET.options.filter(({ value }) => facets.includes(value)) },
  ];
}

/** Counts and points by bin, and by facet where one is chosen; rows without a bin have no score. */
export function scoreQuery(context: PanelContext): PanelQuery {
  const { stage, of, facet, step } = scoreQuestion(context);
  const split = facet === null ? {} : { facet: COLUMNS[facet] };
  if (of === "entries") {
    return {
      from: "entry_facts",
      groupBy: { bin: scoreBinSql(scoreColumn(stage), step), ...split },
      measures: {
        entries: { op: "count" },
        points: { op: "sum", of: scoreColumn(stage) },
        present: { op: "sum", of: stageColumn(stage) },
      },
    };
  }
  return {
    from: "review_facts",
    groupBy: { bin: scoreBinSql("score_given", step), ...split },
    measures: { entries: { op: "count" }, points: { op: "sum", of: "score_given" }, present: { op: "count" } },
    where: `stage = ${sqlText(stage)}`,
  };
}
