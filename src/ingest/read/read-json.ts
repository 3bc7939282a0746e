import { Findings } from "../table/findings.ts";
import { cellText } from "../table/grid.ts";
import { nameColumns } from "../table/name-columns.ts";
import { REVIEWS } from "../table/reviews.ts";
import type { NotData, SourceCell, SourceTable } from "../table/source.ts";
import { toSourceTables } from "../table/source-table.ts";
import { type Decoded, noteDecoding } from "./decode.ts";
import { areNameless, areParallel } from "./json-list-names.ts";
import { childLists, listAt } from "./json-lists.ts";
import { type FoundRows, findRows } from "./json-rows.ts";
import { cellOf, eachScalar, flatten, isObject, type Json, scalarAt } from "./json-value.ts";
import type { ParsedJson } from "./parse-json.ts";

/** The tables of a JSON document, each list of records one; the path in the document stands as the sheet's name. */
export function readJson(parsed: ParsedJson, decoded: Decoded, file: string): readonly SourceTable[] {
  const findings = new Findings();
  noteDecoding(decoded, findings);
  if (parsed.repaired.longNumbers > 0) findings.add("long_number_kept", "info", null, {}, parsed.repaired.longNumbers);
  if (parsed.repaired.notNumbers > 0) findings.add("not_a_number", "warning", null, {}, parsed.repaired.notNumbers);
  const origin = { file, format: parsed.format, encoding: decoded.encoding, delimiter: null } as const;
  if (parsed.format === "jsonl") {
    for (const { line, text } of parsed.broken) {
      findings.add("damaged_line", "error", { row: line, column: null, value: text });
    }
    const broken = parsed.broken.map(({ line, text }): NotData => ({ row: line, rule: "damaged_line", text }));
    const found = { path: "", rows: parsed.records };
    return tablesOf(found, { ...origin, sheet: null }, findings, parsed.lines, broken);
  }
  const { tables, beside } = findRows(parsed.document);
  for (const [path, cell] of beside.slice(0, BESIDE)) {
    findings.add("beside_rows", "info", { row: 0, column: path, value: cellText(cell).slice(0, 200) });
  }
  if (beside.length > BESIDE) findings.add("beside_rows", "info", null, {}, beside.length - BESIDE);
  const [only, ...more] = tables;
  for (const [path, cell] of only === undefined || more.length > 0 ? [] : beside) {
    // What the service counted; of a page of many results this is how one learns that the rest is missing.
    if (!COUNTS.test(path) || typeof cell !== "number" || cell === only?.rows.length) continue;
    const stated = `${path}: ${cell}`;
    findings.add("sum_contradicts", "warning", null, { stated, found: only?.rows.length ?? 0 });
  }
  return tables.flatMap((found, i) =>
    tablesOf(
      found,
      { ...origin, sheet: tables.length > 1 || found.path !== "" ? found.path : null },
      i === 0 ? findings : new Findings(),
      found.rows.map((_, row) => row + 1),
      [],
    ),
  );
}

const BESIDE = 50;
const COUNTS = /(^|\/|_)(count|total|total_?count|total_?rows|num_?rows|row_?count|size|总数|总计)$/i;

type Origin = Pick<SourceTable, "file" | "format" | "sheet" | "encoding" | "delimiter">;

function tablesOf(
  { rows, keys, columns }: FoundRows,
  origin: Origin,
  findings: Findings,
  numbers: readonly number[],
  broken: readonly NotData[],
): readonly SourceTable[] {
  const lists = rows.filter((row) => Array.isArray(row)).length;
  if (lists * 2 > rows.length) {
    const grid = rows.map((row) => (Array.isArray(row) ? row.map((cell) => cellOf(cell)) : [cellOf(row)]));
    if (columns === undefined) return toSourceTables({ rows: grid, merges: [] }, origin, findings);
    return [plainTable(columns, grid, numbers, origin, findings)];
  }
  const table = records(rows, keys, origin, findings, numbers, broken);
  return [table, ...childTables(rows, keys, origin, numbers)];
}

/** Fields that name a record, best first. */
const KEYS = [/^(id|key|_id|uuid|number|no|编号|序号)$/i, /(_id|Id|ID|编号|号)$/, /^(title|name|forum|标题|名称)$/i];

