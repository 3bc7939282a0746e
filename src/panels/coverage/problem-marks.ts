import { type Box, type Mark, textMark } from "../drawing/draw.ts";
import { mix } from "../drawing/palette.ts";
import { textWidth } from "../drawing/text-room.ts";
import { formatCount } from "../format.ts";
import type { ChartTheme } from "../types.ts";
import type { LimitState, ProblemCell, State } from "./problem-view.ts";

/** What a problem's cell is drawn from: the look of its state, its figures, the bars of its limit. */

/**
 * A state is told by outline and fill: dashed and hollow, outlined with a folded corner, filled. The fill of what
 * has submissions deepens with the number of registrations, within the range in which its text reads well.
 */
export function lookOf(theme: ChartTheme, state: State, tone: string, depth: number) {
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
export const cornerMark = (box: Box, size: number, fill: string): Mark => {
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

/** 已满: a bar along the lower edge; 超出: a further one along the upper edge. */
export const limitMarks = (box: Box, limit: LimitState, fill: string): readonly Mark[] => {
  const bar = (y: number): Mark => ({
    type: "rect",
    silent: true,
    shape: { x: box.x + 2, y, width: box.width - 4, height: 2 },
    style: { fill },
  });
  if (limit === null) return [];
  return [bar(box.y + box.height - 3), ...(limit === "over" ? [bar(box.y + 1)] : [])];
};

export interface Figures {
  readonly cell: ProblemCell;
  /** Under a filter the figure stands before what there was without, else before the problem's limit. */
  readonly filtered: boolean;
  readonly isWide: boolean;
  readonly ink: string;
  /** Of what stands behind the figure. */
  readonly quiet: string;
}

/** A cell's count: alone, or before what it is out of where there is room. */
export function figureMarks(
  theme: ChartTheme,
  box: Box,
  { cell, filtered, isWide, ink, quiet }: Figures,
): readonly Mark[] {
  if (cell.state === "outside") return [];
  const count = formatCount(cell.registrations);
  const whole = filtered ? cell.allRegistrations : cell.problem.max_entries;
  const [middle, y] = [box.x + box.width / 2, box.y + 23];
  if (whole === null || !isWide) {
    const size = textWidth(count, 13) < box.width - 2 ? 13 : 11;
    return [textMark(theme, middle, y, count, { fill: ink, bold: true, size, align: "center" })];
  }
  return [
    textMark(theme, middle + 2, y, count, { fill: ink, bold: true, size: 13, align: "right" }),
    textMark(theme, middle + 3, y, `/${formatCount(whole)}`, { fill: quiet, size: 11 }),
  ];
}
