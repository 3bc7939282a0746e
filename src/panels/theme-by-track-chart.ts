import type { CustomSeriesRenderItem } from "echarts";
import type { Translate } from "../model/messages.ts";
import { type CrossLayout, type CrossShape, crossLayout, fittingSize, headMarks } from "./cross-tab-layout.ts";
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
  textWidth,
  tooltipLook,
  tooltipText,
} from "./draw.ts";
import { formatCount, formatKept, formatShare } from "./format.ts";
import { inkOn, mix, toneOf } from "./palette.ts";
import type { Carriers, ThemeByTrackView, ThemeColumn, ThemeRow } from "./theme-by-track-view.ts";
import type { ChartTheme, DrawEnv } from "./types.ts";

/** Themes down, tracks across: a cell deepens with the share of the track's problems that carry the theme. */

interface Item {
  /** Each its own, whatever is selected, so that a redrawn chart keeps its marks in order. */
  readonly name: string;
  /** What a click on it names; null: nothing. */
  readonly key: string | null;
  readonly marks: readonly Mark[];
  readonly tooltip: readonly [title: string, lines: readonly (readonly [string, string])[]] | null;
}

/** What a click on a cell names; heads carry the plain key of their theme, term or track. */
export const cellKey = (row: string, track: string): string => `${row} × ${track}`;

/** A theme has a name in each language of the interface; the dictionary picks its own. */
export const rowName = ({ nameZh, nameEn }: Pick<ThemeRow, "nameZh" | "nameEn">, t: Translate): string =>
  t("panels.theme-terms.theme", { zh: nameZh, en: nameEn });

export const columnName = ({ track }: ThemeColumn, t: Translate): string =>
  track?.track_name ?? t("panels.outside-tracks");

const NAME_SIZE = 13;
/** Longer names are cut; the tooltip and the table have all of them. */
const LONGEST_NAME = 230;

/** As much of a name as there is room for. */
export function cutName(name: string, room: number = LONGEST_NAME): string {
  if (textWidth(name, NAME_SIZE) <= room) return name;
  const characters = [...name];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, NAME_SIZE) > room) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

/** From a hint of the tone to the deepest on which figures still read. */
const toneAt = (theme: ChartTheme, tone: string, depth: number): string =>
  mix(tone, theme.background, 0.06 + 0.46 * Math.sqrt(depth));

const shareOf = ({ kept }: Carriers, { offered }: ThemeColumn): number => (offered === 0 ? 0 : kept / offered);

const figureMark = (theme: ChartTheme, box: Box, text: string, size: number, fill: string, bold: boolean): Mark =>
  textMark(theme, box.x + box.width / 2, box.y + box.height / 2, text, { fill, bold, size, align: "center" });

/** 2/3: of three problems of the track two carry it; where there is no room the first figure alone. */
function cellItems(view: ThemeByTrackView, env: DrawEnv, { cellBox, cell }: CrossLayout): readonly Item[] {
  const { theme, t } = env;
  const { kind, drawn, columns, chosen, filtered } = view;
  const all = drawn.flatMap((row, r) =>
    columns.flatMap((column, c) => {
      const carriers = row.cells[c];
      if (carriers === undefined) return [];
      const kept = formatCount(carriers.kept);
      const texts = column.isOutside ? [""] : carriers.kept === 0 ? [kept] : [`${kept}/${column.offered}`, kept];
      return [{ row, r, column, c, carriers, texts }];
    }),
  );
  const deepest = Math.max(...all.map(({ carriers, column }) => shareOf(carriers, column)), 0);
  const { size, textOf } = fittingSize(
    all.map(({ texts }) => texts),
    cell,
  );
  return all.map(({ row, r, column, c, carriers, texts }) => {
    const box = cellBox(r, c);
    const depth = deepest === 0 || column.isOutside ? 0 : shareOf(carriers, column) / deepest;
    const fill = depth === 0 ? theme.background : toneAt(theme, toneOf(theme, chosen, row.key), depth);
    const track = column.track?.track_id ?? null;
    return {
      name: `cell ${row.key} ${track}`,
      key: track === null || column.isOutside || carriers.kept === 0 ? null : cellKey(row.key, track),
      marks: [
        {
          type: "rect",
          shape: { ...box, r: 2 },
          style: { fill, stroke: column.isOutside || depth > 0 ? fill : theme.line, lineWidth: 1 },
          emphasis: { style: { stroke: theme.text, lineWidth: 2 } },
        },
        figureMark(theme, box, textOf(texts), size, depth === 0 ? theme.textSecondary : inkOn(theme, fill), depth > 0),
      ],
      tooltip: [
        `${rowName(row, t)} × ${columnName(column, t)}`,
        [
          [t(`panels.theme-by-track.carry.${kind}`), formatKept(carriers.kept, carriers.all, filtered)],
          [t("panels.theme-by-track.of-track"), formatCount(column.offered)],
          [t("columns.share"), formatShare(carriers.kept, column.offered)],
        ],
      ],
    };
  });
}