/** Fewer records of another value than this share, and a field names them not. */
const TELLING = 0.7;

/** The field by which the records are known, by its path; null where none tells them apart. */
function keyOf(rows: readonly Json[]): string | null {
  const values = new Map<string, Set<Json>>();
  for (const row of rows) {
    if (!isObject(row)) continue;
    eachScalar(row, (path, value) => values.set(path, (values.get(path) ?? new Set()).add(value)));
  }
  const telling = [...values].flatMap(([path, set]) => (set.size >= rows.length * TELLING ? [path] : []));
  const leaf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
  // The record's own field goes before those of a record in it.
  telling.sort((a, b) => a.split("/").length - b.split("/").length);
  return KEYS.flatMap((pattern) => telling.filter((path) => pattern.test(leaf(path))))[0] ?? telling[0] ?? null;
}

/** Lists of records inside the records, each row with the key of the record that it stood in. */
function childTables(
  rows: readonly Json[],
  keys: readonly string[] | undefined,
  origin: Origin,
  numbers: readonly number[],
): readonly SourceTable[] {
  const paths = childLists(rows);
  if (paths.length === 0) return [];
  const key = keys === undefined ? keyOf(rows) : null;
  const name = keys === undefined ? (key ?? "row") : "key";
  return paths.map((list) => {
    const { path } = list;
    const lists = rows.map((row) => (isObject(row) ? listAt(row, list) : []));
    const isNameless = areParallel(lists) || (REVIEWS.test(path) && areNameless(lists));
    const place = isNameless ? `${path}/no` : null;
    const children: Json[] = [];
    const parents: number[] = [];
    rows.forEach((row, i) => {
      const number = numbers[i] ?? i + 1;
      const parent = keys?.[i] ?? (key === null || !isObject(row) ? number : (scalarAt(row, key) ?? null));
      lists[i]?.forEach((child, at) => {
        const own = place === null ? {} : { [place]: at + 1 };
        children.push({ [name]: parent, ...own, [path]: child });
        parents.push(number);
      });
    });
    const findings = new Findings();
    findings.add("list_in_records", "info", null, { column: path });
    const sheet = [origin.sheet ?? [], path].flat().join("/");
    return records(children, undefined, { ...origin, sheet }, findings, parents, []);
  });
}

function records(
  rows: readonly Json[],
  keys: readonly string[] | undefined,
  origin: Origin,
  findings: Findings,
  numbers: readonly number[],
  broken: readonly NotData[],
): SourceTable {
  const columns = new Map<string, number>();
  if (keys !== undefined) columns.set("\0key", 0);
  const cells: SourceCell[][] = [];
  const rowNumbers: number[] = [];
  const notData: NotData[] = [...broken];
  const areRecords = rows.some(isObject);
  rows.forEach((record, i) => {
    const row: SourceCell[] = [];
    const number = numbers[i] ?? i + 1;
    const put = (path: string, cell: SourceCell): void => {
      let at = columns.get(path);
      if (at === undefined) {
        at = columns.size;
        columns.set(path, at);
      }
      row[at] = cell;
    };
    const key = keys?.[i];
    if (key !== undefined) put("\0key", key);
    if (isObject(record)) flatten(record, put);
    else if (areRecords) {
      const text = cellText(cellOf(record)).slice(0, 200);
      notData.push({ row: number, rule: "not_a_record", text });
      findings.add("not_a_record", "warning", { row: number, column: null, value: text });
      return;
    } else put("value", cellOf(record));
    cells.push(row);
    rowNumbers.push(number);
  });
  const names = [...columns.keys()].map((name) => (name === "\0key" ? "key" : name));
  notData.sort((a, b) => a.row - b.row);
  return { ...plainTable(names, cells, rowNumbers, origin, findings), notData };
}

function plainTable(
  names: readonly string[],
  cells: readonly (readonly SourceCell[])[],
  rowNumbers: readonly number[],
  origin: Origin,
  findings: Findings,
): SourceTable {
  const rows = cells.map((row) => Array.from({ length: names.length }, (_, i) => row[i] ?? null));
  const header = nameColumns(names, findings);
  return { ...origin, headerRows: [], header, rows, rowNumbers, notData: [], findings: findings.list() };
}
