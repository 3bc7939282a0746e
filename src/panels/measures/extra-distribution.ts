import { binStart, scoreBinSql } from "../../filters/bins.ts";
import { MEASURE_STEP, measureStep, snapMeasure, stepsOf } from "../../filters/measures.ts";
import { clauseOf } from "../../filters/selection.ts";
import type { Columns } from "../../model/columns.ts";
import type { Translate } from "../../model/messages.ts";
import { shownRange } from "../../stats/shown-range.ts";
import { definePanel } from "../define-panel.ts";
import {
  type BinCount,
  boundsOf,
  brushOf,
  countsByBin,
  type Histogram,
  histogramPart,
  inRange,
  isShown,
  peakOf,
  sumOf,
} from "../drawing/histogram.ts";
import { type HistogramWords, histogramOption } from "../drawing/histogram-chart.ts";
import { formatCount, formatDigits, formatNumber, formatShare } from "../format.ts";
import { isFiltered, rowsOf } from "../lookup.ts";
import { sentence } from "../sentence.ts";
import type { PanelContext, PanelControl, PanelQuery } from "../types.ts";
import { countedEntries, digitsOf, measureAsked, measureControls, type ShownMeasure } from "./measure-question.ts";

/** How the numbers of a column beyond the model lie over the entries. */

interface View extends Histogram {
  readonly measure: ShownMeasure;
  /** What the numbers add up to. */
  readonly sum: number;
  /** Entries that say nothing in the column: never a 0. */
  readonly without: number;
}

function controls(context: PanelContext): readonly PanelControl[] {
  const measure = measureAsked(context);
  if (measure === null) return [];
  const initial = String(measureStep(measure, { choices: {} }));
  const options = stepsOf(measure).map((step) => ({ value: String(step), label: () => formatNumber(step) }));
  return [...measureControls(context), { name: MEASURE_STEP, label: "screens.bin-width", options, initial }];
}

const binsOf = (columns: Columns): readonly BinCount[] =>
  rowsOf(columns).flatMap((row) =>
    row.cell("bin") === null ? [] : [{ bin: row.number("bin"), count: row.number("entries"), sum: row.number("sum") }],
  );

function viewOf(results: Columns, totals: Columns, context: PanelContext): View | null {
  const measure = measureAsked(context);
  const [kept, all] = [binsOf(results), binsOf(totals)];
  const shown = shownRange(countsByBin(all));
  if (measure === null || shown === null) return null;
  const step = measureStep(measure, context.settings);
  const clause = clauseOf(context.selection, measure.field);
  return {
    measure,
    step,
    ...histogramPart(kept, all, shown, step),
    shown: { from: binStart(shown.from, step), to: binStart(shown.to, step) },
    range: clause?.kind === "range" ? clause : null,
    filtered: isFiltered(context.selection, measure.field),
    sum: kept.reduce((sum, bin) => sum + bin.sum, 0),
    without: rowsOf(results).reduce(
      (without, row) => (row.cell("bin") === null ? without + row.number("entries") : without),
      0,
    ),
  };
}

function wordsOf({ measure, step }: View, t: Translate): HistogramWords {
  const { name } = measure;
  return {
    legend: t("panels.extra-distribution.legend", { name }),
    axis: t("panels.extra-distribution.axis", { name, step: formatNumber(step) }),
    amount: t("panels.entries.axis"),
    count: t("columns.entries"),
    share: t("panels.extra-distribution.share"),
    mean: (value) => formatDigits(value, digitsOf(measure)),
    bin: (bounds) => t("panels.extra-distribution.bin", { name, bounds }),
    below: (count, at) => t("panels.extra-distribution.below", { count, at }),
    above: (count, at) => t("panels.extra-distribution.above", { count, at }),
  };
}

function summary(view: View, t: Translate): string {
  const { measure, count, mean, sum, range, filtered, without } = view;
  const { name, isWhole } = measure;
  const peak = peakOf(view);
  const inside = sumOf(view.bins.filter((bin) => inRange(view, bin)));
  const outside = sumOf(view.bins.filter((bin) => !isShown(view, bin)));
  const missing = without > 0 ? t("panels.extra-distribution.without", { count: formatCount(without) }) : null;
  if (mean === null) return sentence(t, [t("panels.extra-distribution.none", { name }), missing]);
  return sentence(t, [
    (filtered ? t("panels.under-filter") : "") +
      t("panels.extra-distribution.entries", {
        name,
        count: formatCount(count),
        mean: formatDigits(mean, digitsOf(measure)),
        sum: formatDigits(sum, isWhole ? 0 : digitsOf(measure)),
      }),
    range !== null
      ? t("panels.extra-distribution.range", {
          bounds: boundsOf(range.from, range.to),
          count: formatCount(inside),
          share: formatShare(inside, count),
        })
      : peak === null
        ? null
        : t("panels.extra-distribution.peak", {
            bounds: boundsOf(peak.start, peak.end),
            count: formatCount(peak.count),
          }),
    outside > 0
      ? t("panels.extra-distribution.outside", {
          count: formatCount(outside),
          bounds: boundsOf(view.shown.from, view.shown.to),
        })
      : null,
    missing,
  ]);
}

export const extraDistribution = definePanel<{ readonly numbers: PanelQuery }, View>({
  id: "extra-distribution",
  title: "panels.extra-distribution.title",
  description: "panels.extra-distribution.description",
  needs: ["entry_extras"],
  field: (context) => measureAsked(context)?.field ?? null,
  controls,
  height: (_context, width) => (width < 560 ? 320 : 400),
  queries: (context) => {
    const measure = measureAsked(context);
    const column = measure?.column ?? "CAST(NULL AS DOUBLE)";
    return {
      numbers: {
        from: "entry_facts",
        groupBy: { bin: scoreBinSql(column, measure === null ? 1 : measureStep(measure, context.settings)) },
        measures: { entries: { op: "count" }, sum: { op: "sum", of: column } },
        where: countedEntries(context),
      },
    };
  },
  behind: (context) => {
    const measure = measureAsked(context);
    const counted = countedEntries(context);
    return { kind: "entries", where: measure === null ? counted : `${counted} AND ${measure.column} IS NOT NULL` };
  },
  view: (results, totals, context) => viewOf(results.numbers, totals.numbers, context),
  option: (view, env) => histogramOption(view, wordsOf(view, env.t), env),
  table: ({ bins, measure: { name } }, t) => ({
    columns: [
      { name: "bin_start", label: t("panels.extra-distribution.from", { name }), format: "decimal" },
      { name: "bin_end", label: t("panels.extra-distribution.to", { name }), format: "decimal" },
      { name: "entries", label: t("columns.entries"), format: "integer" },
      { name: "entries_unfiltered", label: t("columns.entries_unfiltered"), format: "integer" },
      { name: "measure", label: t("panels.measure.column"), format: "text" },
    ],
    rows: bins.map(({ start, end, count, all }) => [start, end, count, all, name]),
  }),
  summary,
  select: (event, { measure, step }) =>
    event.kind === "brush" ? snapMeasure(measure.field, event.from, event.to, step) : null,
  brush: brushOf,
});
