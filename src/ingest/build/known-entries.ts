import { tableFromIPC } from "apache-arrow";
import { toColumns } from "../../engine/arrow/to-columns.ts";
import type { Columns } from "../../model/columns.ts";

/** What an entry is known by in tables that do not carry its id. */
export interface KnownEntry {
  readonly entry_id: string;
  readonly title: string | null;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly problem_id: string | null;
}

/** SQL for the columns of a known entry, over its row `e` of entries and its row `t` of teams. */
export const CLUES = `CAST(e.entry_id AS VARCHAR) AS entry_id, e.title, CAST(e.team_id AS VARCHAR) AS team_id, t.team_name,
  CAST(e.problem_id AS VARCHAR) AS problem_id`;

/** The answer to a SELECT of CLUES, row by row. */
export function knownEntries(columns: Columns): readonly KnownEntry[] {
  const text = (name: string, row: number): string | null => {
    const value = columns[name]?.[row] ?? null;
    return value === null ? null : String(value);
  };
  return (columns.entry_id ?? []).map((id, row) => ({
    entry_id: String(id),
    title: text("title", row),
    team_id: text("team_id", row),
    team_name: text("team_name", row),
    problem_id: text("problem_id", row),
  }));
}

/** The same of an answer as an Arrow IPC stream. */
export const readKnown = (ipc: Uint8Array): readonly KnownEntry[] => knownEntries(toColumns(tableFromIPC(ipc)));
