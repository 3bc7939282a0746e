import { chosenStage, scoreBinSql, scoreStep, snapScore } from "../filters/bins.ts";
import { scoreColumn, stageColumn } from "../model/flat.ts";
import type { Translate } from "../model/messages.ts";
import { JUDGED_STAGES } from "../model/vocabulary.ts";
import { definePanel } from "./define-panel.ts";
import { formatCount, formatDecimal, formatShare } from "./format.ts";
import { scoreOption } from "./score-chart.ts";
import { boundsOf, inRange, isShown, type ScoreView, scoreView, sumOf } from "./score-view.ts";
import { sentence } from "./sentence.ts";
import type { PanelQuery } from "./types.ts";

/** How the scores of the chosen stage lie: one score an entry. */

function summary(view: ScoreView, t: Translate): string {
  const { stageName, scores, mean, range, filtered, missing } = view;
  if (mean === null) return sentence(t, [t("panels.score-distribution.none", { stage: stageName })]);
  const peak = Math.max(0, ...view.bins.map((bin) => bin.scores));
  const peaks = view.bins.filter((bin) => bin.scores === peak);
  const [first] = peaks;
  const inside = sumOf(view.bins.filter((bin) => inRange(view, bin)));
  const outside = sumOf(view.bins.filter((bin) => !isShown(view, bin)));
  return sentence(t, [
    (filtered ? t("panels.under-filter") : "") +
      t("panels.score-distribution.scores", {
        stage: stageName,
        count: formatCount(scores),
        mean: formatDecimal(mean),
      }),
    range !== null
      ? t("panels.score-distribution.range", {
          bounds: boundsOf(range.from, range.to),
          count: formatCount(inside),
          share: formatShare(inside, scores),
        })
      : peaks.length === 1 && first !== undefined
        ? t("panels.score-distribution.peak", { bounds: boundsOf(first.start, first.end), count: formatCount(peak) })
        : null,
    outside > 0
      ? t("panels.score-distribution.outside", {
          count: formatCount(outside),
          bounds: boundsOf(view.shown.from, view.shown.to),
        })
      : null,
    missing > 0 ? t("panels.score-distribution.missing", { count: formatCount(missing) }) : null,
  ]);
}

export const scoreDistribution = definePanel<{ readonly scores: PanelQuery }, ScoreView>({
  id: "score-distribution",
  title: "panels.score-distribution.title",
  description: "panels.score-distribution.description",
  // Official scores alone can be charted too.
  needs: [["scores", "results"]],
  field: "score",
  controls: () => ["stage", "score-step"],
  height: (_context, width) => (width < 560 ? 340 : 440),
  queries: ({ settings, catalogue }) => {
    const stage = chosenStage(settings, catalogue) ?? JUDGED_STAGES[0];
    return {
      scores: {
        from: "entry_facts",
        groupBy: { bin: scoreBinSql(scoreColumn(stage), scoreStep(settings, catalogue)) },
        measures: {
          entries: { op: "count" },
          points: { op: "sum", of: scoreColumn(stage) },
          present: { op: "sum", of: stageColumn(stage) },
        },
      },
    };
  },
  view: scoreView,
  option: scoreOption,
  table: ({ bins }, t) => ({
    columns: [
      { name: "bin_start", label: t("columns.bin_start"), format: "decimal" },
      { name: "bin_end", label: t("columns.bin_end"), format: "decimal" },
      { name: "scores", label: t("columns.scores"), format: "integer" },
      { name: "scores_unfiltered", label: t("columns.scores_unfiltered"), format: "integer" },
    ],
    rows: bins.map((bin) => [bin.start, bin.end, bin.scores, bin.all]),
  }),
  summary,
  select: (event, { step }) => (event.kind === "brush" ? snapScore(event.from, event.to, step) : null),
  brush: ({ range }) => ({ axis: "x", range: range === null ? null : [range.from, range.to] }),
});
