import { isRowNumber } from "../quality/columns.ts";
import { cellText } from "../table/grid.ts";
import { repeatedRows } from "../table/repeated.ts";
import type { Cells } from "./cells.ts";

/** How the rows of a list stand to its entries: one a person, several an entry, a row for each version. */

const PERSON =
  /^(?:姓名|名字|成员姓名|队员姓名|学生姓名|参赛者|参赛选手|选手姓名|队员|成员|full ?name|member(?: ?name)?|participant|name|nom|prénom)$/i;
const ROLE = /角色|身份|职务|队长|role|fonction/i;

/** Entries have so many rows on average where several for each are the rule, and no list that tells is shorter. */
const ROWS_EACH = 1.5;
const FEWEST_ROWS = 4;
const haveSeveralRows = (entries: number, rows: number): boolean => rows >= FEWEST_ROWS && entries * ROWS_EACH <= rows;

/** One row a person: few teams, each with several rows that say the same but for the person's columns. */
export function isMemberList(cells: Cells): boolean {
  const { mapping, table } = cells;
  const isNamed = mapping.columns.some(({ header, concept }) => concept === null && PERSON.test(header.trim()));
  const hasRole = mapping.columns.some(({ header }) => ROLE.test(header));
  const concept = (["entry_id", "team_id", "team_name"] as const).find((name) => cells.has(name));
  if (!isNamed || concept === undefined || (concept === "team_name" && !hasRole && cells.has("title"))) return false;
  const teams = new Set<string>();
  let rows = 0;
  for (let row = 0; row < table.rows.length; row++) {
    const team = cells.text(row, concept);
    if (team === null) continue;
    rows++;
    teams.add(`${team}\u0000${cells.text(row, "org_name") ?? ""}\u0000${cells.text(row, "title") ?? ""}`);
  }
  return haveSeveralRows(teams.size, rows);
}

/** So few rows may contradict what another row says of their entry. */
const CONTRADICT = 0.05;

/**
 * Entries stand several times each, as in lists of bids, of partners, of instalments: told from keys given twice by
 * mistake by how often it happens, and by rows that say nothing else of their entry.
 */
export function hasSeveralRows(cells: Cells): boolean {
  const { table } = cells;
  const key = (["entry_id", "title"] as const).find((name) => cells.has(name));
  if (key === undefined || cells.has("version") || (key === "title" && cells.has("team_id"))) return false;
  const about = (row: number): string =>
    [cells.text(row, "title") ?? "", key === "title" ? (cells.text(row, "team_name") ?? "") : ""].join("|");
  /** Where each entry stands first. */
  const first = new Map<string, number>();
  let rows = 0;
  let other = 0;
  for (let row = 0; row < table.rows.length; row++) {
    const entry = cells.text(row, key);
    if (entry === null) continue;
    rows++;
    const before = first.get(entry);
    if (before === undefined) {
      first.set(entry, row);
      // However the rows go on, most entries have one.
      if (first.size * ROWS_EACH > table.rows.length) return false;
      continue;
    }
    const said = about(row);
    if (said !== "|" && said !== about(before)) other++;
  }
  if (!haveSeveralRows(first.size, rows) || other > rows * CONTRADICT) return false;
  // The same row once more says nothing else of its entry.
  const columns = table.header.flatMap((name, index) => (isRowNumber(name) ? [] : [index]));
  return first.size * ROWS_EACH <= rows - repeatedRows(table.rows, columns, cellText).size;
}

/** Of several uploads of one entry the highest version counts, the last of equals. */
export function newestVersions(cells: Cells): ReadonlyMap<string, number> {
  const newest = new Map<string, { row: number; version: number }>();
  for (let row = 0; row < cells.table.rows.length; row++) {
    const id = cells.id(row, "entry_id");
    if (id === null) continue;
    const raw = Number(cells.text(row, "version") ?? 0);
    const version = Number.isNaN(raw) ? 0 : raw;
    const best = newest.get(id);
    if (best === undefined || version > best.version) newest.set(id, { row, version });
  }
  return new Map([...newest].map(([id, { row }]) => [id, row]));
}
