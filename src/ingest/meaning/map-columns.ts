import { matchHeader } from "../../model/aliases/match-header.ts";
import { isPersonalHeader } from "../../model/aliases/personal-headers.ts";
import { namesTeam, personalHeader } from "../privacy/person-headers.ts";
import type { SourceTable } from "../table/source.ts";
import { clicsNames } from "./clics-names.ts";
import { meantHeader } from "./json-names.ts";
import type { ColumnMapping, Decision } from "./mapping.ts";
import { settle } from "./settle/settle.ts";
import { findStageColumns } from "./stage-columns.ts";
import { findWide } from "./wide/find-wide.ts";
import type { WideColumn } from "./wide/wide-column.ts";

/** What names or reaches a person, and not what a person's gender or size is. */
function isPersonal(header: string, beside: readonly string[]): boolean {
  const kind = personalHeader(header, beside);
  return kind !== null && kind !== "perhaps";
}

/** What each column is: as a person decided, else as headers and cells say. */
export function mapColumns(table: SourceTable, decision: Decision): readonly ColumnMapping[] {
  const chosen = decision.columns ?? {};
  const byPlace = clicsNames(table);
  const meant: SourceTable = { ...table, header: byPlace ?? meantHeader(table) };
  const wide = findWide(meant, (index) => chosen[table.header[index] ?? ""] === undefined);
  const stages = findStageColumns(
    meant,
    (index) => !wide.has(index) && chosen[table.header[index] ?? ""] === undefined,
  );
  const proposals = meant.header.map((header, index): ColumnMapping => {
    const choice = chosen[table.header[index] ?? ""];
    if (choice !== undefined) return { index, header, concept: choice, by: "chosen" };
    const score = wide.get(index);
    if (score !== undefined) return { index, header, ...ofWide(score) };
    const result = stages.get(index);
    if (result !== undefined) return { index, header, by: "stage", ...result };
    const match = matchHeader(header);
    // 列3 and 队员 (2) are names of our making and stand for nothing.
    if (match === null && namesTeam(header, meant.header))
      return { index, header, concept: "team_name", by: "partial", standsIn: true };
    if (match === null)
      return { index, header, concept: null, by: isPersonal(header, meant.header) ? "personal" : "none" };
    if (isPersonalHeader(header)) return { index, header, concept: null, by: "personal" };
    return { index, header, concept: match.concept, by: match.by };
  });
  return settle(proposals, meant).map((column) => ({
    ...column,
    header: table.header[column.index] ?? column.header,
    // Nothing in the file says it.
    ...(byPlace !== null && column.concept !== null ? { standsIn: true } : {}),
  }));
}

function ofWide(column: WideColumn): Pick<ColumnMapping, "concept" | "by" | "place"> {
  switch (column.by) {
    case "judge":
      return { concept: "judge_id", by: "judge" };
    case "check":
      return { concept: null, by: "check" };
    default:
      return { concept: "score", by: column.by, place: column.place };
  }
}
