import { decisionKey } from "../../ingest/importer.ts";
import type { SheetReport } from "../../ingest/outcome/report.ts";
import type { Finding } from "../../ingest/table/findings.ts";
import type { ImportState, SheetNote } from "./import-state.ts";

/** What a person says of findings: notes, and the rows that are left out of a sheet because of them. */

const isSame = (one: SheetNote, other: SheetNote): boolean =>
  decisionKey(one.id, one) === decisionKey(other.id, other) && one.finding === other.finding;

/** The notes but the one of this finding. */
export const without = (notes: readonly SheetNote[], note: SheetNote): readonly SheetNote[] =>
  notes.filter((other) => !isSame(other, note));

/** The notes with other words to the finding of this one, in their places. */
export const annotated = (notes: readonly SheetNote[], note: SheetNote): readonly SheetNote[] =>
  notes.map((other) => (isSame(other, note) ? { ...other, note: note.note } : other));

/** The rows of the file that a finding is about, as far as they are told. */
const rowsOf = ({ examples, further = [] }: Pick<Finding, "examples" | "further">): readonly number[] => [
  ...new Set([...examples, ...further].map(({ row }) => row).filter((row) => row > 0)),
];

type Counted = Pick<SheetReport, "tables" | "setAside" | "unused">;

/**
 * Of the rows that a finding is about those that leaving out would leave out of something; `isUncounted`: it is about
 * rows, and none of them is in any table that figures are made from.
 */
export function excludable(
  finding: Pick<Finding, "examples" | "further">,
  { tables, setAside, unused }: Counted,
): { readonly rows: readonly number[]; readonly isUncounted: boolean } {
  const named = rowsOf(finding);
  const out = new Set([...setAside, ...unused].map(({ row }) => row));
  const rows = tables.length === 0 ? [] : named.filter((row) => !out.has(row));
  return { rows, isUncounted: named.length > 0 && rows.length === 0 };
}

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
