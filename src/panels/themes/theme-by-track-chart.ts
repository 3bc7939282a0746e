import type { Translate } from "../../model/messages.ts";
import { type CrossLayout, type CrossShape, crossLayout, fittingSize, headMarks } from "../drawing/cross-tab-layout.ts";
import { type Box, hitMark, type LegendItem, legend, type Mark, swatch, textMark } from "../drawing/draw.ts";
import {
  blocksOf,
  cellMark,
  figureMark,
  type MatrixItem,
  matrixOption,
  outlines,
  placesOf,
  toneAt,
  totalLines,
} from "../drawing/matrix.ts";
import { inkOn, toneOf } from "../drawing/palette.ts";
import { cutText } from "../drawing/text-room.ts";
import { formatCell, formatCount, formatKept, formatShare } from "../format.ts";
import type { DrawEnv } from "../types.ts";
import { shareOf, type ThemeByTrackView, type ThemeColumn, type ThemeRow, tfIdfOf } from "./theme-by-track-view.ts";

/** Themes down, tracks across: a cell deepens with the share of the track's problems that carry the theme. */

/** What a click on a cell names; heads carry the plain key of their theme, term or track. */
export const cellKey = (row: string, track: string): string => `${row} × ${track}`;

/** A theme has a name in each language of the interface; the dictionary picks its own. */
export const rowName = ({ nameZh, nameEn }: Pick<ThemeRow, "nameZh" | "nameEn">, t: Translate): string =>
  t("panels.theme-terms.theme", { zh: nameZh, en: nameEn });

export const columnName = ({ track }: ThemeColumn, t: Translate): string =>
  track?.track_name ?? t("panels.outside-tracks");

const NAME_SIZE = 13;
/** Cut shorter than this no name would be told from another: where there is less room, names stand above their rows. */
const LEAST_ROOM = 200;

/** Room for a name beside its row; longer ones are cut, and the tooltip and the table have all of them. */
export const roomForName = (width: number): number => Math.max(LEAST_ROOM, Math.floor(width * 0.3) - 40);

/** As much of a name as there is room for. */
export const cutName = (name: string, room: number): string => cutText(name, room, NAME_SIZE);

/** 2/3: of three problems of the track two carry it; where there is no room the first figure alone. */
function cellItems(view: ThemeByTrackView, env: DrawEnv, { cellBox, cell }: CrossLayout): readonly MatrixItem[] {
  const { theme, t } = env;
  const { kind, weight, drawn, columns, chosen, filtered } = view;
  const all = drawn.flatMap((row, r) =>
    columns.flatMap((column, c) => {
      const carriers = row.cells[c];
      if (carriers === undefined) return [];
      const kept = formatCount(carriers.kept);
      const texts = column.isOutside ? [""] : carriers.kept === 0 ? [kept] : [`${kept}/${column.offered}`, kept];
      return [{ row, r, column, c, carriers, texts }];
    }),
  );
  const weightOf = weight === "tfidf" ? tfIdfOf : shareOf;
  const deepest = Math.max(...all.map(({ row, c, column }) => weightOf(row, c, column)), 0);
  const { size, textOf } = fittingSize(
    all.map(({ texts }) => texts),
    cell,
  );
  return all.map(({ row, r, column, c, carriers, texts }) => {
    const box = cellBox(r, c);
    const depth = deepest === 0 || column.isOutside ? 0 : weightOf(row, c, column) / deepest;
    const fill = depth === 0 ? theme.background : toneAt(theme, toneOf(theme, chosen, row.key), Math.sqrt(depth));
    const track = column.track?.track_id ?? null;
    return {
      name: `cell ${row.key} ${track}`,
      key: track === null || column.isOutside || carriers.kept === 0 ? null : cellKey(row.key, track),
      marks: [
        cellMark(box, fill, column.isOutside || depth > 0 ? fill : theme.line, theme),
        figureMark(theme, box, textOf(texts), size, depth === 0 ? theme.textSecondary : inkOn(theme, fill), depth > 0),
      ],
      tooltip: [
        `${rowName(row, t)} × ${columnName(column, t)}`,
        [
          [t(`panels.theme-by-track.carry.${kind}`), formatKept(carriers.kept, carriers.all, filtered)],
          [t("panels.theme-by-track.of-track"), formatCount(column.offered)],
          [t("columns.share"), formatShare(carriers.kept, column.offered)],
          [t("themes.peculiar.tfidf"), formatCell(tfIdfOf(row, c, column), "decimal")],
        ],
      ],
    };
  });
}

