import type { CustomSeriesRenderItem } from "echarts";
import { binStart, chosenStage, scoreBinSql, scoreStep, snapScore } from "../filters/bins.ts";
import type { RangeClause } from "../filters/clauses.ts";
import { clauseOf } from "../filters/selection.ts";
import type { Columns } from "../model/columns.ts";
import { scoreColumn, stageColumn } from "../model/flat.ts";
import type { Translate } from "../model/messages.ts";
import { JUDGED_STAGES } from "../model/vocabulary.ts";
import { type BinRange, shownRange } from "../stats/shown-range.ts";
import { definePanel } from "./define-panel.ts";
import {
  barMark,
  baseOption,
  hitMark,
  ITEM,
  legend,
  legendWidth,
  type Mark,
  note,
  swatch,
  textMark,
  textWidth,
  tooltipLook,
  tooltipText,
  valueAxis,
  zeroLine,
} from "./draw.ts";
import { formatCount, formatDecimal, formatNumber, formatShare } from "./format.ts";
import { isFiltered, rowsOf } from "./lookup.ts";
import { sentence } from "./sentence.ts";
import type { DrawEnv, PanelContext, PanelQuery } from "./types.ts";

/** How the scores of the chosen stage lie: one score an entry. */

interface Bin {
  /** Covers [start, end) in points. */
  readonly start: number;
  readonly end: number;
  readonly scores: number;
  readonly all: number;
}

interface View {
  readonly stageName: string;
  readonly step: number;
  /** Every bin of the range shown, and those with scores outside it. */
  readonly bins: readonly Bin[];
  /** In points, half-open. */
  readonly shown: { readonly from: number; readonly to: number };
  readonly scores: number;
  /** Null without scores. */
  readonly mean: number | null;
  /** Took part in the stage and has no score there: never a 0. */
  readonly missing: number;
  readonly range: RangeClause | null;
  readonly filtered: boolean;
}

interface Results {
  readonly scores: Columns;
}

interface BinRow {
  readonly bin: number;
  readonly scores: number;
  readonly points: number;
}

const binsOf = (columns: Columns): readonly BinRow[] =>
  rowsOf(columns).flatMap((row) =>
    row.cell("bin") === null
      ? []
      : [{ bin: row.number("bin"), scores: row.number("entries"), points: row.number("points") }],
  );

const countOf = (rows: readonly BinRow[]): ReadonlyMap<number, number> =>
  new Map(rows.map((row) => [row.bin, row.scores]));

const span = ({ from, to }: BinRange): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);

function view(results: Results, totals: Results, { catalogue, selection, settings }: PanelContext): View | null {
  const stage = chosenStage(settings, catalogue);
  const all = countOf(binsOf(totals.scores));
  const shown = shownRange(all);
  if (stage === null || shown === null) return null;
  const step = scoreStep(settings, catalogue);
  const rows = binsOf(results.scores);
  const counts = countOf(rows);
  const occupied = [...all.keys()].filter((bin) => bin < shown.from || bin >= shown.to);
  const scores = rows.reduce((sum, row) => sum + row.scores, 0);
  const clause = clauseOf(selection, "score");
  return {
    stageName: catalogue.stages.find((each) => each.stage === stage)?.stage_name ?? stage,
    step,
    bins: [...span(shown), ...occupied]
      .toSorted((a, b) => a - b)
      .map((bin) => ({
        start: binStart(bin, step),
        end: binStart(bin + 1, step),
        scores: counts.get(bin) ?? 0,
        all: all.get(bin) ?? 0,
      })),
    shown: { from: binStart(shown.from, step), to: binStart(shown.to, step) },
    scores,
    mean: scores === 0 ? null : rows.reduce((sum, row) => sum + row.points, 0) / scores,
    missing: rowsOf(results.scores).reduce(
      (sum, row) => (row.cell("bin") === null ? sum + row.number("present") : sum),
      0,
    ),
    range: clause?.kind === "range" ? clause : null,
    filtered: isFiltered(selection, "score"),
  };
}

const isShown = ({ shown }: View, bin: Bin): boolean => bin.start >= shown.from && bin.start < shown.to;
const inRange = ({ range }: View, bin: Bin): boolean =>
  range === null || (bin.start >= range.from && bin.start < range.to);
const sumOf = (bins: readonly Bin[]): number => bins.reduce((sum, bin) => sum + bin.scores, 0);

/** 80–82.5; the upper end belongs to the next bin. */
const boundsOf = (from: number, to: number): string => `${formatNumber(from)}–${formatNumber(to)}`;

const HEAD = 66;
const FOOT = 44;

