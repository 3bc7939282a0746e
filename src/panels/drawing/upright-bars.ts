import type { Box, Mark } from "./draw.ts";

/** Radius of a bar's upper corners, as of `barMark`. */
const CORNER = 1.5;

const at = (value: number): number => Math.round(value * 100) / 100;

/** The outline of an upright bar, rounded at the top; none where it has no height. */
function outline({ x, y, width, height }: Box): string {
  if (height <= 0) return "";
  const r = Math.min(CORNER, height, width / 2);
  const [left, right, top, bottom] = [at(x), at(x + width), at(y), at(y + height)];
  return (
    `M${left} ${bottom}V${at(y + r)}Q${left} ${top} ${at(x + r)} ${top}` +
    `H${at(x + width - r)}Q${right} ${top} ${right} ${at(y + r)}V${bottom}Z`
  );
}

/**
 * Upright bars of one colour as a single mark: a hundred periods in a chart, or in each of its cells, would else be
 * as many elements to tell anew at each step of a filter. Empty where no bar has any height.
 */
export function uprightBars(bars: readonly Box[], fill: string): readonly Mark[] {
  const pathData = bars.map(outline).join("");
  return pathData === "" ? [] : [{ type: "path", silent: true, shape: { pathData }, style: { fill } }];
}
