import { decisionKey } from "../../ingest/importer.ts";
import type { ImportState, SheetNote } from "./import-state.ts";

/** What a person says of findings: notes, and the rows that are left out of a sheet because of them. */

const isSame = (one: SheetNote, other: SheetNote): boolean =>
  decisionKey(one.id, one) === decisionKey(other.id, other) && one.finding === other.finding;

/** The notes but the one of this finding. */
export const without = (notes: readonly SheetNote[], note: SheetNote): readonly SheetNote[] =>
  notes.filter((other) => !isSame(other, note));

/** Notes and decisions after a change to the notes of a sheet; `isOfRows`: rows are left out, or were. */
export function judged(
  { notes: earlier, decisions }: Pick<ImportState, "notes" | "decisions">,
  change: (notes: readonly SheetNote[]) => readonly SheetNote[],
  { id, file, sheet }: SheetNote,
): Pick<ImportState, "notes" | "decisions"> & { readonly isOfRows: boolean } {
  const notes = change(earlier);
  const key = decisionKey(id, { file, sheet });
  const excluded = notes
    .filter((note) => decisionKey(note.id, note) === key)
    .flatMap((note) => (note.state === "excluded" ? note.excluded : []));
  const { excluded: before = [], ...rest } = decisions[key] ?? {};
  return {
    notes,
    decisions: { ...decisions, [key]: excluded.length === 0 ? rest : { ...rest, excluded: [...new Set(excluded)] } },
    isOfRows: excluded.length > 0 || before.length > 0,
  };
}