/** The problems of each row, each once, at the right; those of each track below, which are what shares are of. */
function totalItems(view: ThemeByTrackView, env: DrawEnv, { cellBox }: CrossLayout): readonly Item[] {
  const { theme, t } = env;
  const { kind, drawn, columns, offered, filtered } = view;
  const item = (name: string, box: Box, figure: string, tooltip: Item["tooltip"]): Item => ({
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
function headItems(view: ThemeByTrackView, env: DrawEnv, layout: CrossLayout): readonly Item[] {
  const { theme, t } = env;
  const { drawn, columns, chosen, chosenTracks } = view;
  const name = (block: number, r: number, text: string, bold: boolean): Mark => {
    const { x, y, width, height } = layout.nameBox(block, r);
    const right = layout.above ? x : x + width - 8;
    const look = { size: NAME_SIZE, bold, align: layout.above ? "left" : "right" } as const;
    return textMark(theme, right, y + height / 2, cutName(text, layout.above ? width : LONGEST_NAME), look);
  };
  const blocks = [...Array(layout.blocks).keys()];
  const columnHead = (at: number, fill: string, bold: boolean): readonly Mark[] =>
    headMarks(theme, layout, at, { fill, bold });
  return [
    ...blocks.flatMap((block): readonly Item[] => [
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
    ...columns.map((column, c): Item => {
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

/** The line above the tracks' own problems, and accents around the rows and columns that are chosen. */
function lines({ drawn, columns, chosen, chosenTracks }: ThemeByTrackView, theme: ChartTheme, layout: CrossLayout) {
  const outline = (box: Box): object => ({
    type: "rect",
    silent: true,
    z: 10,
    shape: { x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2, r: 3 },
    style: { fill: "none", stroke: theme.accent, lineWidth: 2 },
  });
  const blocks = [...Array(layout.blocks).keys()];
  return [
    ...blocks.map((block) => {
      const { x, width } = layout.rowBox(block, drawn.length);
      const y = layout.nameBox(block, drawn.length).y - 1;
      return {
        type: "line",
        silent: true,
        shape: { x1: 0, x2: x + width, y1: y, y2: y },
        style: { stroke: theme.muted, lineWidth: 1 },
      };
    }),
    ...drawn.flatMap((row, r) => (chosen.has(row.key) ? blocks.map((block) => outline(layout.rowBox(block, r))) : [])),
    ...columns.flatMap(({ track }, c) =>
      track !== null && chosenTracks.has(track.track_id) ? [outline(layout.columnBox(c))] : [],
    ),
  ];
}

/** The matrix with its names; the last row and the last column are those of problems. */
export const themeShape = (names: readonly string[], heads: readonly string[], t: Translate | null): CrossShape => ({
  names: [...names.map((name) => cutName(name)), t?.("panels.theme-by-track.of-track") ?? ""],
  heads: [...heads, t?.("panels.theme-by-track.total") ?? ""],
});

export function themeByTrackOption(view: ThemeByTrackView, env: DrawEnv) {
  const { theme, t, width, height } = env;
  const { kind, drawn, rows, columns, chosen } = view;
  const names = drawn.map((row) => rowName(row, t));
  const heads = columns.map((column) => columnName(column, t));
  const layout = crossLayout(themeShape(names, heads, t), width, height);
  const items = [...headItems(view, env, layout), ...cellItems(view, env, layout), ...totalItems(view, env, layout)];
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }) => {
    const item = items[dataIndex];
    return item === undefined ? null : itemOf(item.marks);
  };
  const tone = chosen.size > 0 ? theme.accent : theme.data;
  const shown = { shown: formatCount(drawn.length), all: formatCount(rows.length) };
  const text = t(`panels.theme-by-track.legend.${kind}`, shown);
  const outside = { text: t("panels.cross-tab.outside"), shape: swatch(theme.background, theme.muted) };
  const legendItems: readonly LegendItem[] = [
    { text, shape: swatch(toneAt(theme, tone, 1)) },
    ...(columns.some((column) => column.isOutside) ? [outside] : []),
  ];
  return {
    ...baseOption(env),
    graphic: [...legend(theme, legendItems, width), ...lines(view, theme, layout)],
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
        id: "theme-by-track",
        type: "custom",
        coordinateSystem: "none",
        renderItem,
        data: items.map(({ name, key }) => ({ value: 0, name, ...(key === null ? {} : { key }) })),
      },
    ],
  };
}
