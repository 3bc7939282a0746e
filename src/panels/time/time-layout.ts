import { textWidth } from "../drawing/text-room.ts";
import { formatCount } from "../format.ts";
import type { DrawEnv } from "../types.ts";
import { MOMENT_LINE, momentsShown, placeMoments } from "./time-marks.ts";
import type { TimeQuestion } from "./time-question.ts";
import type { TimeView } from "./time-view.ts";

/** Where the grids of time stand, and how much room the names around them take. */

/** Two grids want room; on a narrow screen less is wide enough to read. */
export function timeHeight({ show }: Pick<TimeQuestion, "show">, width: number): number {
  if (show === "both") return width < 560 ? 400 : 520;
  return width < 560 ? 300 : 360;
}

export const LEGEND = 22;
/** Room for the name of an axis above its grid. */
export const AXIS_NAME = 24;
export const FOOT = 26;
const BETWEEN = 40;
export const LEFT = 46;

/** A figure that a curve ends at. */
export interface CurveEnd {
  readonly name: string;
  readonly value: number;
  readonly bold: boolean;
  readonly text: string;
}

/** What the curves end at. */
function endsOf({ line, filtered, show }: TimeView, { t, width }: DrawEnv): readonly CurveEnd[] {
  const last = line.shown.at(-1);
  if (show === "period") return [];
  return [
    { name: t("panels.registrations"), value: last?.cumulativeRegistrations ?? 0, bold: true },
    { name: t("panels.submissions"), value: last?.cumulativeSubmissions ?? 0, bold: true },
    ...(filtered
      ? [{ name: t("panels.before-filter"), value: last?.allCumulativeRegistrations ?? 0, bold: false }]
      : []),
  ].map((each) => ({
    ...each,
    text: each.bold || width >= 480 ? `${each.name} ${formatCount(each.value)}` : formatCount(each.value),
  }));
}

export type TimeLayout = ReturnType<typeof timeLayout>;

/** Where everything stands: the first grid spans the others, so that a drag selects and a moment is marked through all. */
export function timeLayout(view: TimeView, env: DrawEnv) {
  const { t, width, height } = env;
  const { show, line } = view;
  const first = line.shown[0]?.day ?? 0;
  const to = line.shown.at(-1)?.to ?? first + 1;
  const moments = momentsShown(view);
  const end = Math.max(to, ...moments.map(({ at }) => at));
  const ends = endsOf(view, env);
  const labelled = ends.length === 0 ? 12 : Math.max(...ends.map((each) => textWidth(each.text, 12))) + 10;
  // Behind the last day there may be room already, up to the deadline.
  const right = Math.max(12, labelled - ((end - to) / (end - first)) * (width - LEFT - labelled));
  const xOf = (at: number): number => LEFT + ((at - first) / (end - first)) * (width - LEFT - right);
  const placed = placeMoments(moments, xOf, width, t);
  const lines = Math.max(0, ...placed.map(({ line: own }) => (own === null ? 0 : own + 1)));
  const head = LEGEND + AXIS_NAME + lines * MOMENT_LINE + 6;
  const plot = height - head - FOOT;
  const upper = show === "both" ? Math.round((plot - BETWEEN) * 0.5) : plot;
  const bars = show === "cumulative" ? null : { grid: 1, top: head, bottom: head + upper };
  const curves =
    show === "period"
      ? null
      : { grid: bars === null ? 1 : 2, top: bars === null ? head : head + upper + BETWEEN, bottom: height - FOOT };
  return { first, to, end, ends, right, head, lines, placed, bars, curves };
}