/** The problems of each row, each once, at the right; those of each track below, which are what shares are of. */
function totalItems(view: ThemeByTrackView, env: DrawEnv, { cellBox }: CrossLayout): readonly MatrixItem[] {
  const { theme, t } = env;
  const { kind, drawn, columns, offered, filtered } = view;
  const item = (name: string, box: Box, figure: string, tooltip: MatrixItem["tooltip"]): MatrixItem => ({
    name: `total ${name}`,
    key: null,
    marks: [hitMark(theme, box), figureMark(theme, box, figure, 12, theme.text, true)],
    tooltip,
  });
  const [below, right] = [drawn.length, columns.length];
  const own = t("panels.theme-by-track.of-track");
  return [
    ...drawn.map((row, r) =>
      item(`row ${row.key}`, cellBox(r, right), formatCount(row.total.kept), [
        rowName(row, t),
        [[t(`panels.theme-by-track.carry.${kind}`), formatKept(row.total.kept, row.total.all, filtered)]],
      ]),
    ),
    ...columns.map((column, c) =>
      item(
        `column ${column.track?.track_id ?? null}`,
        cellBox(below, c),
        column.isOutside ? "" : formatCount(column.offered),
        [columnName(column, t), [[own, formatCount(column.offered)]]],
      ),
    ),
    item("all", cellBox(below, right), formatCount(offered), null),
  ];
}

/** Names of rows, once a block, and of columns: a click selects. */
function headItems(view: ThemeByTrackView, env: DrawEnv, layout: CrossLayout): readonly MatrixItem[] {
  const { theme, t } = env;
  const { drawn, columns, chosen, chosenTracks } = view;
  const name = (block: number, r: number, text: string, bold: boolean): Mark => {
    const { x, y, width, height } = layout.nameBox(block, r);
    const right = layout.above ? x : x + width - 8;
    const look = { size: NAME_SIZE, bold, align: layout.above ? "left" : "right" } as const;
    return textMark(theme, right, y + height / 2, cutName(text, layout.above ? width : roomForName(env.width)), look);
  };
  const columnHead = (at: number, fill: string, bold: boolean): readonly Mark[] =>
    headMarks(theme, layout, at, { fill, bold });
  return [
    ...blocksOf(layout).flatMap((block): readonly MatrixItem[] => [
      ...drawn.map((row, r) => ({
        name: `row ${block} ${row.key}`,
        key: row.key,
        marks: [hitMark(theme, layout.nameBox(block, r)), name(block, r, rowName(row, t), chosen.has(row.key))],
        tooltip: [rowName(row, t), []] as const,
      })),
      {
        name: `rows ${block}`,
        key: null,
        marks: [name(block, drawn.length, t("panels.theme-by-track.of-track"), true)],
        tooltip: null,
      },
    ]),
    ...columns.map((column, c): MatrixItem => {
      const track = column.track?.track_id ?? null;
      const isChosen = track !== null && chosenTracks.has(track);
      const ink = column.isOutside ? theme.muted : isChosen ? theme.text : theme.textSecondary;
      return {
        name: `column ${track}`,
        key: track,
        marks: [hitMark(theme, layout.headBox(c)), ...columnHead(c, ink, isChosen)],
        tooltip: [columnName(column, t), [[t("panels.theme-by-track.of-track"), formatCount(column.offered)]]],
      };
    }),
    { name: "columns", key: null, marks: columnHead(columns.length, theme.text, true), tooltip: null },
  ];
}

/** The matrix with its names; the last row and the last column are those of problems. */
export const themeShape = (
  names: readonly string[],
  heads: readonly string[],
  width: number,
  t: Translate | null,
): CrossShape => ({
  names: [...names.map((name) => cutName(name, roomForName(width))), t?.("panels.theme-by-track.of-track") ?? ""],
  heads: [...heads, t?.("panels.theme-by-track.total") ?? ""],
});

export function themeByTrackOption(view: ThemeByTrackView, env: DrawEnv) {
  const { theme, t, width, height } = env;
  const { kind, drawn, rows, columns, chosen, chosenTracks } = view;
  const names = drawn.map((row) => rowName(row, t));
  const heads = columns.map((column) => columnName(column, t));
  const layout = crossLayout(themeShape(names, heads, width, t), width, height);
  const items = [...headItems(view, env, layout), ...cellItems(view, env, layout), ...totalItems(view, env, layout)];
  const tone = chosen.size > 0 ? theme.accent : theme.data;
  const shown = { shown: formatCount(drawn.length), all: formatCount(rows.length) };
  const text = t(
    view.weight === "tfidf" ? `themes.peculiar.legend.${kind}` : `panels.theme-by-track.legend.${kind}`,
    shown,
  );
  const outside = { text: t("panels.cross-tab.outside"), shape: swatch(theme.background, theme.muted) };
  const legendItems: readonly LegendItem[] = [
    { text, shape: swatch(toneAt(theme, tone, 1)) },
    ...(columns.some((column) => column.isOutside) ? [outside] : []),
  ];
  const isChosen = ({ track }: ThemeColumn): boolean => track !== null && chosenTracks.has(track.track_id);
  return matrixOption(env, "theme-by-track", items, [
    ...legend(theme, legendItems, width),
    ...totalLines(theme, layout, drawn.length),
    ...outlines(
      theme,
      layout,
      placesOf(drawn, ({ key }) => chosen.has(key)),
      placesOf(columns, isChosen),
    ),
  ]);
}
