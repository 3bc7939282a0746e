import type { CustomSeriesRenderItem } from "echarts";
import { categoryName } from "./category-name.ts";
import { cellTexts, crossKey, crossLines, depths, marginTexts, trackName } from "./cross-tab-figures.ts";
import { type CrossLayout, crossLayout, fittingSize, headMarks } from "./cross-tab-layout.ts";
import type { Counts, CrossColumn, CrossRow, CrossTabView } from "./cross-tab-view.ts";
import {
  type Box,
  baseOption,
  hitMark,
  itemOf,
  type LegendItem,
  legend,
  type Mark,
  swatch,
  textMark,
  tooltipLook,
  tooltipText,
} from "./draw.ts";
import { inkOn, mix, toneOf } from "./palette.ts";
import type { ChartTheme, DrawEnv } from "./types.ts";

/** A cross-tab as a table whose cells deepen with their figure. */

interface Item {
  /** Each its own, whatever is selected, so that a redrawn chart keeps its marks in order. */
  readonly name: string;
  /** What a click on it names; null: nothing. */
  readonly key: string | null;
  readonly marks: readonly Mark[];
  readonly tooltip: readonly [title: string, lines: readonly (readonly [string, string])[]] | null;
}

/** From a hint of the tone to the deepest on which figures still read. */
const toneAt = (theme: ChartTheme, tone: string, depth: number): string =>
  mix(tone, theme.background, 0.06 + 0.46 * Math.sqrt(depth));

/** A figure in the middle of its box. */
const figureMark = (theme: ChartTheme, box: Box, text: string, size: number, fill: string, bold: boolean): Mark =>
  textMark(theme, box.x + box.width / 2, box.y + box.height / 2, text, { fill, bold, size, align: "center" });

/** Every combination: its figure on its tone; a zero in quiet ink on the ground, nothing where the filter left it out. */
function cellItems(view: CrossTabView, env: DrawEnv, { cellBox, cell }: CrossLayout): readonly Item[] {
  const { theme, t } = env;
  const { field, measure, chosenTracks, drawn } = view;
  const depthOf = depths(view);
  const textsOf = (counts: Counts, row: CrossRow, column: CrossColumn): readonly string[] =>
    cellTexts(view, counts, row, column, env.language);
  const all = drawn.rows.flatMap((row, r) =>
    drawn.columns.flatMap((column, c) => {
      const counts = row.cells[c];
      return counts === undefined ? [] : [{ row, r, column, c, counts, texts: textsOf(counts, row, column) }];
    }),
  );
  const { size, textOf } = fittingSize(
    all.map(({ texts }) => texts),
    cell,
  );
  return all.map(({ row, r, column, c, counts, texts }) => {
    const track = row.track?.track_id ?? null;
    const box = cellBox(r, c);
    const depth = depthOf(counts, row, column);
    const fill = depth === 0 ? theme.background : toneAt(theme, toneOf(theme, chosenTracks, track), depth);
    const isNone = counts[measure].kept === 0;
    const ink = isNone ? theme.textSecondary : inkOn(theme, fill);
    return {
      name: `cell ${crossKey(track, column.key)}`,
      key: track === null || isNone || column.isOutside ? null : crossKey(track, column.key),
      marks: [
        {
          type: "rect",
          shape: { ...box, r: 2 },
          style: { fill, stroke: column.isOutside || depth > 0 ? fill : theme.line, lineWidth: 1 },
          emphasis: { style: { stroke: theme.text, lineWidth: 2 } },
        },
        figureMark(theme, box, textOf(texts), size, ink, depth > 0),
      ],
      tooltip: [
        `${trackName(row, t)} × ${categoryName(field, column.key, t)}`,
        crossLines(view, counts, { row: row.total, column: column.total }, t),
      ],
    };
  });
}

/** Totals of rows, columns and everything; without tones, which would be on another scale. */
function totalItems(view: CrossTabView, env: DrawEnv, { cellBox, cell, total }: CrossLayout): readonly Item[] {
  const { theme, t, language } = env;
  const { field, measure, drawn } = view;
  const [below, right] = [drawn.rows.length, drawn.columns.length];
  const texts = (counts: Counts, side: "row" | "column" | "corner"): readonly string[] =>
    marginTexts(view, counts, side, language);
  const columns = fittingSize(
    drawn.columns.map((column) => texts(column.total, "column")),
    cell,
  );
  const rows = fittingSize([texts(view.total, "corner"), ...drawn.rows.map((row) => texts(row.total, "row"))], total);
  const item = (key: string | null, counts: Counts, box: Box, figure: Mark, title: string): Item => ({
    name: `total ${key ?? title}`,
    key: counts[measure].kept === 0 ? null : key,
    marks: [hitMark(theme, box), figure],
    tooltip: [title, crossLines(view, counts, {}, t)],
  });
  const figure = (box: Box, { size, textOf }: typeof rows, own: readonly string[]): Mark =>
    figureMark(theme, box, textOf(own), size, theme.text, true);
  const corner = cellBox(below, right);
  return [
    ...drawn.rows.map((row, r) => {
      const box = cellBox(r, right);
      const key = row.track === null ? null : crossKey(row.track.track_id, null);
      return item(key, row.total, box, figure(box, rows, texts(row.total, "row")), trackName(row, t));
    }),
    ...drawn.columns.map((column, c) => {
      const box = cellBox(below, c);
      const own = column.isOutside ? [""] : texts(column.total, "column");
      const name = categoryName(field, column.key, t);
      return item(crossKey(null, column.key), column.total, box, figure(box, columns, own), name);
    }),
    item(
      crossKey(null, null),
      view.total,
      corner,
      figure(corner, rows, texts(view.total, "corner")),
      t("panels.total"),
    ),
  ];
}

