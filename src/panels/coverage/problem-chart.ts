import type { CustomSeriesRenderItem } from "echarts";
import type { Catalogue } from "../../model/catalogue.ts";
import type { Translate } from "../../model/messages.ts";
import {
  type Box,
  baseOption,
  itemOf,
  type LegendItem,
  legend,
  note,
  SWATCH,
  swatch,
  textMark,
} from "../drawing/draw.ts";
import { inkOn, mix, toneOf } from "../drawing/palette.ts";
import { textWidth } from "../drawing/text-room.ts";
import { itemTooltip } from "../drawing/tooltip.ts";
import { formatCount, formatKept } from "../format.ts";
import type { DrawEnv } from "../types.ts";
import { cornerMark, figureMarks, limitMarks, lookOf } from "./problem-marks.ts";
import { hasLimits, type ProblemCell, type ProblemView, STATES, type State, stateName } from "./problem-view.ts";

/** Problems as cells, a row a track. */

/** Room for the legend: one line, or in a narrow chart two, or three where limits are set. */
const headOf = (width: number, isLimited: boolean): number => (width >= 520 ? 28 : isLimited ? 64 : 46);
const GAP = 3;
const CELL_HEIGHT = 34;
/** Below this width a cell's three figures no longer fit. */
const LEAST_CELL = 20;
const MOST_CELL = 62;
const NUMBER = 24;

/** Cells in pixels, left-aligned; a narrow chart puts the name above its row, a long row breaks into lines. */
function layout(
  lines: readonly { readonly name: string; readonly cells: number }[],
  isLimited: boolean,
  width: number,
) {
  const longest = Math.max(...lines.map((line) => textWidth(line.name, 13)), 40) + NUMBER + 10;
  const above = width < 520 || longest > width * 0.3;
  const left = above ? 0 : longest;
  const longestRow = Math.max(...lines.map((line) => line.cells), 1);
  const cell = Math.max(LEAST_CELL, Math.min(MOST_CELL, Math.floor((width - left) / longestRow) - GAP));
  const perLine = Math.max(1, Math.floor((width - left + GAP) / (cell + GAP)));
  let y = headOf(width, isLimited);
  const rows = lines.map((line) => {
    const top = y + (above ? 22 : 0);
    y = top + Math.max(1, Math.ceil(line.cells / perLine)) * (CELL_HEIGHT + GAP) + (above ? 4 : 0);
    return { top, labelAt: above ? top - 10 : top + CELL_HEIGHT / 2 };
  });
  const boxOf = (row: number, place: number): Box => ({
    x: left + (place % perLine) * (cell + GAP),
    y: (rows[row]?.top ?? 0) + Math.floor(place / perLine) * (CELL_HEIGHT + GAP),
    width: cell,
    height: CELL_HEIGHT,
  });
  return { above, rows, boxOf, cell, height: y + 2 };
}

/** As tall as the catalogue's cells are, whatever is selected. */
export const problemHeight = ({ tracks, problems }: Catalogue, width: number): number =>
  layout(
    tracks.map((track) => ({
      name: track.track_name,
      cells: problems.filter((problem) => problem.track_id === track.track_id).length,
    })),
    hasLimits(problems),
    width,
  ).height;

/** 赛题限报数, and whether it is reached; nothing where none is set. */
const limitLine = ({ problem, limit }: ProblemCell, t: Translate): readonly (readonly [string, string])[] => {
  if (problem.max_entries === null) return [];
  const state = limit === null ? "" : ` · ${t(`panels.coverage-by-problem.${limit}`)}`;
  return [[t("columns.max_entries"), `${formatCount(problem.max_entries)}${state}`]];
};

