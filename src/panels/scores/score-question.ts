import { sqlText } from "../../engine/sql.ts";
import { chosenStage, scoreBinSql, scoreStep } from "../../filters/bins.ts";
import { type ExtraField, extraField, type PointField } from "../../filters/clauses.ts";
import { scoreColumn, stageColumn } from "../../model/flat.ts";
import { JUDGED_STAGES, type JudgedStage, TOTAL_CRITERION } from "../../model/vocabulary.ts";
import { panelControl } from "../control.ts";
import { chosenField, columnOf, offeringExtras } from "../extra-fields.ts";
import { chosenOn } from "../lookup.ts";
import type { PanelContext, PanelControl, PanelQuery } from "../types.ts";

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
    criterion: "columns.criterion",
  },
  initial: "none",
});

type OwnFacet = Extract<PointField, "track" | "area" | "org_type" | "award" | "judge" | "criterion">;
export type FacetField = OwnFacet | ExtraField;

const COLUMNS: Readonly<Record<OwnFacet, string>> = {
  track: "track_id",
  area: "area",
  org_type: "org_type",
  award: "award",
  judge: "judge_id",
  criterion: "criterion",
};

export interface ScoreQuestion {
  readonly stage: JudgedStage;
  /** One score an entry, or every single score that a judge gave. */
  readonly of: "entries" | "reviews";
  /** Which part of a judge's score is meant; null: 总分, or several side by side. */
  readonly criterion: string | null;
  /** Null: all in one chart. */
  readonly facet: FacetField | null;
  /** Width of bins, in points. */
  readonly step: number;
}

type Asked = Pick<ScoreQuestion, "stage" | "of">;

/** What scores can be split by, where there is something to split. */
function facetsOffered({ stage, of }: Asked, { catalogue }: PanelContext): readonly FacetField[] {
  const parts = (catalogue.reviews[stage]?.criteria.length ?? 0) > 1;
  const hasEntries = catalogue.loaded.includes("entries");
  return [
    "track",
    ...(hasEntries ? (["area", "org_type"] as const) : []),
    ...(catalogue.awards.length > 0 ? (["award"] as const) : []),
    ...(of === "reviews" ? (["judge"] as const) : []),
    ...(of === "reviews" && parts ? (["criterion"] as const) : []),
    ...(catalogue.extras ?? []).map(({ name }) => extraField(name)),
  ];
}

export function scoreQuestion(context: PanelContext): ScoreQuestion {
  const { catalogue, selection, settings } = context;
  const stage = chosenStage(settings, catalogue) ?? JUDGED_STAGES[0];
  const of = catalogue.reviews[stage] === undefined ? "entries" : OF.read(settings);
  const criteria = of === "reviews" ? [...chosenOn(selection, "criterion")] : [];
  // Several criteria are never pooled: they stand side by side, whatever else is chosen.
  const facet = criteria.length > 1 ? "criterion" : chosenField(FACET, context);
  const [criterion = TOTAL_CRITERION] = criteria;
  return {
    stage,
    of,
    criterion: facet === "criterion" || criterion === TOTAL_CRITERION ? null : criterion,
    facet: facetsOffered({ stage, of }, context).find((offered) => offered === facet) ?? null,
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
  const facets: readonly string[] = ["none", ...facetsOffered({ stage, of }, context)];
  return [
    ...(context.catalogue.reviews[stage] === undefined ? [] : [OF]),
    offeringExtras(
      { ...FACET, options: FACET.options.filter(({ value }) => facets.includes(value)) },
      context.catalogue,
    ),
  ];
}

/** Counts, of unofficial entries too, and points by bin, and by facet where one is chosen; rows without a bin have no score. */
export function scoreQuery(context: PanelContext): PanelQuery {
  const { stage, of, facet, step } = scoreQuestion(context);
  const split = facet === null ? {} : { facet: columnOf(facet, COLUMNS, context.catalogue) };
  const unofficial: PanelQuery["measures"] = context.catalogue.hasUnofficial
    ? { unofficial: { op: "sum", of: "is_unofficial" } }
    : {};
  if (of === "entries") {
    return {
      from: "entry_facts",
      groupBy: { bin: scoreBinSql(scoreColumn(stage), step), ...split },
      measures: {
        entries: { op: "count" },
        points: { op: "sum", of: scoreColumn(stage) },
        present: { op: "sum", of: stageColumn(stage) },
        ...unofficial,
      },
    };
  }
  return {
    from: "review_facts",
    groupBy: { bin: scoreBinSql("score_given", step), ...split },
    measures: {
      entries: { op: "count" },
      points: { op: "sum", of: "score_given" },
      present: { op: "count" },
      ...unofficial,
    },
    where: `stage = ${sqlText(stage)}`,
  };
}

/** The scores that are counted, one by one. */
export function scoresBehind(context: PanelContext): { readonly kind: "entries" | "reviews"; readonly where: string } {
  const { stage, of } = scoreQuestion(context);
  return of === "entries"
    ? { kind: "entries", where: `${scoreColumn(stage)} IS NOT NULL` }
    : { kind: "reviews", where: `stage = ${sqlText(stage)} AND score_given IS NOT NULL` };
}