/** Names of tracks, once a block, and of columns: a click selects. */
function headItems(view: CrossTabView, env: DrawEnv, layout: CrossLayout): readonly Item[] {
  const { theme, t } = env;
  const { field, drawn, chosenTracks, chosenValues } = view;
  const totalName = t("panels.total");
  const rowHead = (block: number, r: number, name: string, number: string, bold: boolean): readonly Mark[] => {
    const box = layout.nameBox(block, r);
    const middle = box.y + box.height / 2;
    const [numberAt, nameAt] = layout.above ? [0, 20] : [16, 24];
    return [
      hitMark(theme, box),
      textMark(theme, numberAt, middle, number, {
        fill: theme.textSecondary,
        align: layout.above ? "left" : "right",
      }),
      textMark(theme, number === "" && layout.above ? 0 : nameAt, middle, name, { size: 13, bold }),
    ];
  };
  const blocks = [...Array(layout.blocks).keys()];
  const rowHeads = blocks.flatMap((block) => [
    ...drawn.rows.map((row, r): Item => {
      const track = row.track?.track_id ?? null;
      const isChosen = track !== null && chosenTracks.has(track);
      return {
        name: `row ${block} ${track}`,
        key: track,
        marks: rowHead(block, r, trackName(row, t), row.track === null ? "" : String(row.track.track_no), isChosen),
        tooltip: [trackName(row, t), crossLines(view, row.total, {}, t)],
      };
    }),
    {
      name: `rows ${block}`,
      key: null,
      marks: rowHead(block, drawn.rows.length, totalName, "", true).slice(1),
      tooltip: null,
    },
  ]);
  const columnHead = (c: number, fill: string, bold: boolean): readonly Mark[] => [
    hitMark(theme, layout.headBox(c)),
    ...headMarks(theme, layout, c, { fill, bold }),
  ];
  return [
    ...rowHeads,
    ...drawn.columns.map((column, c): Item => {
      const isChosen = chosenValues.has(column.key);
      const ink = column.isOutside ? theme.muted : isChosen ? theme.text : theme.textSecondary;
      return {
        name: `column ${column.key}`,
        key: column.key,
        marks: columnHead(c, ink, isChosen),
        tooltip: [categoryName(field, column.key, t), crossLines(view, column.total, {}, t)],
      };
    }),
    { name: "columns", key: null, marks: columnHead(drawn.columns.length, theme.text, true).slice(1), tooltip: null },
  ];
}

/** The line above the totals, and accents around the rows and columns that are chosen. */
function lines({ drawn, chosenTracks, chosenValues }: CrossTabView, theme: ChartTheme, layout: CrossLayout) {
  const outline = (box: Box): object => ({
    type: "rect",
    silent: true,
    z: 10,
    shape: { x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2, r: 3 },
    style: { fill: "none", stroke: theme.accent, lineWidth: 2 },
  });
  const blocks = [...Array(layout.blocks).keys()];
  const below = drawn.rows.length;
  return [
    ...blocks.map((block) => {
      const { x, width } = layout.rowBox(block, below);
      const y = layout.nameBox(block, below).y - 1;
      return {
        type: "line",
        silent: true,
        z: 10,
        shape: { x1: 0, x2: x + width, y1: y, y2: y },
        style: { stroke: theme.muted, lineWidth: 1 },
      };
    }),
    ...drawn.rows.flatMap(({ track }, r) =>
      track !== null && chosenTracks.has(track.track_id) ? blocks.map((block) => outline(layout.rowBox(block, r))) : [],
    ),
    ...drawn.columns.flatMap(({ key }, c) => (chosenValues.has(key) ? [outline(layout.columnBox(c))] : [])),
  ];
}

/** What the tone says, and an empty cell. */
function legendOf({ drawn, figure, measure, chosenTracks }: CrossTabView, env: DrawEnv): readonly LegendItem[] {
  const { theme, t } = env;
  const tone = chosenTracks.size > 0 ? theme.accent : theme.data;
  const what = t(`panels.cross-tab.${measure}`);
  const depth = t(figure === "counts" ? "panels.cross-tab.depth" : `panels.cross-tab.depth.${figure}`, { what });
  const outside = { text: t("panels.cross-tab.outside"), shape: swatch(theme.background, theme.muted) };
  return [
    { text: depth, shape: swatch(toneAt(theme, tone, 1)) },
    ...(drawn.columns.some((column) => column.isOutside) ? [outside] : []),
  ];
}

export function crossTabOption(view: CrossTabView, env: DrawEnv) {
  const { theme, t, width, height } = env;
  const { field, drawn } = view;
  const names = [...drawn.rows.map((row) => trackName(row, t)), t("panels.total")];
  const heads = [...drawn.columns.map(({ key }) => categoryName(field, key, t)), t("panels.total")];
  const layout = crossLayout({ names, heads }, width, height);
  const items = [...headItems(view, env, layout), ...cellItems(view, env, layout), ...totalItems(view, env, layout)];
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }) => {
    const item = items[dataIndex];
    return item === undefined ? null : itemOf(item.marks);
  };
  return {
    ...baseOption(env),
    graphic: [...legend(theme, legendOf(view, env), width), ...lines(view, theme, layout)],
    tooltip: {
      ...tooltipLook(env),
      trigger: "item",
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const tooltip = items[dataIndex]?.tooltip ?? null;
        return tooltip === null ? "" : tooltipText(...tooltip);
      },
    },
    series: [
      {
        id: "cross-tab",
        type: "custom",
        coordinateSystem: "none",
        renderItem,
        data: items.map(({ name, key }) => ({ value: 0, name, ...(key === null ? {} : { key }) })),
      },
    ],
  };
}
