import { stageColumn } from "../model/flat.ts";
import type { MessageKey, Translate } from "../model/messages.ts";
import { STAGES } from "../model/vocabulary.ts";
import { barsOption } from "./bars.ts";
import { definePanel } from "./define-panel.ts";
import { formatCount, formatKept, formatShare } from "./format.ts";
import { type FigureColumn, type RowsShape, roomForColumns, rowsHeight } from "./labelled-rows.ts";
import { clickOn } from "./lookup.ts";
import { listed, sentence } from "./sentence.ts";
import {
  entriesByStages,
  hasFigure,
  hasRates,
  type StageRow,
  type StageState,
  type StageView,
  stageView,
} from "./stage-view.ts";
import type { DrawEnv, PanelQuery } from "./types.ts";

/** How many entries each stage holds: bars and no funnel, since stages are sets and not a chain. */

const STATE_NAMES = {
  held: "panels.stage-progress.held",
  running: "panels.stage-progress.running",
  ahead: "panels.stage-progress.ahead",
  absent: "panels.stage-progress.absent",
} as const satisfies Record<StageState, MessageKey>;

type Base = "previous" | "start";

/** What part of a base the stage holds; a running stage has no rate yet, and the first stage none of the one before. */
const shareOf = (row: StageRow, base: Base): number | null => {
  const whole = row[base];
  return whole === null || whole.entries === 0 || !hasRates(row) ? null : whole.ofIt / whole.entries;
};

const shareText = (row: StageRow, base: Base): string => {
  const whole = row[base];
  return whole === null || !hasRates(row) ? "–" : formatShare(whole.ofIt, whole.entries);
};

/** Entries that the stage before did not hold. */
const fromOutside = ({ entries, previous }: StageRow): number => (previous === null ? 0 : entries - previous.ofIt);

const SHAPE: RowsShape = { rowHeight: 40, isNumbered: false, isHeaded: true };

/** What stands in the place of a bar; null where there is one. */
const stateWords = (row: StageRow, t: Translate): string | null => (hasFigure(row) ? null : t(STATE_NAMES[row.state]));

function option(view: StageView, env: DrawEnv) {
  const { t } = env;
  const { rows, chosen, filtered } = view;
  const columns: readonly FigureColumn<StageRow>[] = [
    {
      head: t("panels.stage-progress.of-start"),
      text: (row) => (row.stage === "registration" ? "–" : shareText(row, "start")),
      width: 84,
    },
    {
      head: t("panels.stage-progress.of-previous"),
      // A stage under way says so where its rate will stand.
      text: (row) => (hasFigure(row) && !hasRates(row) ? t(STATE_NAMES[row.state]) : shareText(row, "previous")),
      isLoud: (row) => hasFigure(row) && !hasRates(row),
      width: 84,
    },
  ];
  return barsOption(env, {
    shape: SHAPE,
    rows,
    keyOf: (row) => (hasFigure(row) ? row.stage : null),
    nameOf: (row) => row.name,
    value: { name: t("panels.entries"), of: (row) => row.entries },
    part: { name: t("panels.stage-progress.from-previous"), of: (row) => row.previous?.ofIt ?? row.entries },
    insteadOf: (row) => stateWords(row, t),
    totalOf: (row) => row.all,
    filtered,
    chosen,
    columns: columns.slice(-roomForColumns(env.width)),
    axis: { name: t("panels.entries.axis") },
    tooltip: (row) => [
      [t("panels.state"), t(STATE_NAMES[row.state])],
      ...(hasFigure(row)
        ? ([
            [t("panels.entries"), formatKept(row.entries, row.all, filtered)],
            ...(row.previous === null
              ? []
              : ([
                  [t("panels.stage-progress.from", { stage: row.previous.name }), formatCount(row.previous.ofIt)],
                  [t("panels.stage-progress.of", { stage: row.previous.name }), shareText(row, "previous")],
                  [t("panels.stage-progress.outside", { stage: row.previous.name }), formatCount(fromOutside(row))],
                ] as const)),
            [t("panels.stage-progress.of-start"), shareText(row, "start")],
          ] as const)
        : []),
    ],
  });
}

