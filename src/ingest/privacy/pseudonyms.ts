import { Findings, withPlaces } from "../table/findings.ts";
import { cellText, isBlank } from "../table/grid.ts";
import type { Rule } from "../table/rules.ts";
import type { NotData, SourceCell, SourceTable } from "../table/source.ts";
import { remembered } from "../values/remembered.ts";
import type { PersonalKind } from "./person-headers.ts";
import { mapPersons } from "./person-names.ts";
import { isNobody, personalColumns, replacePatterns } from "./personal.ts";
import { keyedDigest } from "./sha256.ts";

/** Value → pseudonym: the same for the same value, wherever and whenever it is met under one salt. */
export type Pseudonyms = (kind: PersonalKind, value: string) => string;

const PREFIXES: Readonly<Record<PersonalKind, string>> = {
  name: "人",
  phone: "电话",
  email: "邮箱",
  identity: "证件",
  address: "住址",
};

/** 48 bits: among a hundred thousand persons two share one once in fifty thousand imports. */
const DIGITS = 12;

/** @param salt random and kept on this machine only: without it nobody can try names out */
export function createPseudonyms(salt: string): Pseudonyms {
  const digest = keyedDigest(salt);
  const known = new Map<string, string>();
  return (kind, value) => {
    const said = plain(kind, value);
    const key = `${kind} ${said}`;
    let pseudonym = known.get(key);
    if (pseudonym === undefined) {
      pseudonym = `${PREFIXES[kind]}-${digest(key).slice(0, DIGITS)}`;
      known.set(key, pseudonym);
    }
    return pseudonym;
  };
}

/** The form under which two spellings are one person, number or address. */
function plain(kind: PersonalKind, value: string): string {
  const text = value.normalize("NFKC").trim();
  if (kind === "phone") return text.replace(/[^\d]/g, "").replace(/^(?:00)?86(?=1\d{10}$)/, "");
  return kind === "email" || kind === "identity" ? text.toLowerCase() : text;
}

/** What these say of a row quotes all its cells, of which some are personal. */
const WHOLE_ROWS: ReadonlySet<Rule> = new Set<Rule>([
  "too_many_cells",
  "too_few_cells",
  "not_a_record",
  "damaged_line",
]);

/** A column whose values were replaced, whole cells or what was found within them. */
interface Replaced {
  readonly column: string;
  readonly kind: PersonalKind;
  readonly cells: number;
  readonly whole: boolean;
}

/**
 * Replaces personal columns, and mobile numbers, e-mail addresses and identity numbers within any other text, in the
 * rows, in what was set aside and in what the reader found. Blanks stay blank, and 无 or — stays what it is. What was
 * replaced is among the findings.
 */
export function anonymise(table: SourceTable, pseudonyms: Pseudonyms): SourceTable {
  const rows = new Rows(table.rows);
  const replaced: Replaced[] = [];
  const names = new Set<string>();
  const personal = new Set<string>();
  const kinds = personalColumns(table);
  table.header.forEach((column, index) => {
    const kind = kinds[index] ?? null;
    const before = replaced.length;
    if (kind !== null) {
      personal.add(column);
      if (kind === "name") {
        for (const row of table.rows) {
          const cell = row[index];
          if (typeof cell === "string") names.add(cell.trim());
        }
      }
      const count = rows.replace(index, (cell) => replaceWhole(cell, kind, pseudonyms));
      if (count > 0) replaced.push({ column, kind, cells: count, whole: true });
    } else replaced.push(...replaceWithin(rows, index, column, pseudonyms));
    if (replaced.length > before) personal.add(column);
  });
  const clean = (text: string): string => cleanNote(text, names, pseudonyms);
  const findings = table.findings.map((finding) =>
    withPlaces(finding, ({ after, ...place }) => {
      const isHidden = WHOLE_ROWS.has(finding.rule) ? personal.size > 0 : personal.has(place.column ?? "");
      if (isHidden) return { ...place, value: null };
      const said = { ...place, value: place.value === null ? null : clean(place.value) };
      return after === undefined ? said : { ...said, after: clean(after) };
    }),
  );
  // 合计 under 姓名 is no person; what did not fit may be one.
  const cleanCells = ({ rule, cells = [] }: NotData): readonly SourceCell[] =>
    cells.map((cell, index) => {
      const kind = WHOLE_ROWS.has(rule) ? (kinds[index] ?? null) : null;
      if (kind !== null && !isBlank(cell)) return replaceWhole(cell, kind, pseudonyms);
      return typeof cell === "string" ? clean(cell) : cell;
    });
  const notData = table.notData.map(
    (row): NotData => ({
      ...row,
      text: WHOLE_ROWS.has(row.rule) && personal.size > 0 ? "" : clean(row.text),
      ...(row.cells === undefined ? {} : { cells: cleanCells(row) }),
    }),
  );
  const said = new Findings();
  for (const { column, kind, cells, whole } of replaced) {
    said.add(whole ? "personal_replaced" : "personal_within", "info", null, { column, kind }, cells);
  }
  return { ...table, rows: rows.rows, notData, findings: [...findings, ...said.list()] };
}

