import { binStart, chosenStage } from "../../filters/bins.ts";
import { judgeKey } from "../../filters/judges.ts";
import { clauseOf } from "../../filters/selection.ts";
import type { Track } from "../../model/catalogue.ts";
import type { Columns } from "../../model/columns.ts";
import type { Translate } from "../../model/messages.ts";
import { ORG_TYPES, UNKNOWN } from "../../model/vocabulary.ts";
import { shownRange } from "../../stats/shown-range.ts";
import { type BinCount, countsByBin, type Histogram, type HistogramPart, histogramPart } from "../drawing/histogram.ts";
import { extraValues } from "../extra-fields.ts";
import { chosenOn, isFiltered, rowsOf, tracksInOrder } from "../lookup.ts";
import type { PanelContext } from "../types.ts";
import { type FacetField, type ScoreQuestion, scoreField, scoreQuestion } from "./score-question.ts";

/** Scores of one stage by bin, every bin of the range shown, also those without any; of all, and of each facet. */

export interface Facet extends HistogramPart {
  /** As clauses name it; null where none can: what has no award. */
  readonly key: string | null;
  /** The track it stands for, where it is one. */
  readonly track: Track | null;
}

export interface Facets {
  readonly field: FacetField;
  /** In official order, also those without scores. */
  readonly parts: readonly Facet[];
  /** Scores that belong to none of them, such as entries outside any track; all of it zero where there is none. */
  readonly others: HistogramPart;
  readonly chosen: ReadonlySet<string>;
}

export interface ScoreView extends Histogram {
  readonly stageName: string;
  readonly of: ScoreQuestion["of"];
  readonly criterion: ScoreQuestion["criterion"];
  /** Took part in the stage and has no score there: never a 0. */
  readonly missing: number;
  /** Of what is counted, entries of unofficial teams or the scores they were given. */
  readonly unofficial: number;
  /** Null where all scores stand in one chart. */
  readonly facets: Facets | null;
}

export interface ScoreResults {
  readonly scores: Columns;
}

interface BinRow extends BinCount {
  readonly facet: string | null;
}

const binsOf = ({ scores }: ScoreResults): readonly BinRow[] =>
  rowsOf(scores).flatMap((row) =>
    row.cell("bin") === null
      ? []
      : [
          {
            bin: row.number("bin"),
            facet: scores.facet === undefined ? null : row.key("facet"),
            count: row.number("entries"),
            sum: row.number("points"),
          },
        ],
  );

interface Place extends Pick<Facet, "key" | "track"> {
  /** The value in the table. */
  readonly value: string | null;
}

/** A facet's whole axis in official order; what has no award stands last. */
function placesOf(field: FacetField, { stage }: ScoreQuestion, { catalogue }: PanelContext): readonly Place[] {
  const same = (value: string): Place => ({ value, key: value, track: null });
  switch (field) {
    case "track":
      return tracksInOrder(catalogue).map((track) => ({ ...same(track.track_id), track }));
    case "area":
      return catalogue.areas.map(same);
    case "org_type":
      return [...ORG_TYPES, UNKNOWN].map(same);
    case "award":
      return [...catalogue.awards.map(same), { value: null, key: null, track: null }];
    case "criterion":
      return (catalogue.reviews[stage]?.criteria ?? []).map(same);
    case "judge":
      return (catalogue.reviews[stage]?.judges ?? []).map((judge) => ({
        ...same(judge),
        key: judgeKey(judge, catalogue),
      }));
    default:
      return extraValues(field, catalogue).map(same);
  }
}

/** How many small charts there are, whatever their scores. */
export function facetCount(context: PanelContext): number {
  const question = scoreQuestion(context);
  return question.facet === null ? 0 : placesOf(question.facet, question, context).length;
}

export function scoreView(results: ScoreResults, totals: ScoreResults, context: PanelContext): ScoreView | null {
  const { catalogue, selection, settings } = context;
  const question = scoreQuestion(context);
  const { stage, of, criterion, facet, step } = question;
  const [kept, all] = [binsOf(results), binsOf(totals)];
  const shown = shownRange(countsByBin(all));
  if (chosenStage(settings, catalogue) === null || shown === null) return null;
  const part = (isIn: (row: BinRow) => boolean): HistogramPart =>
    histogramPart(kept.filter(isIn), all.filter(isIn), shown, step);
  const facets = (field: FacetField): Facets => {
    const places = placesOf(field, question, context);
    const values = new Set(places.map(({ value }) => value));
    return {
      field,
      parts: places.map(({ value, key, track }) => ({ key, track, ...part((row) => row.facet === value) })),
      others: part((row) => !values.has(row.facet)),
      chosen: chosenOn(selection, field),
    };
  };
  const own = scoreField(context);
  const clause = clauseOf(selection, own);
  return {
    stageName: catalogue.stages.find((each) => each.stage === stage)?.stage_name ?? stage,
    of,
    criterion,
    step,
    ...part(() => true),
    shown: { from: binStart(shown.from, step), to: binStart(shown.to, step) },
    missing: rowsOf(results.scores).reduce(
      (missing, row) => (row.cell("bin") === null ? missing + row.number("present") : missing),
      0,
    ),
    unofficial: catalogue.hasUnofficial
      ? rowsOf(results.scores).reduce(
          (sum, row) => (row.cell("bin") === null ? sum : sum + row.number("unofficial")),
          0,
        )
      : 0,
    range: clause?.kind === "range" ? clause : null,
    filtered: isFiltered(selection, own, of),
    facets: facet === null ? null : facets(facet),
  };
}

/** Whose scores: the stage, and the part of it where one is meant. */
export const scoresOf = ({ stageName, criterion }: ScoreView, t: Translate): string =>
  criterion === null ? stageName : t("panels.score-distribution.criterion", { stage: stageName, criterion });
