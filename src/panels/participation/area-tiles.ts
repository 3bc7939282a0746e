import type { CustomSeriesRenderItem } from "echarts";
import type { Settings } from "../../model/settings.ts";
import {
  type Box,
  baseOption,
  hitMark,
  itemOf,
  type LegendItem,
  legend,
  type Mark,
  note,
  swatch,
  textMark,
} from "../drawing/draw.ts";
import { inkOn, mix, toneOf } from "../drawing/palette.ts";
import { textWidth } from "../drawing/text-room.ts";
import { itemTooltip } from "../drawing/tooltip.ts";
import { formatCount, formatKept } from "../format.ts";
import type { ChartTheme, DrawEnv } from "../types.ts";
import { fulfilmentText, participationTooltip, valueName } from "./participation.ts";
import type { ParticipationRow, ParticipationView } from "./participation-view.ts";

/** Areas as tiles of one size, where the settings put them: which neighbours are full, without a map's large empty areas. */

type Areas = Settings["areas"];

const HEAD = 30;
const GAP = 4;
const MOST_WIDTH = 132;
const LEAST_WIDTH = 62;
const TILE_HEIGHT = 62;
/** Between the tiles of the map and those that have no place on it. */
const STRIP = 34;

/** Where tiles stand, by area: those with a place on the map, and below them the others in rows. */
function layout(areas: Areas, keys: readonly string[], width: number) {
  const placed = new Map(areas.flatMap(({ name, tile }) => (tile === null ? [] : [[name, tile] as const])));
  const inMap = keys.filter((key) => placed.has(key));
  const others = keys.filter((key) => !placed.has(key));
  const columns = Math.max(1, ...[...placed.values()].map(({ column }) => column));
  const rows = Math.max(1, ...[...placed.values()].map(({ row }) => row));
  const tileWidth = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, Math.floor((width + GAP) / columns) - GAP));
  const perRow = Math.max(1, Math.floor((width + GAP) / (tileWidth + GAP)));
  const mapHeight = rows * (TILE_HEIGHT + GAP);
  const boxAt = (column: number, top: number): Box => ({
    x: column * (tileWidth + GAP),
    y: top,
    width: tileWidth,
    height: TILE_HEIGHT,
  });
  const stripTop = HEAD + mapHeight + STRIP;
  const boxes = new Map<string, Box>();
  for (const key of inMap) {
    const tile = placed.get(key);
    if (tile !== undefined) boxes.set(key, boxAt(tile.column - 1, HEAD + (tile.row - 1) * (TILE_HEIGHT + GAP)));
  }
  for (const [place, key] of others.entries()) {
    boxes.set(key, boxAt(place % perRow, stripTop + Math.floor(place / perRow) * (TILE_HEIGHT + GAP)));
  }
  const stripHeight = others.length === 0 ? 0 : STRIP + Math.ceil(others.length / perRow) * (TILE_HEIGHT + GAP);
  return { boxes, stripTop: others.length === 0 ? null : stripTop, height: HEAD + mapHeight + stripHeight };
}

export const tilesHeight = (areas: Areas, keys: readonly string[], width: number): number =>
  layout(areas, keys, width).height;

/** Filled, deeper with more registrations within the range in which its text reads well; none: dashed and hollow. */
function lookOf(theme: ChartTheme, tone: string, share: number) {
  const isChosen = tone === theme.accent;
  if (share === 0) {
    const stroke = isChosen ? tone : theme.textSecondary;
    return { fill: theme.background, stroke, lineWidth: isChosen ? 2 : 1, lineDash: "dashed" as const };
  }
  const fill = mix(tone, theme.background, 0.22 + 0.33 * Math.sqrt(share));
  return { fill, stroke: isChosen ? tone : fill, lineWidth: isChosen ? 2 : 1, lineDash: "solid" as const };
}

const emptySample = (theme: ChartTheme): LegendItem["shape"] => ({
  type: "rect",
  shape: { x: 0.5, y: 0.5, width: 9, height: 9, r: 1.5 },
  style: { fill: theme.background, stroke: theme.textSecondary, lineWidth: 1, lineDash: [2, 2] },
});

/** The tiles as an ECharts option: a name, its registrations, and what is reached of its target. */
export function areaTiles(view: ParticipationView, areas: Areas, env: DrawEnv) {
  const { theme, t, width } = env;
  const { rows, chosen, filtered, aim } = view;
  const keys = rows.map(({ key }) => key);
  const { boxes, stripTop } = layout(areas, keys, width);
  const most = Math.max(1, ...rows.map(({ registrations }) => registrations));

  const figuresOf = (row: ParticipationRow, box: Box, ink: string, quiet: string): readonly Mark[] => {
    const middle = box.x + box.width / 2;
    const kept = formatKept(row.registrations, row.all.registrations, filtered);
    const size = [18, 15, 13, 11].find((each) => textWidth(kept, each) <= box.width - 8) ?? 10;
    const reached = aim === null || row.targets[aim] === null ? null : fulfilmentText(row, aim);
    return [
      textMark(theme, middle, box.y + 15, valueName(view, row, t), { fill: ink, align: "center", size: 13 }),
      textMark(theme, middle, box.y + (reached === null ? 40 : 34), kept, {
        fill: ink,
        align: "center",
        size,
        bold: true,
      }),
      ...(reached === null
        ? []
        : [textMark(theme, middle, box.y + 52, reached, { fill: quiet, align: "center", size: 11 })]),
    ];
  };

  const renderItem: CustomSeriesRenderItem = ({ dataIndex }) => {
    const row = rows[dataIndex];
    const box = row === undefined ? undefined : boxes.get(row.key);
    if (row === undefined || box === undefined) return null;
    const look = lookOf(theme, toneOf(theme, chosen, row.key), row.registrations / most);
    const ink = inkOn(theme, look.fill);
    return itemOf([
      { type: "rect", silent: true, shape: { ...box, r: 4 }, style: look },
      ...figuresOf(row, box, ink, mix(ink, look.fill, 0.82)),
      hitMark(theme, box),
    ]);
  };

  const tone = chosen.size > 0 ? theme.accent : theme.data;
  return {
    ...baseOption(env),
    graphic: [
      ...legend(
        theme,
        [
          {
            text: t(aim === null ? "panels.participation-by-area.depth" : "panels.participation-by-area.depth.aim"),
            shape: swatch(mix(tone, theme.background, 0.45)),
          },
          { text: t("panels.coverage-by-problem.empty"), shape: emptySample(theme) },
        ],
        width,
      ),
      ...(stripTop === null
        ? []
        : [note(theme, 0, stripTop - 13, t("panels.participation-by-area.elsewhere"), { size: 12 })]),
    ],
    tooltip: itemTooltip(env, rows, (row) => [valueName(view, row, t), participationTooltip(view, row, t)]),
    series: [
      {
        id: "tiles",
        type: "custom",
        coordinateSystem: "none",
        renderItem,
        data: rows.map((row) => ({ value: row.registrations, key: row.key, name: formatCount(row.registrations) })),
      },
    ],
  };
}
