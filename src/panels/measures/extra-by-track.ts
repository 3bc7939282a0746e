import { isExtraField } from "../../filters/clauses.ts";
import type { Translate } from "../../model/messages.ts";
import { niceStep } from "../../stats/bins.ts";
import { categoryName } from "../category-name.ts";
import { definePanel } from "../define-panel.ts";
import { barsOption } from "../drawing/bars.ts";
import { type FigureColumn, type RowsShape, roomForColumns, rowsHeight } from "../drawing/labelled-rows.ts";
import { extraColumn, extraValues, partsSaid } from "../extra-fields.ts";
import { formatCount, formatDigits, formatKept } from "../format.ts";
import { clickOn } from "../lookup.ts";
import { named, sentence } from "../sentence.ts";
import type { DrawEnv, PanelContext, PanelQuery, TableColumn, TableData } from "../types.ts";
import {
  countOf,
  FIGURE,
  figureOf,
  type GroupRow,
  type GroupsView,
  groupAsked,
  groupControl,
  groupQuery,
  groupsView,
  type Numbers,
} from "./extra-by-track-view.ts";
import { countedEntries, digitsOf, measureAsked, measureControls } from "./measure-question.ts";

/** What the numbers of a column beyond the model come to in each track, or in the groups of any other dimension. */

const shapeOf = (field: GroupsView["field"]): RowsShape => ({
  rowHeight: 30,
  isNumbered: field === "track",
  isHeaded: true,
});

function nameOf({ field }: GroupsView, { key, track }: GroupRow, t: Translate): string {
  if (track !== null) return track.track_name;
  if (field === "track") return t("panels.outside-tracks");
  return key === null ? t("panels.score-distribution.no-award") : categoryName(field, key, t);
}

/** A figure as people read it; "–" where there is none. */
function said({ measure }: GroupsView, figure: "mean" | "median" | "sum" | "min" | "max", of: Numbers): string {
  if (of.numbers === null) return "–";
  const value = figure === "sum" ? of.sum : of.numbers[figure];
  const isExact = figure !== "mean" && figure !== "median" && measure.isWhole;
  return formatDigits(value, isExact ? 0 : digitsOf(measure));
}

function height(context: PanelContext, width: number): number {
  const { catalogue } = context;
  const field = groupAsked(context);
  const lengths = { area: catalogue.areas.length, org_type: 10, award: catalogue.awards.length + 1 };
  if (field === "track") {
    const names = catalogue.tracks.map((track) => track.track_name);
    return rowsHeight(shapeOf(field), names, width);
  }
  const rows = isExtraField(field) ? extraValues(field, catalogue).length : lengths[field];
  return rowsHeight(shapeOf(field), Array(rows).fill(""), width);
}

function option(view: GroupsView, env: DrawEnv) {
  const { t } = env;
  const { drawn, chosen, filtered, field, figure, measure } = view;
  const amountOf = (numbers: Numbers): number => figureOf(numbers, figure) ?? 0;
  const values = drawn.flatMap(({ kept, all }) => [amountOf(kept), ...(filtered ? [amountOf(all)] : [])]);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const interval = niceStep((high - low) / (env.width < 480 ? 2 : 4) || 1);
  // What is drawn stands at the bars; how many have a number stays longest when the chart gets narrow.
  const others = (["mean", "median", "sum"] as const).filter((each) => each !== figure);
  const columns: readonly FigureColumn<GroupRow>[] = [
    ...others.map((each) => ({
      head: t(`columns.${each}`),
      text: ({ kept }: GroupRow) => said(view, each, kept),
      width: each === "sum" ? 92 : 72,
    })),
    {
      head: t("panels.extra-by-track.with"),
      text: ({ kept }) => `${formatCount(countOf(kept))} / ${formatCount(countOf(kept) + kept.without)}`,
      width: 92,
    },
  ];
  return barsOption<GroupRow>(env, {
    shape: shapeOf(field),
    rows: drawn,
    keyOf: ({ key }) => key,
    nameOf: (row) => nameOf(view, row, t),
    numberOf: ({ track }) => (track === null ? "" : String(track.track_no)),
    value: { name: t(`panels.extra-by-track.of.${figure}`, { name: measure.name }), of: ({ kept }) => amountOf(kept) },
    totalOf: ({ all }) => amountOf(all),
    figure: (value) => formatDigits(value, figure === "sum" && measure.isWhole ? 0 : digitsOf(measure)),
    insteadOf: ({ kept }) => (kept.numbers === null ? t("panels.extra-by-track.none") : null),
    filtered,
    chosen,
    columns: columns.slice(-roomForColumns(env.width)),
    axis: {
      name: t(`panels.extra-by-track.of.${figure}`, { name: measure.name }),
      min: Math.floor(low / interval) * interval,
      max: Math.max(interval, Math.ceil(high / interval) * interval),
      interval,
    },
    labelRoom: 56,
    tooltip: ({ kept, all }) => [
      [t("panels.extra-by-track.with-value"), formatKept(countOf(kept), countOf(all), filtered)],
      [t("panels.extra-by-track.without"), formatKept(kept.without, all.without, filtered)],
      ...(["mean", "median", "sum", "min", "max"] as const).map(
        (each) => [t(`columns.${each}`), said(view, each, kept)] as const,
      ),
    ],
  });
}

