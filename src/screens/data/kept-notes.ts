import type { Session } from "../../engine/session/session-types.ts";
import type { TableSource } from "../../engine/tables/stage-table.ts";
import { type FindingNote, noteTable } from "../../ingest/periods/records.ts";

/** What people thought of what imports had found, as it is kept with the data set. */
export async function keptNotes(session: Pick<Session, "query">, signal: AbortSignal): Promise<readonly FindingNote[]> {
  const found = await session.query(
    `SELECT CAST(source_file AS VARCHAR) AS source_file, CAST(source_sheet AS VARCHAR) AS source_sheet, rule, finding,
       state, rows, note FROM import_notes ORDER BY ALL`,
    { signal },
  );
  const text = (name: string, row: number): string => String(found[name]?.[row] ?? "");
  return (found.source_file ?? []).map((file, row) => ({
    file: String(file),
    sheet: found.source_sheet?.[row] === null ? null : text("source_sheet", row),
    rule: text("rule", row),
    finding: text("finding", row),
    state: text("state", row) === "excluded" ? "excluded" : "accepted",
    rows: Number(found.rows?.[row] ?? 0),
    note: text("note", row),
  }));
}

/**
 * Keeps a note in the place of what was said of the same finding: a change of data, to be taken back like any other.
 *
 * @returns the table as it is kept, by which the change is known. Rejects as `session.apply` does
 */
export async function keepNote(
  session: Pick<Session, "beside" | "apply" | "store">,
  note: FindingNote,
): Promise<TableSource> {
  const { catalogue } = session.store.getState();
  if (catalogue === null) throw new Error("nothing is loaded that a note could be kept with");
  const import_notes = await session.beside(new Map(), (beside) => noteTable(beside, [note]));
  await session.apply({ set: { import_notes }, remove: [], isDemo: catalogue.isDemo });
  return import_notes;
}
