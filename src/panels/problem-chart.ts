import type { CustomSeriesRenderItem } from "echarts";
import type { Catalogue } from "../model/catalogue.ts";
import {
  type Box,
  baseOption,
  ITEM,
  legend,
  type Mark,
  note,
  SWATCH,
  textMark,
  textWidth,
  tooltipLook,
  tooltipText,
} from "./draw.ts";
import { formatCount, formatKept } from "./format.ts";
import { inkOn, mix, toneOf } from "./palette.ts";
import { type ProblemView, STATES, type State, stateName } from "./problem-view.ts";
import type { ChartTheme, DrawEnv } from "./types.ts";

/** Problems as cells, a row a track. */

/** Room for the legend: one line, or two in a narrow chart. */
const headOf = (width: number): number => (width < 520 ? 46 : 28);
const GAP = 3;
const CELL_HEIGHT = 34;
/** Below this width a cell's three figures no longer fit. */
const LEAST_CELL = 20;
const MOST_CELL = 62;
const NUMBER = 24;

/** Cells in pixels, left-aligned; a narrow chart puts the name above its row, a long row breaks into lines. */
function layout(lines: readonly { readonly name: string; readonly cells: number }[], width: number) {
  const longest = Math.max(...lines.map((line) => textWidth(line.name, 13)), 40) + NUMBER + 10;
  const above = width < 520 || longest > width * 0.3;
  const left = above ? 0 : longest;
  const longestRow = Math.max(...lines.map((line) => line.cells), 1);
  const cell = Math.max(LEAST_CELL, Math.min(MOST_CELL, Math.floor((width - left) / longestRow) - GAP));
  const perLine = Math.max(1, Math.floor((width - left + GAP) / (cell + GAP)));
  let y = headOf(width);
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
    width,
  ).height;

/**
 * A state is told by outline and fill: dashed and hollow, outlined with a folded corner, filled. The fill of what
 * has submissions deepens with the number of registrations, within the range in which its text reads well.
 */
function lookOf(theme: ChartTheme, state: State, tone: string, depth: number) {
  const look = { lineWidth: 1, lineDash: "solid" as "solid" | "dashed" };
  switch (state) {
    case "empty":
      return {
        ...look,
        fill: theme.background,
        stroke: tone === theme.data ? theme.textSecondary : tone,
        lineDash: "dashed" as const,
      };
    case "registered":
      return { ...look, fill: theme.background, stroke: tone };
    case "submitted": {
      const fill = mix(tone, theme.background, 0.22 + 0.33 * Math.sqrt(depth));
      return { ...look, fill, stroke: tone === theme.accent ? tone : fill };
    }
    case "outside":
      return { ...look, fill: theme.background, stroke: theme.line };
  }
}

/** The folded corner of what is registered for but not submitted to. */
const cornerMark = (box: Box, size: number, fill: string): Mark => {
  const right = box.x + box.width;
  return {
    type: "polygon",
    silent: true,
    shape: {
      points: [
        [right - size, box.y],
        [right, box.y],
        [right, box.y + size],
      ],
    },
    style: { fill },
  };
};

export function problemOption(view: ProblemView, env: DrawEnv) {
  const { theme, t, width } = env;
  const { lines, chosen, filtered } = view;
  const named = lines.map((line) => ({
    no: line.track === null ? "" : String(line.track.track_no),
    name: line.track?.track_name ?? t("panels.outside-tracks"),
    cells: line.cells.length,
  }));
  const { above, rows, boxOf, cell: cellWidth } = layout(named, width);
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
    const count = formatCount(cell.registrations);
    const all = `/${formatCount(cell.allRegistrations)}`;
    const middle = box.x + box.width / 2;
    const size = textWidth(count, 13) < box.width - 2 ? 13 : 11;
    const figures: readonly Mark[] =
      cell.state === "outside"
        ? []
        : wide && filtered
          ? [
              textMark(theme, middle + 2, box.y + 23, count, { fill: ink, bold: true, size: 13, align: "right" }),
              textMark(theme, middle + 3, box.y + 23, all, { fill: quiet, size: 11 }),
            ]
          : [textMark(theme, middle, box.y + 23, count, { fill: ink, bold: true, size, align: "center" })];
    return {
      ...ITEM,
      children: [
        {
          type: "rect",
          shape: { x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1, r: 3 },
          style: look,
          emphasis: { style: { stroke: theme.text, lineWidth: 2, lineDash: "solid" } },
        },
        ...(cell.state === "registered" ? [cornerMark(box, 8, tone)] : []),
        textMark(theme, wide ? box.x + 6 : middle, box.y + 9, String(cell.problem.problem_no), {
          fill: quiet,
          size: 10,
          align: wide ? "left" : "center",
        }),
        ...figures,
      ],
    };
  };

  const sample = { x: 0, y: 0, width: SWATCH, height: SWATCH };
  const shown = STATES.filter((state) => state !== "outside" || cells.some(({ cell }) => cell.state === "outside"));
  const tone = chosen.size > 0 ? theme.accent : theme.data;
  return {
    ...baseOption(env),
    graphic: [
      ...legend(
        theme,
        shown.map((state) => ({
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
        })),
        width,
      ),
      ...named.flatMap(({ no, name }, row) => {
        const y = rows[row]?.labelAt ?? 0;
        return [
          note(theme, above ? 0 : NUMBER - 8, y, no, { align: above ? "left" : "right" }),
          note(theme, above ? 20 : NUMBER, y, name, { fill: theme.text, size: 13 }),
        ];
      }),
    ],
    tooltip: {
      ...tooltipLook(env),
      trigger: "item",
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const cell = cells[dataIndex]?.cell;
        if (cell === undefined) return "";
        return tooltipText(`${cell.problem.problem_no}. ${cell.problem.problem_title}`, [
          [t("panels.state"), t(stateName(cell.state, cell.allRegistrations > 0))],
          [t("panels.registrations"), formatKept(cell.registrations, cell.allRegistrations, filtered)],
          [t("panels.submissions"), formatKept(cell.submissions, cell.allSubmissions, filtered)],
        ]);
      },
    },
    series: [
      {
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
