import { snapScore } from "../filters/bins.ts";
import type { Translate } from "../model/messages.ts";
import { definePanel } from "./define-panel.ts";
import { partsSaid } from "./extra-fields.ts";
import { formatCount, formatDecimal, formatShare } from "./format.ts";
import { clickOn } from "./lookup.ts";
import { scoreOption } from "./score-chart.ts";
import { facetName, facetsOption } from "./score-facets.ts";
import { scoreControls, scoreField, scoreQuery, scoresBehind } from "./score-question.ts";
import { scoreTable } from "./score-table.ts";
import {
  boundsOf,
  type Facets,
  facetCount,
  inRange,
  isShown,
  type ScoreView,
  scoresOf,
  scoreView,
  sumOf,
} from "./score-view.ts";
import { named, sentence } from "./sentence.ts";
import { multiplesHeight } from "./small-multiples.ts";
import type { PanelQuery } from "./types.ts";

/** How the scores of the chosen stage lie: one score an entry, or each that a judge gave; of all, or split. */

/** Where most scores lie; null where several bins share that place. */
function peak({ bins }: ScoreView, t: Translate): string | null {
  const most = Math.max(0, ...bins.map((bin) => bin.scores));
  const [first, ...others] = bins.filter((bin) => bin.scores === most);
  if (first === undefined || others.length > 0) return null;
  return t("panels.score-distribution.peak", { bounds: boundsOf(first.start, first.end), count: formatCount(most) });
}

/** How many small charts there are, which are empty, and what is in none of them. */
function split({ field, parts, others }: Facets, t: Translate): readonly (string | null)[] {
  const empty = parts.filter(({ scores }) => scores === 0);
  const names = named(
    t,
    empty.map((part) => facetName(field, part, t)),
  );
  return [
    partsSaid(field, parts.length, t),
    empty.length > 0 ? t("panels.score-distribution.empty", { count: formatCount(empty.length), names }) : null,
    others.scores > 0 ? t("panels.score-distribution.others", { count: formatCount(others.scores) }) : null,
  ];
}

function summary(view: ScoreView, t: Translate): string {
  const { of, scores, mean, range, filtered, missing, facets } = view;
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
            count: formatCount(scores),
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
          share: formatShare(inside, scores),
        }),
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
  option: (view, env) => (view.facets === null ? scoreOption(view, env) : facetsOption(view, view.facets, env)),
  table: scoreTable,
  summary,
  select: (event, { of, step, facets }) => {
    if (facets !== null) return clickOn(facets.field)(event);
    return event.kind === "brush"
      ? snapScore(event.from, event.to, step, of === "entries" ? "score" : "score_given")
      : null;
  },
  brush: (view) =>
    view.facets === null
      ? {
          axis: "x",
          range: view.range === null ? null : [view.range.from, view.range.to],
          stops: [view.shown.from, ...view.bins.filter((bin) => isShown(view, bin)).map(({ end }) => end)],
        }
      : null,
});