/** Rows of which those are copied that change: in large tables of scores none does. */
class Rows {
  readonly #before: SourceTable["rows"];
  readonly #copies: SourceCell[][] = [];

  constructor(rows: SourceTable["rows"]) {
    this.#before = rows;
  }

  get rows(): SourceTable["rows"] {
    const copies = this.#copies;
    return copies.length === 0 ? this.#before : this.#before.map((row, i) => copies[i] ?? row);
  }

  /** How many cells of a column, blank ones apart, are others now. */
  replace(index: number, replace: (cell: SourceCell) => SourceCell): number {
    let count = 0;
    const rows = this.#before;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? [];
      const cell = row[index] ?? null;
      if (isBlank(cell)) continue;
      const other = replace(cell);
      if (other === cell) continue;
      const copy = this.#copies[i] ?? [...row];
      copy[index] = other;
      this.#copies[i] = copy;
      count++;
    }
    return count;
  }
}

function replaceWhole(cell: SourceCell, kind: PersonalKind, pseudonyms: Pseudonyms): SourceCell {
  if (isNobody(cell)) return cell;
  const text = cellText(cell).trim();
  return kind === "name" ? mapPersons(text, (person) => pseudonyms(kind, person)) : pseudonyms(kind, text);
}

/** a@b.c */
const SHORTEST = 5;

function replaceWithin(rows: Rows, index: number, column: string, pseudonyms: Pseudonyms): readonly Replaced[] {
  const counts = new Map<PersonalKind, number>();
  const read = remembered((cell): { readonly text: SourceCell; readonly met: ReadonlySet<PersonalKind> | null } => {
    if (typeof cell !== "string" || cell.length < SHORTEST) return { text: cell, met: null };
    let met: Set<PersonalKind> | null = null;
    const text = replacePatterns(cell, (kind, value) => {
      met ??= new Set();
      met.add(kind);
      return pseudonyms(kind, value);
    });
    return { text, met };
  });
  rows.replace(index, (cell) => {
    const { text, met } = read(cell);
    for (const kind of met ?? []) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return text;
  });
  return [...counts].map(([kind, cells]) => ({ column, kind, cells, whole: false }));
}

/** 填表人：张三 and names that stand in the table, within a title or a note. */
const SIGNED =
  /((?:填表人|填报人|制表人?|审核人?|复核人?|统计人|经办人|联系人|负责人|记录人|裁判长|签字|签名)\s*[:：]\s*)([\u3400-\u9fff]{2,4})/g;
const HAN_NAME = /[\u3400-\u9fff]{2,}/g;
const LONGEST_NAME = 4;
const SHORTEST_NAME = 2;
/** Other names are looked for one by one. */
const MOST_NAMES = 2000;

function cleanNote(text: string, names: ReadonlySet<string>, pseudonyms: Pseudonyms): string {
  let clean = replacePatterns(text, pseudonyms).replace(
    SIGNED,
    (_, label: string, name: string) => `${label}${pseudonyms("name", name)}`,
  );
  clean = clean.replace(HAN_NAME, (run) => replaceNames(run, names, pseudonyms));
  if (names.size > MOST_NAMES) return clean;
  for (const name of names) {
    if (name.length > LONGEST_NAME && clean.includes(name)) clean = clean.replaceAll(name, pseudonyms("name", name));
  }
  return clean;
}

/** A run of Chinese letters with the names that stand in it replaced, the longest first. */
function replaceNames(run: string, names: ReadonlySet<string>, pseudonyms: Pseudonyms): string {
  let clean = "";
  for (let at = 0; at < run.length; ) {
    let length = Math.min(LONGEST_NAME, run.length - at);
    while (length >= SHORTEST_NAME && !names.has(run.slice(at, at + length))) length--;
    const part = run.slice(at, at + Math.max(1, length));
    clean += length >= SHORTEST_NAME ? pseudonyms("name", part) : part;
    at += part.length;
  }
  return clean;
}
