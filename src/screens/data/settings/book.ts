import type { CellObject } from "@e965/xlsx";
import { openWorkbook } from "../../../ingest/read/read-xlsx.ts";
import type { Sheet } from "../../../ingest/read/sheet.ts";
import type { Grid } from "../../../ingest/table/grid.ts";
import type { SourceCell } from "../../../ingest/table/source.ts";
import { readText } from "../../../ingest/values/texts.ts";
import { readTime } from "../../../ingest/values/times.ts";
import { readInteger } from "../../../ingest/values/whole-numbers.ts";
import {
  type FormField,
  type FormRow,
  fieldsOf,
  isWritten,
  keyOf,
  SECTION_NAMES,
  type SectionName,
  type SettingsForm,
} from "./form-sections.ts";
import { momentText, tidied } from "./form-texts.ts";
import { readForm } from "./read-form.ts";

/**
 * The settings as one workbook, a sheet a section, in and out. It speaks Chinese whatever the interface does: the
 * workbook goes from desk to desk. Dates and numbers are a spreadsheet's own.
 */

export interface BookWords {
  /** The sheet's name. */
  section(section: SectionName): string;
  header(section: SectionName, field: string): string;
  /** A value as people write it: a choice, a stage, what a target aims at. */
  say(field: string, value: string, row: FormRow): string;
  /** The value that people wrote; null: there is none of that name. */
  mean(field: string, text: string, row: FormRow): string | null;
}

/** What keeps a workbook from being taken over, and where; rows and columns as the spreadsheet names them. */
export interface BookFault {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  /** Of the workbook itself, or one of the schema's. */
  readonly rule: string;
  readonly value: string;
}

const DAY = 86_400_000;
/** Excel counts days from 1899-12-30 (its 1900 is a leap year by mistake). */
const EXCEL_DAY_OF_1970 = 25_569;

/** What cannot be read as what it should be goes out as it was written. */
function toCell({ kind }: FormField, text: string): CellObject {
  const time = kind === "moment" || kind === "date" ? readTime(text) : null;
  if (typeof time === "number") {
    const format = kind === "date" ? "yyyy-mm-dd" : time % 60_000 === 0 ? "yyyy-mm-dd hh:mm" : "yyyy-mm-dd hh:mm:ss";
    return { t: "n", v: time / DAY + EXCEL_DAY_OF_1970, z: format };
  }
  const count = kind === "count" ? readInteger(text) : null;
  return typeof count === "number" ? { t: "n", v: count, z: "0" } : { t: "s", v: text, z: "@" };
}

/** Characters of a column's width. */
const WIDTHS: Readonly<Record<FormField["kind"], number>> = {
  text: 24,
  note: 36,
  moment: 18,
  date: 12,
  count: 14,
  choice: 12,
  key: 14,
};

/** Bytes of an XLSX file. */
export async function writeBook(form: SettingsForm, words: BookWords): Promise<ArrayBuffer> {
  const { utils, write } = await import("@e965/xlsx");
  const book = utils.book_new();
  for (const section of SECTION_NAMES) {
    const fields = fieldsOf(section);
    const sheet = utils.aoa_to_sheet([fields.map(({ name }) => words.header(section, name))]);
    for (const [at, row] of form[section].entries()) {
      for (const [column, field] of fields.entries()) {
        const text = words.say(field.name, row[field.name] ?? "", row);
        if (text !== "") sheet[utils.encode_cell({ r: at + 1, c: column })] = toCell(field, text);
      }
    }
    sheet["!ref"] = utils.encode_range({ r: 0, c: 0 }, { r: form[section].length, c: fields.length - 1 });
    sheet["!cols"] = fields.map(({ kind }) => ({ wch: WIDTHS[kind] }));
    utils.book_append_sheet(book, sheet, words.section(section));
  }
  return write(book, { type: "array", bookType: "xlsx", compression: true });
}

function cellText(cell: SourceCell, kind: FormField["kind"]): string {
  if (cell instanceof Date)
    return kind === "date" ? cell.toISOString().slice(0, 10) : momentText(cell.toISOString().slice(0, 19));
  return readText(cell) ?? "";
}

/** A row of the form, and the row of the sheet that it stands in. */
interface ReadRow {
  readonly row: FormRow;
  readonly at: number;
}

/**
 * A workbook's form, or everything that keeps it from being taken over: rows and columns that the template does not
 * have are faults too, for what is on them would be lost. Rows that it does not name stay blank.
 *
 * @param present gives the stages, tracks and problems of the contest
 * @throws ImportError for a file that is no workbook
 */
