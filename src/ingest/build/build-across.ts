import type { Mapping } from "../meaning/mapping.ts";
import type { SetAside } from "../outcome/report.ts";
import { addScores, type ScoreColumn, scoreColumns } from "./build-scores.ts";
import type { BuildState, Provenance } from "./build-state.ts";
import type { Cells } from "./cells.ts";

/** E01, Team 12, B. */
const NUMBER = /^[a-z]?$|^[a-z]{0,12}[\s#._-]*\d[\w\s#.-]*$/i;

/** Whether each entry has a column, and each judge a row. */
export const isOfEntriesAcross = ({ columns }: Mapping): boolean => columns.some(({ by }) => by === "entry");

/** Rows of judges over columns of entries → scores, and the entries where no registrations name them. */
export function buildAcross(cells: Cells, mapping: Mapping, state: BuildState): readonly SetAside[] {
  const { table } = cells;
  const from = (source_row: number): Provenance => ({
    source_file: table.file,
    source_sheet: table.sheet,
    source_row,
    source_sha256: table.sha256 ?? null,
  });
  const entries = scoreColumns(mapping).map((column) => ({ column, id: entryOf(column, cells, state) }));
  if (!state.registrationsKnown) {
    for (const { column, id } of entries) {
      const title = column.place?.entry ?? null;
      // A number alone is no title.
      if (title === null || NUMBER.test(title)) continue;
      state.table("entries").add({ entry_id: id, title, status: "unregistered", ...from(table.headerRows[0] ?? 0) });
    }
  }
  const unused: SetAside[] = [];
  table.rows.forEach((_, row) => {
    let used = false;
    for (const { column, id } of entries)
      used = addScores(cells, row, id, [column], mapping, state, from(cells.rowNumber(row))) || used;
    if (used) return;
    unused.push({ row: cells.rowNumber(row), rule: "missing_required" });
    cells.findings.add("missing_required", "warning", { row: cells.rowNumber(row), column: null, value: null });
  });
  return unused;
}

/** The entry's id where the header is one, that of the entry known by this title or team, else what the header says. */
function entryOf({ header, place }: ScoreColumn, { findings, table }: Cells, state: BuildState): string {
  const said = place?.entry ?? header;
  if (state.table("entries").has({ entry_id: said })) return said;
  const clues = { title: null, team_id: null, team_name: null, problem_id: null };
  const found = state.index.find({ ...clues, title: said }) ?? state.index.find({ ...clues, team_name: said });
  if (found !== null) return found;
  if (state.registrationsKnown && !state.knownBefore) {
    const row = table.headerRows[0] ?? 0;
    findings.add("unmatched_entry", "warning", { row, column: header, value: said }, { value: said });
  }
  return said;
}
