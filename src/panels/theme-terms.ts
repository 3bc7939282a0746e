import type { CustomSeriesRenderItem } from "echarts";
import type { Term } from "../model/catalogue.ts";
import type { Columns } from "../model/columns.ts";
import type { Translate } from "../model/messages.ts";
import { definePanel } from "./define-panel.ts";
import {
  barMark,
  baseOption,
  hitMark,
  ITEM,
  legend,
  type Mark,
  swatch,
  textMark,
  textWidth,
  tooltipLook,
  tooltipText,
  valueAxis,
  zeroLine,
} from "./draw.ts";
import { formatCount } from "./format.ts";
import { chosenOn, isFiltered, sumBy } from "./lookup.ts";
import { toneOf } from "./palette.ts";
import { listed, sentence } from "./sentence.ts";
import type { DrawEnv, PanelContext, PanelQuery } from "./types.ts";

/** What the problems are about: terms by the number of problems whose title or text contains them. */

interface TermRow {
  readonly term: Term;
  readonly themeZh: string;
  readonly themeEn: string;
  readonly problems: number;
  readonly occurrences: number;
  readonly allProblems: number;
}

interface View {
  /** Every term of the catalogue, most problems first. */
  readonly rows: readonly TermRow[];
  /** The first of them, and whatever is chosen. */
  readonly drawn: readonly TermRow[];
  readonly chosen: ReadonlySet<string>;
  readonly filtered: boolean;
}

interface Results {
  readonly terms: Columns;
}

const terms: PanelQuery = {
  from: "term_facts",
  groupBy: { term: "term" },
  measures: { problems: { op: "count" }, occurrences: { op: "sum", of: "occurrences" } },
};

/** How many bars the chart has room for. */
const DRAWN = 20;

function view(results: Results, totals: Results, { catalogue, selection }: PanelContext): View | null {
  const problems = sumBy(results.terms, "term", "problems");
  const occurrences = sumBy(results.terms, "term", "occurrences");
  const all = sumBy(totals.terms, "term", "problems");
  const themes = new Map(catalogue.themes.map((theme) => [theme.theme, theme]));
  const rows = catalogue.terms
    .map((term) => ({
      term,
      themeZh: themes.get(term.theme)?.name_zh ?? term.theme,
      themeEn: themes.get(term.theme)?.name_en ?? term.theme,
      problems: problems.get(term.term) ?? 0,
      occurrences: occurrences.get(term.term) ?? 0,
      allProblems: all.get(term.term) ?? 0,
    }))
    // Ties keep the catalogue's order, so that a filter does not shuffle equals.
    .toSorted((a, b) => b.problems - a.problems || b.allProblems - a.allProblems);
  if (rows.length === 0) return null;
  const chosen = chosenOn(selection, "term");
  const first = rows.filter((row) => row.allProblems > 0).slice(0, DRAWN);
  const further = rows.filter((row) => chosen.has(row.term.term) && !first.includes(row));
  return {
    rows,
    drawn: [...first.slice(0, Math.max(0, DRAWN - further.length)), ...further],
    chosen,
    filtered: isFiltered(selection, "term"),
  };
}

/** A theme has a name in each language of the interface; the dictionary picks its own. */
const themeOf = (row: TermRow, t: Translate): string =>
  t("panels.theme-terms.theme", { zh: row.themeZh, en: row.themeEn });

/** Room for the legend: one line, or two in a narrow chart. */
const headOf = (width: number): number => (width < 480 ? 44 : 26);
const FOOT = 40;
const ROW = 25;
const NAME_SIZE = 13;

