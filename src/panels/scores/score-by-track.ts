import { chosenStage } from "../../filters/bins.ts";
import { scoreColumn, stageColumn } from "../../model/flat.ts";
import type { Translate } from "../../model/messages.ts";
import { JUDGED_STAGES } from "../../model/vocabulary.ts";
import { definePanel } from "../define-panel.ts";
import { rowsHeight } from "../drawing/labelled-rows.ts";
import { formatCount, formatDecimal } from "../format.ts";
import { clickOn } from "../lookup.ts";
import { named, sentence } from "../sentence.ts";
import type { PanelQuery } from "../types.ts";
import { SHAPE, trackScoresOption } from "./track-scores-chart.ts";
import { LEAST_FOR_BOX, sizeOf, type TrackScores, type TrackScoresView, trackScoresView } from "./track-scores-view.ts";

/** How the scores of each track lie, side by side and not to be compared: every track has judges of its own. */

const nameOf = ({ track }: TrackScores, t: Translate): string => track?.track_name ?? t("panels.outside-tracks");

/** What one track's scores are, in words. */
const figuresOf = (row: TrackScores, t: Translate): string | null => {
  const { numbers } = row.kept;
  if (numbers === null) return null;
  return t("panels.score-by-track.track", {
    name: nameOf(row, t),
    count: formatCount(numbers.n),
    median: formatDecimal(numbers.median),
    mean: formatDecimal(numbers.mean),
  });
};

/** Says how much each row can tell, never which track is best: their judges differ. */
function summary({ stageName, rows, chosen, filtered }: TrackScoresView, t: Translate): string {
  const shown = rows.filter(({ track }) => track !== null && (chosen.size === 0 || chosen.has(track.track_id)));
  const outside = rows.find(({ track }) => track === null && chosen.size === 0);
  const scores = shown.reduce((all, { kept }) => all + sizeOf(kept), 0);
  const others = outside === undefined ? 0 : sizeOf(outside.kept);
  const boxed = shown.filter(({ kept }) => kept.box !== null);
  const dotted = shown.filter(({ kept }) => kept.box === null && sizeOf(kept) > 0);
  const empty = shown.filter(({ kept }) => sizeOf(kept) === 0);
  const missing = [...shown, ...(outside === undefined ? [] : [outside])].reduce((all, row) => all + row.missing, 0);
  const names = (some: readonly TrackScores[]): string =>
    named(
      t,
      some.map((row) => nameOf(row, t)),
    );
  const [only] = shown;
  const isOne = only !== undefined && shown.length === 1;
  return sentence(t, [
    (filtered ? t("panels.under-filter") : "") +
      t(chosen.size > 0 ? "panels.score-by-track.chosen" : "panels.score-by-track.scores", {
        stage: stageName,
        tracks: formatCount(shown.length),
        count: formatCount(scores),
      }),
    isOne ? figuresOf(only, t) : null,
    boxed.length > 0 && !isOne ? t("panels.score-by-track.boxed", { count: formatCount(boxed.length) }) : null,
    dotted.length > 0
      ? t("panels.score-by-track.dotted", {
          count: formatCount(dotted.length),
          least: formatCount(LEAST_FOR_BOX),
          names: names(dotted),
        })
      : null,
    empty.length > 0
      ? t("panels.score-by-track.empty", { count: formatCount(empty.length), names: names(empty) })
      : null,
    others > 0 ? t("panels.score-by-track.outside", { count: formatCount(others) }) : null,
    missing > 0 ? t("panels.score-distribution.missing.entries", { count: formatCount(missing) }) : null,
  ]);
}

export const scoreByTrack = definePanel<{ readonly trackScores: PanelQuery }, TrackScoresView>({
  id: "score-by-track",
  title: "panels.score-by-track.title",
  description: "panels.score-by-track.description",
  // Official scores alone can be charted too.
  needs: [["scores", "results"]],
  field: "track",
  controls: () => ["stage"],
  height: ({ catalogue }, width) =>
    rowsHeight(
      SHAPE,
      catalogue.tracks.map((track) => track.track_name),
      width,
    ),
  // Quartiles cannot be added up from parts, counts of each score can: the quartiles are made of them here.
  queries: ({ settings, catalogue }) => {
    const stage = chosenStage(settings, catalogue) ?? JUDGED_STAGES[0];
    return {
      trackScores: {
        from: "entry_facts",
        groupBy: { track_id: "track_id", score: scoreColumn(stage) },
        measures: { entries: { op: "count" }, present: { op: "sum", of: stageColumn(stage) } },
      },
    };
  },
  behind: ({ settings, catalogue }) => ({
    kind: "entries",
    where: `${scoreColumn(chosenStage(settings, catalogue) ?? JUDGED_STAGES[0])} IS NOT NULL`,
  }),
  view: trackScoresView,
  option: trackScoresOption,
  table: ({ rows }, t) => ({
    columns: [
      { name: "track_no", label: t("columns.track_no"), format: "integer" },
      { name: "track_name", label: t("columns.track_name"), format: "text" },
      { name: "n", label: t("columns.n"), format: "integer" },
      { name: "mean", label: t("columns.mean"), format: "decimal" },
      { name: "sd", label: t("columns.sd"), format: "decimal" },
      { name: "min", label: t("columns.min"), format: "decimal" },
      { name: "q1", label: t("columns.q1"), format: "decimal" },
      { name: "median", label: t("columns.median"), format: "decimal" },
      { name: "q3", label: t("columns.q3"), format: "decimal" },
      { name: "max", label: t("columns.max"), format: "decimal" },
      { name: "missing", label: t("columns.missing_scores"), format: "integer" },
      { name: "n_unfiltered", label: t("columns.n_unfiltered"), format: "integer" },
    ],
    rows: rows.map(({ track, kept: { numbers }, all, missing }) => [
      track?.track_no ?? null,
      track?.track_name ?? t("panels.outside-tracks"),
      numbers?.n ?? 0,
      numbers?.mean ?? null,
      numbers?.sd ?? null,
      numbers?.min ?? null,
      numbers?.q1 ?? null,
      numbers?.median ?? null,
      numbers?.q3 ?? null,
      numbers?.max ?? null,
      missing,
      sizeOf(all),
    ]),
  }),
  summary,
  select: clickOn("track"),
});
