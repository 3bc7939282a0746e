import { categoryName } from "../category-name.ts";
import { type CrossLayout, crossLayout, fittingSize, headMarks } from "../drawing/cross-tab-layout.ts";
import { type Box, hitMark, type LegendItem, legend, type Mark, swatch } from "../drawing/draw.ts";
import {
  blocksOf,
  cellMark,
  figureMark,
  type MatrixItem,
  matrixOption,
  numberedName,
  outlines,
  placesOf,
  toneAt,
  totalLines,
} from "../drawing/matrix.ts";
import { inkOn, toneOf } from "../drawing/palette.ts";
import type { DrawEnv } from "../types.ts";
import { cellTexts, crossKey, crossLines, depths, marginTexts, trackName } from "./cross-tab-figures.ts";
import type { Counts, CrossColumn, CrossRow, CrossTabView } from "./cross-tab-view.ts";

/** A cross-tab as a table whose cells deepen with their figure. */

/** Every combination: its figure on its tone; a zero in quiet ink on the ground, nothing where the filter left it out. */
function cellItems(view: CrossTabView, env: DrawEnv, { cellBox, cell }: CrossLayout): readonly MatrixItem[] {
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
    const fill = depth === 0 ? theme.background : toneAt(theme, toneOf(theme, chosenTracks, track), Math.sqrt(depth));
    const isNone = counts[measure].kept === 0;
    const ink = isNone ? theme.textSecondary : inkOn(theme, fill);
    return {
      name: `cell ${crossKey(track, column.key)}`,
      key: track === null || isNone || column.isOutside ? null : crossKey(track, column.key),
      marks: [
        cellMark(box, fill, column.isOutside || depth > 0 ? fill : theme.line, theme),
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
function totalItems(view: CrossTabView, env: DrawEnv, { cellBox, cell, total }: CrossLayout): readonly MatrixItem[] {
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
  const item = (key: string | null, counts: Counts, box: Box, figure: Mark, title: string): MatrixItem => ({
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
function headItems(view: CrossTabView, env: DrawEnv, layout: CrossLayout): readonly MatrixItem[] {
  const { theme, t } = env;
  const { field, drawn, chosenTracks, chosenValues } = view;
  const total = { name: t("panels.total"), number: null, bold: true };
  const rowHeads = blocksOf(layout).flatMap((block) => [
    ...drawn.rows.map((row, r): MatrixItem => {
      const track = row.track?.track_id ?? null;
      const box = layout.nameBox(block, r);
      const number = row.track?.track_no ?? null;
      const bold = track !== null && chosenTracks.has(track);
      return {
        name: `row ${block} ${track}`,
        key: track,
        marks: [hitMark(theme, box), ...numberedName(theme, layout, box, { name: trackName(row, t), number, bold })],
        tooltip: [trackName(row, t), crossLines(view, row.total, {}, t)],
      };
    }),
    {
      name: `rows ${block}`,
      key: null,
      marks: numberedName(theme, layout, layout.nameBox(block, drawn.rows.length), total),
      tooltip: null,
    },
  ]);
  const columnHead = (c: number, fill: string, bold: boolean): readonly Mark[] => [
    hitMark(theme, layout.headBox(c)),
    ...headMarks(theme, layout, c, { fill, bold }),
  ];
  return [
    ...rowHeads,
    ...drawn.columns.map((column, c): MatrixItem => {
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
  const { field, drawn, chosenTracks, chosenValues } = view;
  const names = [...drawn.rows.map((row) => trackName(row, t)), t("panels.total")];
  const heads = [...drawn.columns.map(({ key }) => categoryName(field, key, t)), t("panels.total")];
  const layout = crossLayout({ names, heads }, width, height);
  const items = [...headItems(view, env, layout), ...cellItems(view, env, layout), ...totalItems(view, env, layout)];
  const isChosen = ({ track }: CrossRow): boolean => track !== null && chosenTracks.has(track.track_id);
  return matrixOption(env, "cross-tab", items, [
    ...legend(theme, legendOf(view, env), width),
    ...totalLines(theme, layout, drawn.rows.length),
    ...outlines(
      theme,
      layout,
      placesOf(drawn.rows, isChosen),
      placesOf(drawn.columns, ({ key }) => chosenValues.has(key)),
    ),
  ]);
}
