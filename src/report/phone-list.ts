import type { CellObject, WorkSheet } from "@e965/xlsx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { ROLES } from "../ingest/privacy/contact-roles.ts";
import type { ContactColumn } from "../ingest/privacy/contacts.ts";
import type { Cell } from "../model/columns.ts";
import type { TableColumn } from "../panels/types.ts";
import { MEDIA_TYPES } from "./export-panel.ts";
import { fileName, type Standing, standing } from "./provenance.ts";
import type { ExportedFile } from "./types.ts";
import { cellOf, displayWidth, MAX_COLUMN_WIDTH } from "./xlsx.ts";

/** Whom to reach about one row, as its file has it. */
export interface Contact {
  readonly columns: readonly ContactColumn[];
  readonly cells: readonly (string | null)[];
}

export interface PhoneRow {
  readonly cells: readonly Cell[];
  /** Null: the file does not say, or was not there. */
  readonly contact: Contact | null;
}

export interface PhoneList extends Standing {
  /** What the rows are. */
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly PhoneRow[];
}

/** Whether somebody can be called. */
export const hasNumber = (contact: Contact | null): boolean =>
  contact?.columns.some(({ kind }, i) => kind === "phone" && (contact.cells[i] ?? null) !== null) === true;

/** What says which row it is stands before the names and numbers, the rest behind them. */
const FIRST: ReadonlySet<string> = new Set(["entry_id", "title", "org_name", "track_name"]);

const KINDS: readonly ContactColumn["kind"][] = ["name", "phone", "email"];

/** Columns of the same standing in several files are one column; its header says all that they are called. */
interface Slot {
  readonly key: string;
  readonly headers: Set<string>;
  readonly order: number;
}

/** Contacts of several files side by side: the same kind of the same standing under one header. */
function slotsOf(rows: readonly PhoneRow[]): readonly Slot[] {
  const slots = new Map<string, Slot>();
  for (const { contact } of rows) {
    if (contact === null) continue;
    keysOf(contact.columns).forEach(({ key, order }, i) => {
      const header = contact.columns[i]?.header;
      if (header === undefined || (contact.cells[i] ?? null) === null) return;
      const slot = slots.get(key) ?? { key, headers: new Set(), order };
      slot.headers.add(header);
      slots.set(key, slot);
    });
  }
  return [...slots.values()].sort((a, b) => a.order - b.order);
}

/** The how manieth of its kind and standing each column is: names and numbers that belong together stand together. */
function keysOf(columns: readonly ContactColumn[]): readonly Pick<Slot, "key" | "order">[] {
  const counts = new Map<string, number>();
  return columns.map(({ role, kind }) => {
    const group = `${role} ${kind}`;
    const nth = counts.get(group) ?? 0;
    counts.set(group, nth + 1);
    return { key: `${group} ${nth}`, order: (ROLES.indexOf(role) * 1_000 + nth) * KINDS.length + KINDS.indexOf(kind) };
  });
}

const text = (value: string): CellObject => ({ t: "s", v: value, z: "@" });
const BLANK: CellObject = { t: "z" };

/**
 * A list of people to be called, as a workbook of its own kind: its first line, and every printed page, say that it is
 * internal and holds personal data; the second what it is of, of which day, how many rows, and how many without a
 * number. Names and numbers are text to the last digit, and never a formula.
 */
export async function exportPhoneList(list: PhoneList): Promise<ExportedFile> {
  const { utils, write } = await import("@e965/xlsx");
  const { t, rows, title } = list;
  const columns = [
    ...list.columns.filter(({ name }) => FIRST.has(name)),
    ...list.columns.filter(({ name }) => !FIRST.has(name)),
  ];
  const places = columns.map((column) => list.columns.indexOf(column));
  const before = columns.filter(({ name }) => FIRST.has(name)).length;
  const slots = slotsOf(rows);

  const labels = columns.map(({ label }) => label);
  labels.splice(before, 0, ...slots.map(({ headers }) => [...headers].join(" / ")));
  const body = rows.map(({ cells, contact }) => {
    const line = columns.map((column, i) => cellOf(column, cells[places[i] ?? -1]) ?? BLANK);
    const keys = contact === null ? [] : keysOf(contact.columns).map(({ key }) => key);
    const said = slots.map(({ key }) => contact?.cells[keys.indexOf(key)] ?? null);
    line.splice(before, 0, ...said.map((value) => (value === null ? BLANK : text(value))));
    return line;
  });
  const without = rows.filter(({ contact }) => !hasNumber(contact)).length;
  const counts = t("report.phones.counts", { count: rows.length, without });
  const head = [t("report.internal"), [title, ...standing(list), counts].join(t("report.separator"))];
  const lines: CellObject[][] = [...head.map((line) => [text(line)]), [], labels.map(text), ...body];

  const last = Math.max(0, labels.length - 1);
  const headerRow = head.length + 1;
  const sheet: WorkSheet = {
    "!data": lines,
    "!ref": utils.encode_range({ s: { r: 0, c: 0 }, e: { r: lines.length - 1, c: last } }),
    "!autofilter": { ref: utils.encode_range({ s: { r: headerRow, c: 0 }, e: { r: lines.length - 1, c: last } }) },
    "!cols": labels.map((label, c) => ({ wch: widthOf(label, lines.slice(headerRow + 1), c) })),
    "!margins": { left: 0.5, right: 0.5, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
  };
  const name = t("report.phones");
  const bytes = new Uint8Array(
    write({ SheetNames: [name], Sheets: { [name]: sheet } }, { type: "array", bookType: "xlsx", compression: true }),
  );
  return {
    fileName: fileName({ ...list, title: t("report.phones.file", { title }) }, "xlsx"),
    blob: new Blob([withPrintMark(bytes, t("report.internal"))], { type: MEDIA_TYPES.xlsx }),
  };
}

const widthOf = (label: string, body: readonly (readonly CellObject[])[], column: number): number =>
  Math.min(
    MAX_COLUMN_WIDTH,
    2 + body.reduce((width, line) => Math.max(width, displayWidth(String(line[column]?.v ?? ""))), displayWidth(label)),
  );

const SHEET = "xl/worksheets/sheet1.xml";
const MARGINS = /<pageMargins [^>]*\/>/;

/** What stands on top and at the bottom of each printed page; the library writes none (ECMA-376, 18.3.1.46). */
function withPrintMark(workbook: Uint8Array, mark: string): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(workbook);
  const sheet = strFromU8(parts[SHEET] ?? new Uint8Array());
  const said = mark.replaceAll("&", "&&").replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const marked = sheet.replace(
    MARGINS,
    (margins) =>
      `${margins}<pageSetup orientation="landscape"/><headerFooter><oddHeader>&amp;C${said}</oddHeader><oddFooter>&amp;L${said}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`,
  );
  if (marked === sheet) throw new Error(`${SHEET} has no margins to put the mark of each page behind`);
  return zipSync({ ...parts, [SHEET]: strToU8(marked) });
}
