import { hasTags, readEncoded } from "../values/encoded-text.ts";
import { gbkLeads, isNothingButLost, readMojibake } from "../values/mojibake.ts";
import { repairsOf, repairText } from "../values/text-repair.ts";
import { type Example, type Finding, Findings, type Severity } from "./findings.ts";
import type { Rule } from "./rules.ts";
import type { SourceCell, SourceTable } from "./source.ts";

interface Fault {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly value: string;
  readonly after?: string;
}

const LONGEST_SHOWN = 80;
/** A text is told by what stands around its fault. */
const BEFORE = 20;

/** What is said of a text, with what it was or is read as; most texts have no fault. */
function faultsOf(text: string): readonly Fault[] {
  const faults: Fault[] = [];
  const tell = (rule: Rule, severity: Severity, read: string | null, isUsed: boolean): void => {
    const at = read === null ? 0 : differsAt(text, read);
    const was = excerpt(text, at);
    if (isUsed && read !== null) faults.push({ rule, severity, value: visible(was), after: excerpt(read, at) });
    else faults.push({ rule, severity, value: read === null || read === "" ? was : `${was} ≈ ${excerpt(read, at)}` });
  };
  const meant = readMojibake(text);
  if (meant !== null) tell("mojibake", "error", meant, false);
  const { entities, invisible } = meant === null ? repairsOf(text) : NONE;
  const repaired = entities || invisible ? repairText(text) : text;
  if (entities) tell("html_entity", "info", repaired, true);
  else if (invisible) tell("invisible_letters", "info", repaired, true);
  const encoded = readEncoded(repaired);
  if (encoded !== null) tell("encoded_text", "warning", encoded, false);
  if (hasTags(repaired)) tell("html_tags", "info", null, false);
  return faults;
}

const NO_FAULTS: readonly Fault[] = [];
const NONE = { entities: false, invisible: false };

function differsAt(text: string, read: string): number {
  let at = 0;
  while (at < text.length && text[at] === read[at]) at++;
  return at;
}

function excerpt(text: string, at: number): string {
  const from = at <= BEFORE ? 0 : at - BEFORE;
  return `${from > 0 ? "…" : ""}${text.slice(from, from + LONGEST_SHOWN)}`;
}

/** Unseen letters by their number: 追⟨U+200B⟩光者. */
const visible = (text: string): string =>
  text.replace(
    /\p{Cf}|[^\P{Cc}\t\n\r\u0080-\u009f]/gu,
    (letter) => `⟨U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );

let suspects: Uint8Array | null = null;

/** By code unit, 1 for the letters without which a text has none of the faults. */
function suspectLetters(): Uint8Array {
  if (suspects !== null) return suspects;
  const found = new Uint8Array(0x1_0000);
  for (let code = 0; code < found.length; code++) {
    if (/[&=%\\<\u0080-\u00ff锟烫屯\ufffd]|\p{Cf}|[^\P{Cc}\t\n\r]/u.test(String.fromCharCode(code))) found[code] = 1;
  }
  for (const letter of gbkLeads()) found[letter.charCodeAt(0)] = 1;
  // Tags and other unseen letters beyond the first plane.
  found[0xd804] = 1;
  found[0xdb40] = 1;
  suspects = found;
  return found;
}

/** A look at each letter is all that most texts cost. */
function mayBeFaulty(text: string): boolean {
  const found = suspectLetters();
  for (let i = 0; i < text.length; i++) if (found[text.charCodeAt(i)] === 1) return true;
  return false;
}
const MORE_THAN_JOKES = 5;
const LOOK = 500;
/** A column of which so many cells have nothing of the kind has none. */
const PLAIN = /^[\d\s.,:+/TZ-]*$/;

const known = new WeakMap<SourceTable, SourceTable>();

/**
 * The same table, with what its texts say of having gone through another program: character references of web pages,
 * unseen letters (both are repaired where texts are read), mojibake, escapes and marks of web pages (told, and left).
 */
export function withTextFaults(table: SourceTable): SourceTable {
  const before = known.get(table);
  if (before !== undefined) return before;
  const found = textFaults(textsOf(table));
  const told = found.length === 0 ? table : { ...table, findings: [...table.findings, ...found] };
  known.set(table, told);
  return told;
}

/** Cells of a table, whether they lie in rows or in columns. */
interface Texts {
  readonly header: readonly string[];
  readonly length: number;
  cell(row: number, column: number): SourceCell;
  rowNumber(row: number): number;
}

const textsOf = ({ header, rows, rowNumbers }: SourceTable): Texts => ({
  header,
  length: rows.length,
  cell: (row, column) => rows[row]?.[column] ?? null,
  rowNumber: (row) => rowNumbers[row] ?? 0,
});

/** What the texts of a table say, column by column, as `withTextFaults` tells it. */
export function textFaults(table: Texts): readonly Finding[] {
  const { header, length } = table;
  const findings = new Findings();
  header.forEach((column, index) => {
    if (isPlainColumn(table, index)) return;
    /** Names that are damage and nothing else. */
    const lost: Example[] = [];
    let last: unknown = null;
    let faults = NO_FAULTS;
    for (let row = 0; row < length; row++) {
      const cell = table.cell(row, index);
      if (typeof cell !== "string") continue;
      if (cell !== last) {
        last = cell;
        faults = mayBeFaulty(cell) ? faultsOf(cell) : NO_FAULTS;
      }
      for (const { rule, severity, ...said } of faults) {
        const place: Example = { row: table.rowNumber(row), column, ...said };
        if (rule === "mojibake" && isNothingButLost(cell)) lost.push(place);
        else findings.add(rule, severity, place, { column });
      }
    }
    if (lost.length >= MORE_THAN_JOKES) for (const place of lost) findings.add("mojibake", "error", place, { column });
  });
  return findings.list();
}

/** Numbers and times alone, by cells from all over the column. */
function isPlainColumn(table: Texts, index: number): boolean {
  const step = Math.max(1, Math.floor(table.length / LOOK));
  for (let row = 0; row < table.length; row += step) {
    const cell = table.cell(row, index);
    if (typeof cell === "string" && !PLAIN.test(cell)) return false;
  }
  return table.length > LOOK;
}
