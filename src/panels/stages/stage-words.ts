import type { MessageKey, Translate } from "../../model/messages.ts";
import { categoryName } from "../category-name.ts";
import { formatCount, formatKept, formatShare } from "../format.ts";
import { hasRates, type StageFacets, type StagePart, type StageRow, type StageState } from "./stage-view.ts";

/** What stages, their shares and their parts are called. */

export const STATE_NAMES = {
  held: "panels.stage-progress.held",
  running: "panels.stage-progress.running",
  ahead: "panels.stage-progress.ahead",
  absent: "panels.stage-progress.absent",
} as const satisfies Record<StageState, MessageKey>;

/** What a share is of: the stage before, or registrations. */
export type Base = "previous" | "start";

/** What part of a base the stage holds; a running stage has no rate yet, and the first stage none of the one before. */
export function shareOf(row: StageRow, base: Base): number | null {
  const whole = row[base];
  return whole === null || whole.entries === 0 || !hasRates(row) ? null : whole.ofIt / whole.entries;
}

export function shareText(row: StageRow, base: Base): string {
  const whole = row[base];
  return whole === null || !hasRates(row) ? "–" : formatShare(whole.ofIt, whole.entries);
}

/** Entries that the stage before did not hold. */
export const fromOutside = ({ entries, previous }: StageRow): number =>
  previous === null ? 0 : entries - previous.ofIt;

export const partName = (field: StageFacets["field"], { key, track }: StagePart, t: Translate): string => {
  if (track !== null) return track.track_name;
  if (key === null) return t("panels.outside-tracks");
  return field === "track" ? key : categoryName(field, key, t);
};

/** Everything that is known of a stage, line by line. */
export function stageLines(
  row: StageRow,
  filtered: boolean,
  t: Translate,
): readonly (readonly [label: string, figure: string])[] {
  const state = [t("panels.state"), t(STATE_NAMES[row.state])] as const;
  if (!row.hasFigure) return [state];
  const { previous } = row;
  return [
    state,
    [t("panels.entries"), formatKept(row.entries, row.all, filtered)],
    ...(previous === null
      ? []
      : ([
          [t("panels.stage-progress.from", { stage: previous.name }), formatCount(previous.ofIt)],
          [t("panels.stage-progress.of", { stage: previous.name }), shareText(row, "previous")],
          [t("panels.stage-progress.outside", { stage: previous.name }), formatCount(fromOutside(row))],
        ] as const)),
    [t("panels.stage-progress.of-start"), shareText(row, "start")],
  ];
}
