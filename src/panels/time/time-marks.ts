import type { Translate } from "../../model/messages.ts";
import { type Mark, textMark } from "../drawing/draw.ts";
import { textWidth } from "../drawing/text-room.ts";
import { formatCount, formatDay } from "../format.ts";
import type { ChartTheme } from "../types.ts";
import type { Period } from "./time-periods.ts";
import type { TimeUnit } from "./time-question.ts";
import type { Baseline, Moment, TimeView } from "./time-view.ts";

/** Deadlines, events and earlier years: what of them a chart has room for, and what they are called. */

/** Height of a line of names of moments. */
export const MOMENT_LINE = 15;
/** So many lines of names stand above a chart; who finds no place there is named by the tooltip. */
const MOST_LINES = 4;
const SIZE = 11;

/** A far deadline (a slip of the year) must not squash the days there are. */
const reaches = (at: number, first: number, to: number): boolean =>
  at >= first && at <= to + Math.max(30, (to - first) / 2);

/** The moments that a chart of these periods shows, in order. */
export function momentsShown({ moments, line }: TimeView): readonly Moment[] {
  const [first, last] = [line.shown[0]?.day ?? 0, line.shown.at(-1)?.to ?? 0];
  return moments.filter(({ at }) => reaches(at, first, last)).toSorted((a, b) => a.at - b.at);
}

export function momentName({ mark }: Moment, t: Translate): string {
  switch (mark.kind) {
    case "event":
      return mark.label;
    case "deadline":
      return t(mark.stage === "registration" ? "panels.deadline" : "panels.deadline.submission");
    case "before":
      return t(mark.stage === "registration" ? "panels.deadline.before" : "panels.deadline.submission.before");
  }
}

export interface PlacedMoment {
  readonly moment: Moment;
  readonly text: string;
  /** Middle of the text, in pixels: the moment's own place, moved so that the text stays within the chart. */
  readonly x: number;
  /** From the top; null: no line has room. */
  readonly line: number | null;
}

/** Names side by side where they have room, else in further lines. `xOf`: the pixel of a moment. */
export function placeMoments(
  moments: readonly Moment[],
  xOf: (at: number) => number,
  width: number,
  t: Translate,
): readonly PlacedMoment[] {
  const ends: number[] = [];
  return moments.map((moment) => {
    const text = `${momentName(moment, t)} ${formatDay(Math.floor(moment.at))}`;
    const half = textWidth(text, SIZE) / 2;
    const x = Math.min(Math.max(xOf(moment.at), half), width - half);
    const free = Array.from({ length: MOST_LINES }, (_, at) => at).find(
      (at) => x - half > (ends[at] ?? Number.NEGATIVE_INFINITY) + 6,
    );
    if (free === undefined) return { moment, text, x, line: null };
    ends[free] = x + half;
    return { moment, text, x, line: free };
  });
}

/** How a moment is drawn: what closes by a solid line, what was to close or took place by a dashed one. */
export const momentStroke = (theme: ChartTheme, { mark }: Moment) => ({
  stroke: mark.kind === "deadline" ? theme.text : theme.textSecondary,
  lineWidth: 1,
  lineDash: mark.kind === "deadline" ? ("solid" as const) : [3, 3],
});

export const momentLabel = (theme: ChartTheme, { moment, text, x }: PlacedMoment, y: number): Mark =>
  textMark(theme, x, y, text, {
    align: "center",
    size: SIZE,
    fill: moment.mark.kind === "deadline" ? theme.text : theme.textSecondary,
    halo: true,
  });

/** Earlier years that fit a curve of everything: not under a filter, and not so far above that they squash it. */
export function baselinesShown({ baselines, line, filtered, show, facets }: TimeView): readonly Baseline[] {
  const last = line.shown.at(-1);
  if (filtered || show === "period" || facets !== null || last === undefined) return [];
  const most = Math.max(last.cumulativeRegistrations, last.cumulativeSubmissions);
  return baselines.filter(({ value }) => value > 0 && value <= 2 * most);
}

export const baselineName = ({ label, metric, value }: Baseline, t: Translate): string =>
  t("panels.registrations-over-time.baseline", {
    label,
    metric: t(metric === "registrations" ? "panels.registrations" : "panels.submissions"),
    count: formatCount(value),
  });

/** A period as people call it: its day, or its first and last. */
export const periodName = ({ day, to }: Period, unit: TimeUnit, t: Translate): string =>
  unit === "day" ? formatDay(day) : t("screens.range.day", { from: formatDay(day), to: formatDay(to - 1) });