function table(view: GroupsView, t: Translate): TableData {
  const { field, rows, measure } = view;
  const column = (name: string, label: string, format: TableColumn["format"]): TableColumn => ({ name, label, format });
  const groups: readonly TableColumn[] =
    field === "track"
      ? [column("track_no", t("columns.track_no"), "integer"), column("track_name", t("columns.track_name"), "text")]
      : [isExtraField(field) ? extraColumn(field) : column(field, t(`columns.${field}`), "text")];
  const figures = ["mean", "median", "sum", "sd", "min", "q1", "q3", "max"] as const;
  return {
    columns: [
      ...groups,
      column("n", t("panels.extra-by-track.with-value"), "integer"),
      column("without", t("panels.extra-by-track.without"), "integer"),
      ...figures.map((name) => column(name, t(`columns.${name}`), "decimal")),
      column("n_unfiltered", t("panels.extra-by-track.with-value.unfiltered"), "integer"),
      column("without_unfiltered", t("panels.extra-by-track.without.unfiltered"), "integer"),
      column("measure", t("panels.measure.column"), "text"),
    ],
    rows: rows.map((row) => {
      const { kept, all, track } = row;
      return [
        ...(field === "track" ? [track?.track_no ?? null] : []),
        nameOf(view, row, t),
        countOf(kept),
        kept.without,
        ...figures.map((name) => (name === "sum" ? figureOf(kept, name) : (kept.numbers?.[name] ?? null))),
        countOf(all),
        all.without,
        measure.name,
      ];
    }),
  };
}

/** A mean or a median of fewer entries than this says nothing of its group beside others. */
const LEAST = 5;

/** The group that stands out, or what the only one comes to; of means and medians among groups of some size. */
function topSaid(view: GroupsView, parts: readonly GroupRow[], t: Translate): string | null {
  const { figure } = view;
  const isOne = parts.length === 1;
  const least = isOne || figure === "sum" ? 1 : LEAST;
  const told = parts.flatMap((row) => {
    const value = figureOf(row.kept, figure);
    return value === null || countOf(row.kept) < least ? [] : [{ row, value }];
  });
  const most = Math.max(...told.map(({ value }) => value));
  const [first, ...others] = told.filter(({ value }) => value === most);
  if (first === undefined || others.length > 0 || (told.length < 2 && !isOne)) return null;
  return t(isOne ? `panels.extra-by-track.one.${figure}` : `panels.extra-by-track.most.${figure}`, {
    name: nameOf(view, first.row, t),
    value: said(view, figure, first.row.kept),
    count: formatCount(countOf(first.row.kept)),
    least: formatCount(LEAST),
  });
}

function summary(view: GroupsView, t: Translate): string {
  const { field, rows, measure, chosen, filtered, total } = view;
  const { name } = measure;
  const shown = chosen.size === 0 ? rows : rows.filter(({ key }) => key !== null && chosen.has(key));
  const parts = shown.filter(({ key }) => key !== null);
  const bare = parts.filter(({ kept }) => kept.numbers === null);
  return sentence(t, [
    total.numbers === null
      ? t("panels.extra-distribution.none", { name })
      : (filtered ? t("panels.under-filter") : "") +
        t("panels.extra-by-track.all", {
          name,
          count: formatCount(total.numbers.n),
          mean: said(view, "mean", total),
          median: said(view, "median", total),
          sum: said(view, "sum", total),
        }),
    chosen.size === 0 ? partsSaid(field, parts.length, t) : null,
    topSaid(view, parts, t),
    bare.length === 0
      ? null
      : t("panels.extra-by-track.bare", {
          count: formatCount(bare.length),
          names: named(
            t,
            bare.map((row) => nameOf(view, row, t)),
          ),
        }),
    total.without > 0 ? t("panels.extra-distribution.without", { count: formatCount(total.without) }) : null,
  ]);
}

export const extraByTrack = definePanel<{ readonly groups: PanelQuery }, GroupsView>({
  id: "extra-by-track",
  title: "panels.extra-by-track.title",
  description: "panels.extra-by-track.description",
  needs: ["entry_extras"],
  field: groupAsked,
  controls: (context) => [...measureControls(context), groupControl(context), FIGURE, "order"],
  height,
  queries: (context) => ({ groups: groupQuery(context) }),
  behind: (context) => {
    const measure = measureAsked(context);
    const counted = countedEntries(context);
    return { kind: "entries", where: measure === null ? counted : `${counted} AND ${measure.column} IS NOT NULL` };
  },
  view: (results, totals, context) => groupsView(results.groups, totals.groups, context),
  option,
  table,
  summary,
  select: (event, { field }) => clickOn(field)(event),
});