/** A stage with its share, in words: 提交 640 个（占报名 54.4%）. */
function said(row: StageRow, base: Base, baseName: string, t: Translate): string {
  const values = { stage: row.name, count: formatCount(row.entries) };
  return shareOf(row, base) === null
    ? t("panels.stage-progress.count", values)
    : t("panels.stage-progress.share", { ...values, base: baseName, share: shareText(row, base) });
}

function summary({ rows, chosen, filtered }: StageView, t: Translate): string {
  const shown = rows.filter(hasFigure);
  const startName = rows.find((row) => row.stage === "registration")?.name ?? "";
  const prefix = filtered ? t("panels.under-filter") : "";
  const picked = shown.filter((row) => chosen.has(row.stage));
  if (picked.length > 0) {
    const each = picked.map((row) => said(row, "start", startName, t));
    return sentence(t, [prefix + t("panels.stage-progress.chosen", { stages: listed(t, each) })]);
  }
  // Where entries are lost of themselves; passing a judged stage is set by its quota and is no loss.
  const leaks = shown.filter((row) => ["registration", "submission", "form_review"].includes(row.stage));
  const furthest = shown.at(-1);
  const outside = shown.filter((row) => fromOutside(row) > 0);
  const inState = (state: StageState): string | null => {
    const names = rows.filter((row) => row.state === state).map((row) => row.name);
    return names.length === 0
      ? null
      : t("panels.stage-progress.in-state", { stages: listed(t, names), state: t(STATE_NAMES[state]) });
  };
  return sentence(t, [
    prefix + leaks.map((row) => said(row, "previous", row.previous?.name ?? "", t)).join(t("panels.comma")),
    furthest === undefined || leaks.includes(furthest) ? null : said(furthest, "start", startName, t),
    ...outside.map((row) =>
      t("panels.stage-progress.skipped", {
        stage: row.name,
        count: formatCount(fromOutside(row)),
        previous: row.previous?.name ?? "",
      }),
    ),
    inState("running"),
    inState("ahead"),
    inState("absent"),
  ]);
}

export const stageProgress = definePanel<{ readonly stages: PanelQuery }, StageView>({
  id: "stage-progress",
  title: "panels.stage-progress.title",
  description: "panels.stage-progress.description",
  needs: [["entries", "scores", "results"]],
  field: "in_stage",
  height: (_context, width) =>
    rowsHeight(
      SHAPE,
      Array.from({ length: 8 }, () => ""),
      width,
    ),
  queries: () => ({ stages: entriesByStages }),
  behind: () => ({ kind: "entries", where: STAGES.map((stage) => `${stageColumn(stage)} = 1`).join(" OR ") }),
  view: stageView,
  option,
  table: ({ rows }, t) => ({
    columns: [
      { name: "stage", label: t("columns.stage"), format: "text" },
      { name: "entries", label: t("columns.entries"), format: "integer" },
      { name: "from_previous", label: t("columns.from_previous"), format: "integer" },
      { name: "of_previous", label: t("columns.of_previous"), format: "share" },
      { name: "of_start", label: t("columns.of_start"), format: "share" },
      { name: "state", label: t("columns.state"), format: "text" },
      { name: "previous_stage", label: t("columns.previous_stage"), format: "text" },
      { name: "entries_unfiltered", label: t("columns.entries_unfiltered"), format: "integer" },
      { name: "stage_id", label: t("columns.stage_id"), format: "text" },
    ],
    rows: rows.map((row) => [
      row.name,
      hasFigure(row) ? row.entries : null,
      hasFigure(row) ? (row.previous?.ofIt ?? null) : null,
      shareOf(row, "previous"),
      shareOf(row, "start"),
      t(STATE_NAMES[row.state]),
      row.previous?.name ?? null,
      hasFigure(row) ? row.all : null,
      row.stage,
    ]),
  }),
  summary,
  select: clickOn("in_stage"),
});
