import { cellText, isBlank } from "../table/grid.ts";
import type { SourceCell, SourceTable } from "../table/source.ts";
import { type ContactRole, contactRole, ROLES } from "./contact-roles.ts";
import { isNobody, personalColumns } from "./personal.ts";

/**
 * Whom to reach about rows of a file, as the file has it. Nothing here is kept: it is read from a file that somebody
 * drops for it, and goes into the one list that was asked for.
 */

/** A row of a file as it was chosen; `member` where the file is an archive. */
export interface RowPlace {
  readonly member: string | null;
  readonly sheet: string | null;
  /** Counted from 1, as a spreadsheet shows it. */
  readonly row: number;
}

export interface ContactColumn {
  readonly role: ContactRole;
  readonly kind: "name" | "phone" | "email";
  readonly header: string;
}

export interface SheetContacts {
  readonly member: string | null;
  readonly sheet: string | null;
  /** Columns that say whom to reach; none: the sheet has no such column. */
  readonly columns: readonly ContactColumn[];
  /** By row: a text for each of the columns, or null. Rows that the sheet does not have are absent. */
  readonly rows: ReadonlyMap<number, readonly (string | null)[]>;
}

/**
 * The file as it was chosen, and its member where that is an archive: 报名.zip/一组.csv. A folder that was dropped whole
 * is part of its files' names: 各校/一组.csv.
 */
export function splitFile(file: string): { readonly name: string; readonly member: string | null } {
  const [, name = file, member = null] = /^(.+?\.zip)\/(.+)$/i.exec(file) ?? [];
  return { name, member };
}

interface Placed extends ContactColumn {
  readonly index: number;
}

/**
 * Names, numbers and addresses of the rows wanted, by sheet and row. Whoever is the contact is given; leaders, and then
 * others that a row names, only where those before leave a row without a name or a number.
 *
 * @param tables of one file, as `readFile` gives them
 */
export function contactsIn(tables: readonly SourceTable[], wanted: readonly RowPlace[]): readonly SheetContacts[] {
  const sheets = new Map<string, { readonly place: RowPlace; readonly rows: Set<number> }>();
  for (const place of wanted) {
    const key = sheetKey(place);
    const known = sheets.get(key) ?? { place, rows: new Set<number>() };
    known.rows.add(place.row);
    sheets.set(key, known);
  }
  return [...sheets].map(([key, { place, rows }]): SheetContacts => {
    const { member, sheet } = place;
    const found = tables.filter(
      (table) => sheetKey({ member: splitFile(table.file).member, sheet: table.sheet }) === key,
    );
    // Of two tables of one name none is sure to be meant, and a wrong number is worse than none.
    const [table] = found.length === 1 ? found : [];
    return { member, sheet, ...(table === undefined ? { columns: [], rows: new Map() } : contactsOf(table, rows)) };
  });
}

const sheetKey = ({ member, sheet }: Pick<RowPlace, "member" | "sheet">): string => JSON.stringify([member, sheet]);

function contactsOf(table: SourceTable, wanted: ReadonlySet<number>): Pick<SheetContacts, "columns" | "rows"> {
  const kinds = personalColumns(table);
  const columns = table.header.flatMap((header, index): readonly Placed[] => {
    const kind = kinds[index];
    if (kind !== "name" && kind !== "phone" && kind !== "email") return [];
    const role = contactRole(header, kind);
    return role === null ? [] : [{ role, kind, header, index }];
  });
  const rows = new Map<number, readonly (string | null)[]>();
  table.rowNumbers.forEach((row, at) => {
    if (wanted.has(row)) rows.set(row, contactOf(table.rows[at] ?? [], columns));
  });
  return { columns: columns.map(({ role, kind, header }) => ({ role, kind, header })), rows };
}

function contactOf(cells: readonly SourceCell[], columns: readonly Placed[]): readonly (string | null)[] {
  const texts = columns.map(({ index }) => textOf(cells[index] ?? null));
  const has = (kind: ContactColumn["kind"], given: ReadonlySet<ContactRole>): boolean =>
    columns.some((column, i) => column.kind === kind && given.has(column.role) && texts[i] !== null);
  const given = new Set<ContactRole>();
  for (const role of ROLES) if (!has("name", given) || !has("phone", given)) given.add(role);
  return texts.map((text, i) => {
    const role = columns[i]?.role;
    return role !== undefined && given.has(role) ? text : null;
  });
}

/** As it stands: every digit of a number counts. */
function textOf(cell: SourceCell): string | null {
  return isBlank(cell) || isNobody(cell) ? null : cellText(cell).trim();
}
