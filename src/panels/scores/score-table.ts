import { isExtraField } from "../../filters/clauses.ts";
import type { Translate } from "../../model/messages.ts";
import type { HistogramPart } from "../drawing/histogram.ts";
import { extraColumn } from "../extra-fields.ts";
import type { TableColumn, TableData } from "../types.ts";
import { facetName } from "./score-facets.ts";
import type { Facets, ScoreView } from "./score-view.ts";

/** The histogram's bins as rows; of small multiples each with what it belongs to. */

function binColumns(of: ScoreView["of"], t: Translate): readonly TableColumn[] {
  const isEntries = of === "entries";
  return [
    { name: "bin_start", label: t("columns.bin_start"), format: "decimal" },
    { name: "bin_end", label: t("columns.bin_end"), format: "decimal" },
    { name: "scores", label: t(isEntries ? "columns.scores" : "columns.scores_given"), format: "integer" },
    {
      name: "scores_unfiltered",
      label: t(isEntries ? "columns.scores_unfiltered" : "columns.scores_given_unfiltered"),
      format: "integer",
    },
  ];
}

const FACET_COLUMNS = {
  track: "track_name",
  area: "area",
  org_type: "org_type",
  award: "award",
  judge: "judge_id",
  criterion: "criterion",
} as const;

function facetColumn(field: Facets["field"], t: Translate): TableColumn {
  if (isExtraField(field)) return extraColumn(field);
  const name = FACET_COLUMNS[field];
  return { name, label: t(`columns.${name}`), format: "text" };
}

const binRows = ({ bins }: HistogramPart) => bins.map((bin) => [bin.start, bin.end, bin.count, bin.all] as const);

export function scoreTable(view: ScoreView, t: Translate): TableData {
  const columns = binColumns(view.of, t);
  const { facets } = view;
  if (facets === null) return { columns, rows: binRows(view) };
  const { field, parts, others } = facets;
  const numbered: readonly TableColumn[] =
    field === "track" ? [{ name: "track_no", label: t("columns.track_no"), format: "integer" }] : [];
  const outside = field === "track" ? t("panels.outside-tracks") : t("screens.unknown");
  return {
    columns: [...columns, ...numbered, facetColumn(field, t)],
    rows: [
      ...parts.flatMap((part) => {
        const own = [...(field === "track" ? [part.track?.track_no ?? null] : []), facetName(field, part, t)];
        return binRows(part).map((row) => [...row, ...own]);
      }),
      // Scores that stand in none of the charts stand here.
      ...(others.all > 0 ? binRows(others).map((row) => [...row, ...(field === "track" ? [null] : []), outside]) : []),
    ],
  };
}