export function problemOption(view: ProblemView, env: DrawEnv) {
  const { theme, t, width } = env;
  const { lines, chosen, filtered, isLimited } = view;
  const named = lines.map((line) => ({
    no: line.track === null ? "" : String(line.track.track_no),
    name: line.track?.track_name ?? t("panels.outside-tracks"),
    cells: line.cells.length,
  }));
  const { above, rows, boxOf, cell: cellWidth } = layout(named, isLimited, width);
  const cells = lines.flatMap((line, row) => line.cells.map((cell, place) => ({ cell, box: boxOf(row, place) })));

  const deepest = Math.max(1, ...cells.map(({ cell }) => cell.registrations));

  const renderItem: CustomSeriesRenderItem = ({ dataIndex }) => {
    const item = cells[dataIndex];
    if (item === undefined) return null;
    const { cell, box } = item;
    const key = cell.problem.problem_id;
    const tone = toneOf(theme, chosen, key);
    const look = lookOf(theme, cell.state, tone, cell.registrations / deepest);
    const ink = cell.state === "outside" ? theme.muted : inkOn(theme, look.fill);
    const quiet = cell.state === "outside" ? theme.muted : mix(ink, look.fill, 0.78);
    const wide = cellWidth >= 40;
    return itemOf([
      {
        type: "rect",
        shape: { x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1, r: 3 },
        style: look,
        emphasis: { style: { stroke: theme.text, lineWidth: 2, lineDash: "solid" } },
      },
      ...(cell.state === "registered" ? [cornerMark(box, 8, tone)] : []),
      textMark(theme, wide ? box.x + 6 : box.x + box.width / 2, box.y + 9, String(cell.problem.problem_no), {
        fill: quiet,
        size: 10,
        align: wide ? "left" : "center",
      }),
      ...figureMarks(theme, box, { cell, filtered, isWide: wide, ink, quiet }),
      ...limitMarks(box, cell.limit, ink),
    ]);
  };

  const sample = { x: 0, y: 0, width: SWATCH, height: SWATCH };
  const tone = chosen.size > 0 ? theme.accent : theme.data;
  const swatchOf = (state: State): LegendItem => ({
    text: t(state === "submitted" ? "panels.coverage-by-problem.depth" : stateName(state, filtered)),
    shape: {
      type: "group",
      children: [
        {
          type: "rect",
          shape: { x: 0.5, y: 0.5, width: SWATCH - 1, height: SWATCH - 1, r: 1.5 },
          style: { ...lookOf(theme, state, tone, 1), ...(state === "empty" ? { lineDash: [2, 2] } : {}) },
        },
        ...(state === "registered" ? [cornerMark(sample, 6, tone)] : []),
      ],
    },
  });
  const limitSwatch = (limit: "full" | "over"): LegendItem => ({
    text: t(`panels.coverage-by-problem.${limit}`),
    shape: { type: "group", children: [swatch(theme.ghost), ...limitMarks(sample, limit, theme.text)] },
  });
  const shown = STATES.filter((state) => state !== "outside" || cells.some(({ cell }) => cell.state === "outside"));
  const limits = (["full", "over"] as const).filter((limit) => cells.some(({ cell }) => cell.limit === limit));
  return {
    ...baseOption(env),
    graphic: [
      ...legend(theme, [...shown.map(swatchOf), ...limits.map(limitSwatch)], width),
      ...named.flatMap(({ no, name }, row) => {
        const y = rows[row]?.labelAt ?? 0;
        return [
          note(theme, above ? 0 : NUMBER - 8, y, no, { align: above ? "left" : "right" }),
          note(theme, above ? 20 : NUMBER, y, name, { fill: theme.text, size: 13 }),
        ];
      }),
    ],
    tooltip: itemTooltip(env, cells, ({ cell }) => [
      `${cell.problem.problem_no}. ${cell.problem.problem_title}`,
      [
        [t("panels.state"), t(stateName(cell.state, cell.allRegistrations > 0))],
        [t("panels.registrations"), formatKept(cell.registrations, cell.allRegistrations, filtered)],
        [t("panels.submissions"), formatKept(cell.submissions, cell.allSubmissions, filtered)],
        ...limitLine(cell, t),
      ],
    ]),
    series: [
      {
        id: "problems",
        type: "custom",
        coordinateSystem: "none",
        renderItem,
        data: cells.map(({ cell }) => ({
          value: cell.registrations,
          key: cell.problem.problem_id,
          name: cell.problem.problem_id,
        })),
      },
    ],
  };
}