function option(view: View, env: DrawEnv) {
  const { theme, t, width, height } = env;
  const head = headOf(width);
  const { drawn, chosen, filtered } = view;
  const longest = Math.max(...drawn.map((row) => textWidth(row.term.term, NAME_SIZE)), 40);
  const left = Math.min(longest + 12, Math.floor(width * 0.38));
  const longestTheme = Math.max(...drawn.map((row) => textWidth(themeOf(row, t), 11)), 0);
  // The theme stands in a column of its own where there is room; else the tooltip and the table name it.
  const hasThemes = width >= 480;
  const right = (hasThemes ? longestTheme + 14 : 0) + 40;
  const rowHeight = (height - head - FOOT) / Math.max(1, drawn.length);

  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const row = drawn[dataIndex];
    if (row === undefined) return null;
    const [zero = 0, middle = 0] = api.coord([0, dataIndex]);
    const length = (value: number): number => (api.coord([value, dataIndex])[0] ?? zero) - zero;
    const bar = (value: number, thick: number, fill: string): Mark =>
      barMark({ x: zero, y: middle - thick / 2, width: length(value), height: thick }, fill);
    const label = formatCount(row.problems);
    const end = zero + length(row.problems) + 6;
    const ghostEnd = zero + length(row.allProblems) + 6;
    return {
      ...ITEM,
      children: [
        hitMark(theme, { x: 0, y: middle - rowHeight / 2, width, height: rowHeight }),
        textMark(theme, left - 10, middle, row.term.term, {
          size: NAME_SIZE,
          align: "right",
          bold: chosen.has(row.term.term),
          width: left - 10,
        }),
        ...(filtered ? [bar(row.allProblems, 18, theme.ghost)] : []),
        bar(row.problems, 12, toneOf(theme, chosen, row.term.term)),
        textMark(theme, end, middle, label, { bold: true }),
        ...(filtered && ghostEnd > end + textWidth(label, 12) + 6
          ? [textMark(theme, ghostEnd, middle, formatCount(row.allProblems), { fill: theme.textSecondary })]
          : []),
        ...(hasThemes
          ? [
              textMark(theme, width - 6, middle, themeOf(row, t), {
                fill: theme.textSecondary,
                size: 11,
                align: "right",
              }),
            ]
          : []),
      ],
    };
  };

  return {
    ...baseOption(env),
    grid: { left, right, top: head, bottom: FOOT },
    xAxis: {
      ...valueAxis(env, t("panels.theme-terms.axis")),
      nameLocation: "middle",
      nameGap: 24,
      min: 0,
      splitNumber: width < 480 ? 2 : 5,
    },
    yAxis: {
      type: "category",
      inverse: true,
      z: 3,
      data: drawn.map((row) => row.term.term),
      axisLine: zeroLine(theme),
      axisTick: { show: false },
      axisLabel: { show: false },
    },
    graphic: legend(
      theme,
      [
        {
          text: t("panels.theme-terms.legend", {
            shown: formatCount(drawn.length),
            all: formatCount(view.rows.length),
          }),
          shape: swatch(chosen.size > 0 ? theme.accent : theme.data),
        },
        ...(filtered ? [{ text: t("panels.before-filter"), shape: swatch(theme.ghost, theme.line) }] : []),
      ],
      width,
    ),
    tooltip: {
      ...tooltipLook(env),
      trigger: "item",
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const row = drawn[dataIndex];
        if (row === undefined) return "";
        return tooltipText(row.term.term, [
          [t("columns.theme"), themeOf(row, t)],
          [
            t("panels.problems"),
            filtered ? `${formatCount(row.problems)} / ${formatCount(row.allProblems)}` : formatCount(row.problems),
          ],
          [t("columns.occurrences"), formatCount(row.occurrences)],
          [t("columns.forms"), listed(t, row.term.forms)],
        ]);
      },
    },
    series: [
      {
        type: "custom",
        renderItem,
        clip: false,
        encode: { x: 0, y: 1 },
        data: drawn.map((row, index) => ({
          value: [filtered ? row.allProblems : row.problems, index],
          key: row.term.term,
          name: row.term.term,
        })),
      },
    ],
  };
}

function summary({ rows, chosen, filtered }: View, t: Translate): string {
  const named = (row: TermRow): string =>
    t("panels.theme-terms.term", { term: row.term.term, count: formatCount(row.problems) });
  const picked = rows.filter((row) => chosen.has(row.term.term));
  const occurring = rows.filter((row) => row.problems > 0);
  const prefix = filtered ? t("panels.under-filter") : "";
  if (picked.length > 0) {
    return sentence(t, [prefix + t("panels.theme-terms.chosen", { terms: listed(t, picked.map(named)) })]);
  }
  if (occurring.length === 0) return sentence(t, [prefix + t("panels.theme-terms.none")]);
  return sentence(t, [
    prefix +
      t("panels.theme-terms.most", {
        terms: listed(t, occurring.slice(0, 3).map(named)),
        count: formatCount(occurring.length),
      }),
    t("panels.theme-terms.unit"),
  ]);
}

export const themeTerms = definePanel<{ readonly terms: PanelQuery }, View>({
  id: "theme-terms",
  title: "panels.theme-terms.title",
  description: "panels.theme-terms.description",
  needs: [],
  field: "term",
  height: ({ catalogue }, width) => headOf(width) + FOOT + ROW * Math.min(DRAWN, Math.max(1, catalogue.terms.length)),
  queries: () => ({ terms }),
  view,
  option,
  table: ({ rows }, t) => ({
    columns: [
      { name: "term", label: t("columns.term"), format: "text" },
      { name: "theme", label: t("columns.theme"), format: "text" },
      { name: "problems", label: t("columns.problems"), format: "integer" },
      { name: "occurrences", label: t("columns.occurrences"), format: "integer" },
      { name: "forms", label: t("columns.forms"), format: "text" },
      { name: "source", label: t("columns.source"), format: "text" },
      { name: "problems_unfiltered", label: t("columns.problems_unfiltered"), format: "integer" },
    ],
    rows: rows.map((row) => [
      row.term.term,
      themeOf(row, t),
      row.problems,
      row.occurrences,
      row.term.forms.join("\n"),
      row.term.source,
      row.allProblems,
    ]),
  }),
  summary,
  select: (event) => (event.kind === "click" ? { kind: "points", field: "term", values: [event.key] } : null),
});
