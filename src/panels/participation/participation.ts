import { isExtraField } from "../../filters/clauses.ts";
import type { MessageKey, Translate } from "../../model/messages.ts";
import { UNKNOWN } from "../../model/vocabulary.ts";
import { categoryName } from "../category-name.ts";
import { barsOption } from "../drawing/bars.ts";
import { type FigureColumn, type RowsShape, roomForColumns, rowsHeight } from "../drawing/labelled-rows.ts";
import { extraColumn, nameOf, wordOf } from "../extra-fields.ts";
import { formatCount, formatKept, formatShare } from "../format.ts";
import { most, named, sentence } from "../sentence.ts";
import type { DrawEnv, TableColumn, TableData } from "../types.ts";
import { fulfilment, type Metric, type ParticipationRow, type ParticipationView } from "./participation-view.ts";

/** What the panels of areas and of kinds of organisation share: bars, rows and words. */

const SHAPE: RowsShape = { rowHeight: 30, isNumbered: false, isHeaded: true };

export const participationHeight = (rows: number, width: number): number =>
  rowsHeight(
    SHAPE,
    Array.from({ length: rows }, () => ""),
    width,
  );

export const valueName = ({ field }: ParticipationView, { key }: ParticipationRow, t: Translate): string =>
  categoryName(field, key, t);

const metricName = (metric: Metric, t: Translate): string =>
  t(metric === "registrations" ? "panels.registrations" : "panels.submissions");

/** What is reached of the target, in words; "–" where none is set. */
export function fulfilmentText(row: ParticipationRow, metric: Metric): string {
  const target = row.targets[metric];
  return target === null ? "–" : formatShare(row.all[metric], target);
}

export function participationTooltip(
  { filtered, hasAwards, aim }: ParticipationView,
  row: ParticipationRow,
  t: Translate,
): readonly (readonly [label: string, figure: string])[] {
  return [
    [t("panels.registrations"), formatKept(row.registrations, row.all.registrations, filtered)],
    [t("panels.submissions"), formatKept(row.submissions, row.all.submissions, filtered)],
    [t("panels.submission-share"), formatShare(row.submissions, row.registrations)],
    ...(hasAwards ? [[t("panels.awards"), formatKept(row.awards, row.all.awards, filtered)] as const] : []),
    ...(aim === null || row.targets[aim] === null
      ? []
      : ([
          [t("panels.target", { metric: metricName(aim, t) }), formatCount(row.targets[aim])],
          [t("panels.fulfilment"), fulfilmentText(row, aim)],
        ] as const)),
  ];
}

export function participationBars(view: ParticipationView, env: DrawEnv) {
  const { t } = env;
  const { drawn, chosen, filtered, hasAwards, aim } = view;
  const sum = drawn.reduce((all, row) => all + row.registrations, 0);
  // What is aimed at comes last and stays longest when the chart gets narrow.
  const columns: readonly FigureColumn<ParticipationRow>[] = [
    { head: t("panels.share-of-all"), text: (row) => formatShare(row.registrations, sum) },
    { head: t("panels.submissions"), text: (row) => formatCount(row.submissions) },
    ...(hasAwards ? [{ head: t("panels.awards"), text: (row: ParticipationRow) => formatCount(row.awards) }] : []),
    ...(aim === null
      ? []
      : [{ head: t("panels.fulfilment"), text: (row: ParticipationRow) => fulfilmentText(row, aim) }]),
  ];
  return barsOption<ParticipationRow>(env, {
    shape: SHAPE,
    rows: drawn,
    keyOf: ({ key }) => key,
    nameOf: (row) => valueName(view, row, t),
    value: { name: t("panels.registrations"), of: (row) => row.registrations },
    part: { name: t("panels.submissions"), of: (row) => row.submissions },
    ...(aim === null
      ? {}
      : { target: { name: t("panels.target", { metric: metricName(aim, t) }), of: (row) => row.targets[aim] } }),
    totalOf: (row) => row.all.registrations,
    filtered,
    chosen,
    columns: columns.slice(-roomForColumns(env.width)),
    axis: { name: t("panels.registrations.axis") },
    tooltip: (row) => participationTooltip(view, row, t),
  });
}

