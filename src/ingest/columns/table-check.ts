import type { Table as ArrowTable } from "apache-arrow";
import type { ParquetInfo } from "../../engine/types.ts";
import { type Column, PROVENANCE, type Table } from "../../model/tables/table.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import type { Mapping } from "../meaning/mapping.ts";
import { noteMapping } from "../meaning/note-mapping.ts";
import { listsProblems } from "../meaning/problem-lists.ts";
import type { SetAside } from "../outcome/report.ts";
import { Findings } from "../table/findings.ts";
import { type ColumnCheck, checkFor } from "./column-checks.ts";
import type { FileColumns } from "./file-columns.ts";
import { KeySet } from "./key-set.ts";

/** A file with more rows to be left out than this is read row by row. */
const MOST_UNUSED = 1000;

/** So many values may each part of a key but its largest have. */
const FEW = 4096;

interface Checked {
  readonly column: Column;
  /** The file's column. */
  readonly name: string;
  readonly check: ColumnCheck;
}

/** What buildTable and buildContest look for in the rows of a table, looked for in its columns. */
export class TableCheck {
  readonly findings = new Findings();
  readonly unused: SetAside[] = [];
  readonly #required: readonly Checked[];
  /** The part of the key with the most values, and the others. */
  readonly #first: Checked | undefined;
  readonly #others: readonly Checked[];
  readonly #keys = new KeySet();
  /** Numbers of what the other parts of the key are together. */
  readonly #pairs = new Map<number, number>();
  #rows = 0;

  private constructor(
    readonly table: TableName,
    readonly mapping: Mapping,
    readonly checked: readonly Checked[],
  ) {
    const { key }: Table = TABLES[table];
    const parts = checked.filter(({ column }) => key.includes(column.name));
    this.#required = checked.filter(({ column }) => column.required);
    this.#first = parts.find(({ column }) => column.type === "text" && column.category !== true) ?? parts[0];
    this.#others = parts.filter((part) => part !== this.#first);
    noteMapping(mapping, this.findings);
  }

  /** Null where the sheet is more than one table, or has columns that have to be read cell by cell. */
  static of(mapping: Mapping, info: ParquetInfo): TableCheck | null {
    const { kind, missing } = mapping;
    // Whether a column tells a judge's scores apart, only all rows can say.
    const isGuessed = mapping.columns.some(({ concept, standsIn }) => concept === "criterion" && standsIn === true);
    if (missing.length > 0 || isGuessed || listsProblems(mapping)) return null;
    const table = kind === "contest" ? "scores" : kind;
    const own = kind === "contest" ? scoreColumns(mapping) : tableColumns(mapping, table);
    if (own === null) return null;
    const types = new Map(info.columns.map(({ name, type }) => [name, type]));
    if (types.size < info.columns.length) return null;
    const { key }: Table = TABLES[table];
    const checked: Checked[] = [];
    for (const [column, name] of own) {
      const check = checkFor(column, types.get(name) ?? "", column.required === true || key.includes(column.name));
      if (check === null) return null;
      checked.push({ column, name, check });
    }
    const isNamed = (name: string): boolean => checked.some(({ column }) => column.name === name);
    return key.some(isNamed) ? new TableCheck(table, mapping, checked) : null;
  }

  /** Numbers that stand for none are only left out by reading the cells. */
  get hasSentinels(): boolean {
    return this.checked.some(({ check }) => check.hasSentinels === true);
  }

  /** Model column → column of the file. */
  get columns(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.checked.map(({ column, name }) => [column.name, name]));
  }

  /** Model column → what its texts stand for, where not for themselves. */
  get meanings(): Readonly<Record<string, Readonly<Record<string, string | null>>>> {
    return Object.fromEntries(
      this.checked.flatMap(({ column, check: { meanings = {} } }) =>
        Object.keys(meanings).length === 0 ? [] : [[column.name, meanings]],
      ),
    );
  }

  /** Columns of the file whose texts have to be told apart. */
  get apart(): ReadonlySet<string> {
    return new Set(this.checked.flatMap(({ name, check }) => (check.tellsApart === true ? [name] : [])));
  }

  /**
   * False: the rows are to be read one by one.
   * @param arrow a piece of the file
   * @param read the same, as the last piece read
   */
  see(arrow: ArrowTable, read: FileColumns): boolean {
    for (const { name, check } of this.checked) {
      const vector = arrow.getChild(name);
      if (vector === null || !check.see(vector, read.lastTexts(name))) return false;
    }
    for (let row = 0; row < arrow.numRows; row++) if (!this.#seeRow(row)) return false;
    this.#rows += arrow.numRows;
    return true;
  }

  #seeRow(row: number): boolean {
    for (const { column, check } of this.#required) {
      if (check.keys[row] === 0) return this.#leaveOut(row, "missing_required", column.name);
    }
    let together = 0;
    for (const { check } of this.#others) {
      const value = check.keys[row] ?? 0;
      if (value > FEW) return false;
      together = together * (FEW + 1) + value;
    }
    let pair = this.#pairs.get(together);
    if (pair === undefined) {
      pair = this.#pairs.size;
      this.#pairs.set(together, pair);
    }
    const isNew = this.#keys.add(this.#first?.check.keys[row] ?? 0, pair);
    return isNew || this.#leaveOut(row, "duplicate_key", null);
  }

  #leaveOut(place: number, rule: "missing_required" | "duplicate_key", column: string | null): boolean {
    // What is said of a row of a contest's sheet names its first cells.
    if (this.mapping.kind === "contest" || this.unused.length === MOST_UNUSED) return false;
    const row = this.#rows + place + 1;
    this.unused.push({ row, rule });
    const values = column === null ? {} : { column };
    this.findings.add(rule, column === null ? "warning" : "error", { row, column, value: null }, values);
    return true;
  }
}

/** Columns of the model and the file's columns that they are; null where one needs more than its cells to be read. */
function tableColumns({ columns }: Mapping, table: TableName): readonly (readonly [Column, string])[] | null {
  const { columns: model }: Table = TABLES[table];
  const own = model.filter((column) => !PROVENANCE.includes(column));
  const found = own.flatMap((column) =>
    columns.filter(({ concept }) => concept === column.name).map(({ header }) => [column, header] as const),
  );
  // Areas are read by their names in the settings.
  return found.some(([{ name }]) => name === "area") ? null : found;
}

/** Scores under any headers; null where the sheet tells of more, or of something else. */
function scoreColumns(mapping: Mapping): readonly (readonly [Column, string])[] | null {
  const found = tableColumns(mapping, "scores");
  const has = (name: string): boolean => found?.some(([column]) => column.name === name) === true;
  const said = mapping.columns.filter(({ concept }) => concept !== null);
  if (
    said.length !== found?.length ||
    said.some(({ by }) => by !== "own" && by !== "alias" && by !== "partial" && by !== "chosen")
  )
    return null;
  return has("entry_id") && has("score") && (has("stage") || mapping.stage !== null) ? found : null;
}