function option(view: View, env: DrawEnv) {
  const { theme, t, width, height } = env;
  const { filtered, range, shown, step, mean } = view;
  const bins = view.bins.filter((bin) => isShown(view, bin));
  const [left, right] = [46, 16];
  const binWidth = (width - left - right) / Math.max(1, bins.length);
  const most = Math.max(1, ...bins.map((bin) => (filtered ? bin.all : bin.scores)));
  const hasLabels = binWidth >= textWidth(formatCount(most), 11) + 2;
  // Labels on the edges of bins, at round values, as many as there is room for.
  const longest = Math.max(textWidth(formatNumber(shown.from), 11), textWidth(formatNumber(shown.to), 11));
  const every = [1, 2, 4, 5, 8, 10, 20, 40, 50, 100].find((n) => n * binWidth >= longest + 12) ?? 100;
  const edges = [...bins.map((bin) => bin.start), shown.to].filter((edge) => Math.round(edge / step) % every === 0);

  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const bin = bins[dataIndex];
    if (bin === undefined) return null;
    const [x0 = 0, zero = 0] = api.coord([bin.start, 0]);
    const [x1 = 0] = api.coord([bin.end, 0]);
    const top = (value: number): number => api.coord([bin.start, value])[1] ?? zero;
    const tone = range === null ? theme.data : inRange(view, bin) ? theme.accent : theme.muted;
    const gap = x1 - x0 > 5 ? 1 : 0;
    const bar = (value: number, inset: number, fill: string): Mark =>
      barMark(
        { x: x0 + inset, y: top(value), width: Math.max(0.5, x1 - x0 - 2 * inset), height: zero - top(value) },
        fill,
        true,
      );
    return {
      ...ITEM,
      children: [
        hitMark(theme, { x: x0, y: HEAD, width: x1 - x0, height: height - HEAD - FOOT }),
        ...(filtered ? [bar(bin.all, gap / 2, theme.ghost)] : []),
        bar(bin.scores, gap, tone),
        ...(hasLabels && bin.scores > 0
          ? [
              textMark(theme, (x0 + x1) / 2, top(bin.scores) - 8, formatCount(bin.scores), {
                align: "center",
                size: 11,
                halo: true,
                fill: inRange(view, bin) ? theme.text : theme.textSecondary,
              }),
            ]
          : []),
      ],
    };
  };

  const renderMean: CustomSeriesRenderItem = (_params, api) => {
    if (mean === null) return null;
    const [x = 0] = api.coord([mean, 0]);
    const text = t("panels.mean", { value: formatDecimal(mean) });
    const half = textWidth(text, 11) / 2;
    return {
      ...ITEM,
      silent: true,
      children: [
        {
          type: "line",
          shape: { x1: x, x2: x, y1: HEAD - 12, y2: height - FOOT },
          style: { stroke: theme.text, lineWidth: 1, lineDash: [3, 3] },
        },
        textMark(theme, Math.min(Math.max(x, half), width - half), HEAD - 20, text, { align: "center", size: 11 }),
      ],
    };
  };

  const outside = view.bins.filter((bin) => !isShown(view, bin));
  const below = outside.filter((bin) => bin.start < shown.from);
  const above = outside.filter((bin) => bin.start >= shown.to);
  const beyond = [
    ...(sumOf(below) > 0
      ? [t("panels.score-distribution.below", { count: formatCount(sumOf(below)), at: formatNumber(shown.from) })]
      : []),
    ...(sumOf(above) > 0
      ? [t("panels.score-distribution.above", { count: formatCount(sumOf(above)), at: formatNumber(shown.to) })]
      : []),
  ].join("  ");
  const meaning = [
    {
      text: t("panels.score-distribution.legend", { stage: view.stageName }),
      shape: swatch(range === null ? theme.data : theme.accent),
    },
    ...(filtered ? [{ text: t("panels.before-filter"), shape: swatch(theme.ghost, theme.line) }] : []),
  ];
  const besideLegend = legendWidth(meaning) + textWidth(beyond, 12) < width;
  return {
    ...baseOption(env),
    grid: { left, right, top: HEAD, bottom: FOOT },
    xAxis: {
      type: "value",
      name: t("panels.score-distribution.axis", { step: formatNumber(step) }),
      nameLocation: "middle",
      nameGap: 26,
      nameTextStyle: { color: theme.textSecondary, fontSize: 12 },
      min: shown.from,
      max: shown.to,
      axisLine: zeroLine(theme),
      axisTick: { customValues: edges, lineStyle: { color: theme.textSecondary } },
      axisLabel: { customValues: edges, color: theme.textSecondary, fontSize: 11, formatter: formatNumber },
      splitLine: { show: false },
    },
    yAxis: {
      ...valueAxis(env, t("panels.entries.axis")),
      min: 0,
      splitNumber: 4,
      nameGap: 12,
      nameTextStyle: { color: theme.textSecondary, fontSize: 12, align: "left", padding: [0, 0, 0, 8 - left] },
    },
    graphic: [
      ...legend(theme, meaning, width),
      ...(beyond === ""
        ? []
        : [
            note(theme, besideLegend ? width - 4 : 0, besideLegend ? 7 : 26, beyond, {
              align: besideLegend ? "right" : "left",
            }),
          ]),
    ],
    tooltip: {
      ...tooltipLook(env),
      trigger: "item",
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const bin = bins[dataIndex];
        if (bin === undefined) return "";
        return tooltipText(t("panels.score-distribution.bin", { bounds: boundsOf(bin.start, bin.end) }), [
          [
            t("panels.entries"),
            filtered ? `${formatCount(bin.scores)} / ${formatCount(bin.all)}` : formatCount(bin.scores),
          ],
          [t("panels.share-of-scores"), formatShare(bin.scores, view.scores)],
        ]);
      },
    },
    series: [
      {
        type: "custom",
        renderItem,
        clip: false,
        encode: { x: 0, y: 1 },
        z: 2,
        data: bins.map((bin) => [(bin.start + bin.end) / 2, Math.max(bin.scores, filtered ? bin.all : 0)]),
      },
      {
        type: "custom",
        renderItem: renderMean,
        clip: false,
        silent: true,
        z: 1,
        data: mean === null || mean < shown.from || mean > shown.to ? [] : [[mean, 0]],
      },
    ],
  };
}

function summary(view: View, t: Translate): string {
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

export const scoreDistribution = definePanel<{ readonly scores: PanelQuery }, View>({
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
  view,
  option,
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