export async function readBook(
  bytes: Uint8Array,
  file: string,
  present: SettingsForm,
  words: BookWords,
): Promise<{ readonly form: SettingsForm } | { readonly faults: readonly BookFault[] }> {
  const sheets = await openWorkbook(bytes, file);
  const faults: BookFault[] = [];
  const fault = (sheet: string, rule: string, place: Partial<BookFault> = {}): void => {
    faults.push({ sheet, rule, row: null, column: null, value: "", ...place });
  };
  const known = SECTION_NAMES.map((section) => words.section(section));
  for (const { name, grid } of sheets) if (!known.includes(name) && grid !== null) fault(name, "unknown-sheet");

  const read = new Map<SectionName, readonly ReadRow[]>();
  for (const section of SECTION_NAMES) {
    const name = words.section(section);
    const sheet = sheets.find((each) => each.name === name);
    if (sheet === undefined || sheet.grid === null) fault(name, "no-sheet");
    else
      read.set(
        section,
        rowsOf(section, sheet, sheet.grid, words, (rule, place) => fault(name, rule, place)),
      );
  }
  const form = { ...present };
  for (const [section, rows] of read) form[section] = laidOver(section, rows, present[section]);
  // What is wrong with the template itself comes first: a column that is missing would make every row of it wrong.
  if (faults.length > 0) return { faults };
  const meant = readForm(form);
  if (!("faults" in meant)) return { form };
  return {
    faults: meant.faults.map(({ section, row, field, rule }) => {
      const of = form[section][row];
      const key = keyOf(section);
      const rows = read.get(section) ?? [];
      const from = key === undefined ? rows[row] : rows.find((each) => each.row[key] === of?.[key]);
      return {
        sheet: words.section(section),
        row: from?.at ?? null,
        column: words.header(section, field),
        rule,
        value: of?.[field] ?? "",
      };
    }),
  };
}

type Complain = (rule: string, place: Partial<BookFault>) => void;

function rowsOf(
  section: SectionName,
  { findings }: Sheet,
  { rows: [first = [], ...lines] }: Grid,
  words: BookWords,
  fault: Complain,
): readonly ReadRow[] {
  const fields = fieldsOf(section);
  const header = first.map((cell) => cellText(cell, "text"));
  const columns = fields.map(({ name }) => header.indexOf(words.header(section, name)));
  for (const [at, field] of fields.entries()) {
    if (columns[at] === -1 && field.kind !== "note") fault("no-column", { column: words.header(section, field.name) });
  }
  for (const [at, title] of header.entries()) {
    const isFilled = title !== "" || lines.some((line) => cellText(line[at] ?? null, "text") !== "");
    if (isFilled && !columns.includes(at)) fault("unknown-column", { row: 1, column: title });
  }
  for (const { rule, examples } of findings.list()) {
    for (const { row, value } of examples) fault(rule, { row, value: value ?? "" });
  }
  const key = keyOf(section);
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    const at = index + 2;
    const texts = fields.map((field, place) => {
      const column = columns[place] ?? -1;
      return [field, column < 0 ? "" : cellText(line[column] ?? null, field.kind)] as const;
    });
    if (!texts.some(([{ kind }, text]) => text !== "" && kind !== "note")) return [];
    const row: Record<string, string> = {};
    for (const [field, text] of texts) {
      const { name, choices } = field;
      const value = text === "" ? (choices?.[0] ?? "") : words.mean(name, text, row);
      if (value === null) fault("choice", { row: at, column: words.header(section, name), value: text });
      row[name] = tidied(field, value ?? text);
    }
    if (key === undefined) return [{ row, at }];
    const named = row[key] ?? "";
    const place = { row: at, column: words.header(section, key), value: named };
    if (named === "") fault("missing", place);
    else if (seen.has(named)) fault("repeated", place);
    seen.add(named);
    return [{ row, at }];
  });
}

/** The rows read, in the place of those that the contest has: rows it has and the sheet has not are blank. */
function laidOver(section: SectionName, read: readonly ReadRow[], present: readonly FormRow[]): readonly FormRow[] {
  const key = keyOf(section);
  if (key === undefined) return read.map(({ row }) => row);
  const byKey = new Map(read.map(({ row }) => [row[key], row]));
  const written = fieldsOf(section).filter(isWritten);
  const known = new Set(present.map((row) => row[key]));
  return [
    ...present.map((row) => {
      const own = byKey.get(row[key]);
      return { ...row, ...Object.fromEntries(written.map(({ name }) => [name, own?.[name] ?? ""])) };
    }),
    ...read.flatMap(({ row }) => (known.has(row[key]) ? [] : [row])),
  ];
}
