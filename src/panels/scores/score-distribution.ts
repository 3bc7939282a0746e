import { snapScore } from "../../filters/bins.ts";
import type { Translate } from "../../model/messages.ts";
import { definePanel } from "../define-panel.ts";
import { boundsOf, brushOf, inRange, isShown, peakOf, sumOf } from "../drawing/histogram.ts";
import { type HistogramWords, histogramOption } from "../drawing/histogram-chart.ts";
import { multiplesHeight } from "../drawing/small-multiples.ts";
import { partsSaid } from "../extra-fields.ts";
import { formatCount, formatDecimal, formatNumber, formatShare } from "../format.ts";
import { clickOn } from "../lookup.ts";
import { named, sentence } from "../sentence.ts";
import type { PanelQuery } from "../types.ts";
import { facetName, facetsOption } from "./score-facets.ts";
import { scoreControls, scoreField, scoreQuery, scoresBehind } from "./score-question.ts";
import { scoreTable } from "./score-table.ts";
import { type Facets, facetCount, type ScoreView, scoresOf, scoreView } from "./score-view.ts";

/** How the scores of the chosen stage lie: one score an entry, or each that a judge gave; of all, or split. */

/** Where most scores lie; null where several bins share that place. */
function peak(view: ScoreView, t: Translate): string | null {
  const most = peakOf(view);
  if (most === null) return null;
  const { start, end, count } = most;
  return t("panels.score-distribution.peak", { bounds: boundsOf(start, end), count: formatCount(count) });
}

/** What the histogram's marks and axes say. */
function wordsOf(view: ScoreView, t: Translate): HistogramWords {
  const { of, step } = view;
  return {
    legend: t(`panels.score-distribution.legend.${of}`, { stage: scoresOf(view, t) }),
    axis: t(`panels.score-distribution.axis.${of}`, { step: formatNumber(step) }),
    amount: t(of === "entries" ? "panels.entries.axis" : "panels.reviews.axis"),
    count: t(`panels.score-distribution.count.${of}`),
    share: t(`panels.score-distribution.share.${of}`),
    mean: formatDecimal,
    bin: (bounds) => t("panels.score-distribution.bin", { bounds }),
    below: (count, at) => t("panels.score-distribution.below", { count, at }),
    above: (count, at) => t("panels.score-distribution.above", { count, at }),
  };
}

/** How many small charts there are, which are empty, and what is in none of them. */
function split({ field, parts, others }: Facets, t: Translate): readonly (string | null)[] {
  const empty = parts.filter(({ count }) => count === 0);
  const names = named(
    t,
    empty.map((part) => facetName(field, part, t)),
  );
  return [
    partsSaid(field, parts.length, t),
    empty.length > 0 ? t("panels.score-distribution.empty", { count: formatCount(empty.length), names }) : null,
    others.count > 0 ? t("panels.score-distribution.others", { count: formatCount(others.count) }) : null,
  ];
}

function summary(view: ScoreView, t: Translate): string {
  const { of, count, mean, range, filtered, missing, unofficial, facets } = view;
  const stage = scoresOf(view, t);
  if (mean === null) return sentence(t, [t("panels.score-distribution.none", { stage })]);
  // Of criteria nothing is added up: their scales differ.
  const isPooled = facets?.field !== "criterion";
  const inside = sumOf(view.bins.filter((bin) => inRange(view, bin)));
  const outside = sumOf(view.bins.filter((bin) => !isShown(view, bin)));
  return sentence(t, [
    (filtered ? t("panels.under-filter") : "") +
      (isPooled
        ? t(`panels.score-distribution.scores.${of}`, {
            stage,
            count: formatCount(count),
            mean: formatDecimal(mean),
          })
        : t("panels.score-distribution.legend.reviews", { stage })),
    range === null
      ? isPooled
        ? peak(view, t)
        : null
      : t("panels.score-distribution.range", {
          bounds: boundsOf(range.from, range.to),
          count: formatCount(inside),
          share: formatShare(inside, count),
        }),
    unofficial > 0 && isPooled
      ? t(`panels.score-distribution.unofficial.${of}`, { count: formatCount(unofficial) })
      : null,
    ...(facets === null ? [] : split(facets, t)),
    outside > 0
      ? t("panels.score-distribution.outside", {
          count: formatCount(outside),
          bounds: boundsOf(view.shown.from, view.shown.to),
        })
      : null,
    missing > 0 && isPooled ? t(`panels.score-distribution.missing.${of}`, { count: formatCount(missing) }) : null,
  ]);
}

export const scoreDistribution = definePanel<{ readonly scores: PanelQuery }, ScoreView>({
  id: "score-distribution",
  title: "panels.score-distribution.title",
  description: "panels.score-distribution.description",
  // Official scores alone can be charted too.
  needs: [["scores", "results"]],
  field: scoreField,
  controls: (context) => ["stage", ...scoreControls(context), "score-step"],
  height: (context, width) => {
    const count = facetCount(context);
    return count > 0 ? multiplesHeight(count, width) : width < 560 ? 340 : 440;
  },
  queries: (context) => ({ scores: scoreQuery(context) }),
  behind: scoresBehind,
  view: scoreView,
  option: (view, env) =>
    view.facets === null ? histogramOption(view, wordsOf(view, env.t), env) : facetsOption(view, view.facets, env),
  table: scoreTable,
  summary,
  select: (event, { of, step, facets }) => {
    if (facets !== null) return clickOn(facets.field)(event);
    return event.kind === "brush"
      ? snapScore(event.from, event.to, step, of === "entries" ? "score" : "score_given")
      : null;
  },
  brush: (view) => (view.facets === null ? brushOf(view) : null),
});
