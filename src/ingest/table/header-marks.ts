import { cellText, isBlank } from "./grid.ts";
import type { SourceCell } from "./source.ts";

/** What stands in or under a header that names nothing and is no data either. */

type Row = readonly (SourceCell | undefined)[];

const RULE = /^[:+|]?(?:-{2,}|={2,})[:+|]?$/;

/** The line of dashes under the names of a table in Markdown or of a printed one. */
export function isRuler(row: Row): boolean {
  const filled = row.filter((cell) => !isBlank(cell));
  return filled.length > 0 && filled.every((cell) => RULE.test(cellText(cell).trim()));
}

/** "..." as the last name: the columns before it come again for each further member. */
export const goesOn = (name: SourceCell | undefined): boolean => /^(?:\.{3,}|…+)$/.test(cellText(name).trim());

/**
 * The names with "..." and what is beyond it named like the members before: after Team Member 1 Email comes Team
 * Member 2 First Name. Without numbered names before it they stay blank.
 */
export function continued(names: readonly string[]): readonly string[] {
  const end = names.findIndex(goesOn);
  if (end < 0) return names;
  const numbered = (name: string | undefined): RegExpExecArray | null => /^(\D*)(\d{1,3})(\D.*)$/.exec(name ?? "");
  const last = numbered(names[end - 1]);
  const isOfLast = (name: string): boolean => {
    const parts = numbered(name);
    return parts !== null && parts[1] === last?.[1] && parts[2] === last?.[2];
  };
  const block = names.slice(0, end).filter(isOfLast);
  return names.map((name, i) => {
    if (i < end) return name;
    const parts = block.length === 0 ? null : numbered(block[(i - end) % block.length]);
    if (parts === null) return "";
    return `${parts[1]}${Number(parts[2]) + 1 + Math.floor((i - end) / block.length)}${parts[3]}`;
  });
}

const MACHINE = /^\{\s*"ImportId"\s*:/;

/**
 * The row, counted from 0, in which a survey's programme keeps its own names of the columns as records; it is the last
 * of the header. Null: there is none, or nothing above it.
 */
export function machineNames(rows: readonly Row[], look: number): number | null {
  const isMachine = (row: Row): boolean => {
    const filled = row.filter((cell) => !isBlank(cell));
    return filled.length > 1 && filled.every((cell) => MACHINE.test(cellText(cell).trim()));
  };
  const at = rows.slice(0, look).findIndex(isMachine);
  return at < 1 ? null : at;
}
