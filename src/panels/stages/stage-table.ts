import { isExtraField } from "../../filters/clauses.ts";
import type { Cell } from "../../model/columns.ts";
import type { MessageKey, Translate } from "../../model/messages.ts";
import { extraColumn } from "../extra-fields.ts";
import type { TableColumn, TableData } from "../types.ts";
import type { StageRow, StageView } from "./stage-view.ts";
import { partName, STATE_NAMES, shareOf } from "./stage-words.ts";

/** A row a stage; where entries are split, all stages of each part one after the other. */
export function stageTable({ rows, facets }: StageView, t: Translate): TableData {
  const figure = (name: string, label: MessageKey, format: TableColumn["format"]): TableColumn => ({
    name,
    label: t(label),
    format,
  });
  const rowOf = (row: StageRow, part: readonly Cell[]): readonly Cell[] => [
    row.name,
    row.hasFigure ? row.entries : null,
    row.hasFigure ? (row.previous?.ofIt ?? null) : null,
    shareOf(row, "previous"),
    shareOf(row, "start"),
    ...part,
    t(STATE_NAMES[row.state]),
    row.previous?.name ?? null,
    row.hasFigure ? row.all : null,
    row.stage,
  ];
  const partColumns: readonly TableColumn[] =
    facets === null
      ? []
      : facets.field === "track"
        ? [figure("track_no", "columns.track_no", "integer"), figure("track_name", "columns.track_name", "text")]
        : [
            isExtraField(facets.field)
              ? extraColumn(facets.field)
              : figure(facets.field, `columns.${facets.field}`, "text"),
          ];
  return {
    columns: [
      figure("stage", "columns.stage", "text"),
      figure("entries", "columns.entries", "integer"),
      figure("from_previous", "columns.from_previous", "integer"),
      figure("of_previous", "columns.of_previous", "share"),
      figure("of_start", "columns.of_start", "share"),
      ...partColumns,
      figure("state", "columns.state", "text"),
      figure("previous_stage", "columns.previous_stage", "text"),
      figure("entries_unfiltered", "columns.entries_unfiltered", "integer"),
      figure("stage_id", "columns.stage_id", "text"),
    ],
    rows:
      facets === null
        ? rows.map((row) => rowOf(row, []))
        : facets.parts.flatMap((part) => {
            const name = partName(facets.field, part, t);
            const cells = facets.field === "track" ? [part.track?.track_no ?? null, name] : [name];
            return part.rows.map((row) => rowOf(row, cells));
          }),
  };
}