export function participationTable(view: ParticipationView, t: Translate): TableData {
  const { field, rows, hasAwards } = view;
  const figure = (name: string, label: MessageKey, format: TableColumn["format"] = "integer"): TableColumn => ({
    name,
    label: t(label),
    format,
  });
  return {
    columns: [
      isExtraField(field) ? extraColumn(field) : figure(field, `columns.${field}`, "text"),
      figure("registrations", "columns.registrations"),
      figure("submissions", "columns.submissions"),
      figure("awards", "columns.awards"),
      figure("target", "columns.target"),
      figure("fulfilment", "columns.fulfilment", "share"),
      figure("target_submissions", "columns.target_submissions"),
      figure("fulfilment_submissions", "columns.fulfilment_submissions", "share"),
      figure("registrations_unfiltered", "columns.registrations_unfiltered"),
      figure("submissions_unfiltered", "columns.submissions_unfiltered"),
      figure("awards_unfiltered", "columns.awards_unfiltered"),
    ],
    rows: rows.map((row) => [
      valueName(view, row, t),
      row.registrations,
      row.submissions,
      hasAwards ? row.awards : null,
      row.targets.registrations,
      fulfilment(row, "registrations"),
      row.targets.submissions,
      fulfilment(row, "submissions"),
      row.all.registrations,
      row.all.submissions,
      hasAwards ? row.all.awards : null,
    ]),
  };
}

/** How many of the targets are reached, and who is furthest from theirs. */
function targetsSaid(view: ParticipationView, rows: readonly ParticipationRow[], t: Translate): string | null {
  const { aim, field } = view;
  // Targets are set for areas and kinds of organisation.
  if (aim === null || isExtraField(field)) return null;
  const aimed = rows.flatMap((row) => {
    const share = fulfilment(row, aim);
    return share === null ? [] : [{ row, share }];
  });
  const [least] = aimed.toSorted((a, b) => a.share - b.share);
  if (least === undefined) return null;
  const values = {
    set: formatCount(aimed.length),
    met: formatCount(aimed.filter(({ share }) => share >= 1).length),
    metric: metricName(aim, t),
    name: valueName(view, least.row, t),
    share: fulfilmentText(least.row, aim),
  };
  const met = t(`panels.participation.targets.${field}`, values);
  return least.share >= 1 ? met : met + t("panels.participation.least", values);
}

/** What stands out: who has most, who has none, what is reached of the targets, what is not given. */
export function participationSummary(view: ParticipationView, t: Translate): string {
  const { field, rows, chosen, filtered } = view;
  const word = wordOf(field);
  const shown = chosen.size === 0 ? rows : rows.filter(({ key }) => chosen.has(key));
  const known = shown.filter(({ key }) => key !== UNKNOWN);
  const bare = known.filter(({ registrations }) => registrations === 0);
  const unknown = shown.find(({ key }) => key === UNKNOWN)?.registrations ?? 0;
  const sum = (of: (row: ParticipationRow) => number): number => shown.reduce((all, row) => all + of(row), 0);
  const [count, all] = [sum((row) => row.registrations), sum((row) => row.all.registrations)];
  const names = known.map((row) => ({ name: valueName(view, row, t), value: row.registrations }));
  return sentence(t, [
    t(chosen.size > 0 ? `panels.participation.chosen.${word}` : `panels.participation.${word}`, {
      field: nameOf(field),
      count: formatCount(known.length),
    }) +
      t(filtered ? "panels.registered.filtered" : "panels.registered", {
        count: formatCount(count),
        all: formatCount(all),
        share: formatShare(count, all),
      }) +
      (names.length > 1 ? (most(t, names, "panels.most", "panels.most.tied") ?? "") : ""),
    bare.length === 0
      ? null
      : t(filtered ? `panels.participation.bare-filtered.${word}` : `panels.participation.bare.${word}`, {
          count: formatCount(bare.length),
          names: named(
            t,
            bare.map((row) => valueName(view, row, t)),
          ),
        }),
    targetsSaid(view, known, t),
    unknown > 0 ? t(`panels.cross-tab.unknown.${word}`, { field: nameOf(field), count: formatCount(unknown) }) : null,
  ]);
}
