import { STAGE_SET_SQL } from "../../filters/stage-sets.ts";
import type { Translate } from "../../model/messages.ts";
import { STAGES, UNKNOWN } from "../../model/vocabulary.ts";
import { definePanel } from "../define-panel.ts";
import { barsOption } from "../drawing/bars.ts";
import { crossHeight } from "../drawing/cross-tab-layout.ts";
import { type FigureColumn, type RowsShape, roomForColumns, rowsHeight } from "../drawing/labelled-rows.ts";
import { nameOf, wordOf } from "../extra-fields.ts";
import { formatCount } from "../format.ts";
import { listed, sentence } from "../sentence.ts";
import type { DrawEnv, PanelContext, PanelQuery } from "../types.ts";
import { matrixShape, stageMatrix } from "./stage-matrix.ts";
import { type StageFacetField, stageControls, stageField, stageQuery, stageQuestion } from "./stage-question.ts";
import { stageTable } from "./stage-table.ts";
import {
  hasRates,
  type StageFacets,
  type StageRow,
  type StageState,
  type StageView,
  stageView,
  valuesOf,
} from "./stage-view.ts";
import { type Base, fromOutside, partName, STATE_NAMES, shareOf, shareText, stageLines } from "./stage-words.ts";

/** How many entries each stage holds: bars and no funnel, since stages are sets and not a chain. */

const SHAPE: RowsShape = { rowHeight: 40, isNumbered: false, isHeaded: true };

function bars(view: StageView, env: DrawEnv) {
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
      text: (row) => (row.hasFigure && !hasRates(row) ? t(STATE_NAMES[row.state]) : shareText(row, "previous")),
      isLoud: (row) => row.hasFigure && !hasRates(row),
      width: 84,
    },
  ];
  return barsOption(env, {
    shape: SHAPE,
    rows,
    keyOf: (row) => (row.hasFigure ? row.stage : null),
    nameOf: (row) => row.name,
    value: { name: t("panels.entries"), of: (row) => row.entries },
    part: { name: t("panels.stage-progress.from-previous"), of: (row) => row.previous?.ofIt ?? row.entries },
    insteadOf: (row) => (row.hasFigure ? null : t(STATE_NAMES[row.state])),
    totalOf: (row) => row.all,
    filtered,
    chosen,
    columns: columns.slice(-roomForColumns(env.width)),
    axis: { name: t("panels.entries.axis") },
    tooltip: (row) => stageLines(row, filtered, t),
  });
}

/** A stage with its share, in words: 提交 640 个（占报名 54.4%）. */
function said(row: StageRow, base: Base, baseName: string, t: Translate): string {
  const values = { stage: row.name, count: formatCount(row.entries) };
  return shareOf(row, base) === null
    ? t("panels.stage-progress.count", values)
    : t("panels.stage-progress.share", { ...values, base: baseName, share: shareText(row, base) });
}

/** Fewer registrations than this are no ground for saying who hands in least. */
const LEAST_WHOLE = 10;

/** Of which track, area or kind of organisation the smallest part hands in. */
function leakiest({ field, parts }: StageFacets, t: Translate): string | null {
  const handedIn = parts.flatMap((part) => {
    const row = part.rows.find(({ stage }) => stage === "submission");
    const share = row === undefined ? null : shareOf(row, "start");
    const isMeant = part.key !== null && part.key !== UNKNOWN && (row?.start?.entries ?? 0) >= LEAST_WHOLE;
    return row === undefined || share === null || !isMeant ? [] : [{ part, row, share }];
  });
  const [least, ...others] = handedIn.toSorted((a, b) => a.share - b.share);
  if (least === undefined || others.length === 0) return null;
  return t(`panels.stage-progress.least.${wordOf(field)}`, {
    field: nameOf(field),
    name: partName(field, least.part, t),
    share: shareText(least.row, "start"),
  });
}

function summary({ rows, chosen, filtered, facets }: StageView, t: Translate): string {
  const shown = rows.filter(({ hasFigure }) => hasFigure);
  const startName = rows.find((row) => row.stage === "registration")?.name ?? "";
  const picked = facets === null ? shown.filter((row) => chosen.has(row.stage)) : [];
  if (picked.length > 0) {
    const each = picked.map((row) => said(row, "start", startName, t));
    return sentence(t, [t("panels.stage-progress.chosen", { stages: listed(t, each) })], filtered);
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
  return sentence(
    t,
    [
      leaks.length === 0
        ? null
        : leaks.map((row) => said(row, "previous", row.previous?.name ?? "", t)).join(t("panels.comma")),
      furthest === undefined || leaks.includes(furthest) ? null : said(furthest, "start", startName, t),
      facets === null ? null : leakiest(facets, t),
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
    ],
    filtered,
  );
}

/** Names of the rows of a table, so far as they are known without a language. */
function namesOf(field: StageFacetField, { catalogue }: PanelContext): readonly string[] {
  if (field === "track") return catalogue.tracks.map((track) => track.track_name);
  return valuesOf(field, catalogue);
}

export const stageProgress = definePanel<{ readonly stages: PanelQuery }, StageView>({
  id: "stage-progress",
  title: "panels.stage-progress.title",
  description: "panels.stage-progress.description",
  needs: [["entries", "scores", "results"]],
  field: stageField,
  controls: stageControls,
  height: (context, width) => {
    const { facet } = stageQuestion(context);
    if (facet !== null) return crossHeight(matrixShape(namesOf(facet, context)), width);
    return rowsHeight(
      SHAPE,
      STAGES.map(() => ""),
      width,
    );
  },
  queries: (context) => ({ stages: stageQuery(context) }),
  behind: () => ({ kind: "entries", where: `${STAGE_SET_SQL} > 0` }),
  view: stageView,
  option: (view, env) => (view.facets === null ? bars(view, env) : stageMatrix(view, view.facets, env)),
  table: stageTable,
  summary,
  select: (event, { facets }) =>
    event.kind === "click" ? { kind: "points", field: facets?.field ?? "in_stage", values: [event.key] } : null,
});
