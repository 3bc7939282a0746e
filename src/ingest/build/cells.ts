import type { Concept } from "../../model/aliases/concepts.ts";
import { isCodedColumn, matchValue } from "../../model/aliases/match-value.ts";
import { isMelted, type Mapping } from "../meaning/mapping.ts";
import type { Findings, Severity } from "../table/findings.ts";
import { cellText } from "../table/grid.ts";
import type { Rule } from "../table/rules.ts";
import type { SourceCell, SourceTable } from "../table/source.ts";
import type { Unread } from "../values/no-value.ts";
import { type DateOrder, readTime } from "../values/times.ts";
import { readInteger, readRank } from "../values/whole-numbers.ts";
import { readBoolean } from "../values/yes-no.ts";
import { type ColumnReader, columnReader, numberReader, type ReadNumber } from "./column-reader.ts";
import { type ColumnStyle, hasSentinels, sentinelsOf } from "./column-style.ts";
import { assumedOrder, dateOrderIn, likelyOrder } from "./date-order.ts";
import { styleOfColumn } from "./number-style.ts";

const FORMS: Readonly<Record<DateOrder, string>> = { day: "DD/MM", month: "MM/DD", year: "YY-MM-DD" };

/** Reads the cells of one sheet by what its columns mean, and notes what could not be read. */
export class Cells {
  readonly #index = new Map<Concept, number>();
  readonly #coded = new Map<Concept, Map<string, string | null>>();
  readonly #styles = new Map<number, ColumnStyle>();
  readonly #readers: readonly ColumnReader[];
  readonly #numbers = new Map<number, (cell: SourceCell) => ReadNumber>();

  constructor(
    readonly table: SourceTable,
    readonly mapping: Mapping,
    readonly findings: Findings,
  ) {
    this.#readers = table.header.map(columnReader);
    for (const column of mapping.columns) {
      if (column.concept !== null && !isMelted(column)) this.#index.set(column.concept, column.index);
    }
  }

  has(concept: Concept): boolean {
    return this.#index.has(concept);
  }

  raw(row: number, concept: Concept): SourceCell {
    const index = this.#index.get(concept);
    return index === undefined ? null : this.at(row, index);
  }

  at(row: number, index: number): SourceCell {
    return this.table.rows[row]?.[index] ?? null;
  }

  text(row: number, concept: Concept): string | null {
    const index = this.#index.get(concept);
    return index === undefined ? null : (this.#readers[index]?.text(this.at(row, index)) ?? null);
  }

  /** What the column of a concept is in the file. */
  indexOf(concept: Concept): number | null {
    return this.#index.get(concept) ?? null;
  }

  /** An identifier, with full-width digits made half: ０１ and 01 are one. */
  id(row: number, concept: Concept): string | null {
    const index = this.#index.get(concept);
    const read = index === undefined ? undefined : this.#readers[index]?.id(this.at(row, index));
    if (read?.isNumber === true) this.note(row, concept, "number_as_id", "warning");
    return read?.id ?? null;
  }

  number(row: number, concept: Concept): number | null {
    const index = this.#index.get(concept);
    return index === undefined ? null : this.numberAt(row, index, concept);
  }

  integer(row: number, concept: Concept): number | null {
    const index = this.#index.get(concept);
    return index === undefined ? null : this.integerAt(row, index, concept);
  }

  /** @param concept what the number is of: not every column can have numbers that stand for none */
  numberAt(row: number, index: number, concept: Concept): number | null {
    const { value, isRepaired } = this.#numberReader(index, concept)(this.at(row, index));
    if (isRepaired) this.#repaired(row, index, String(value));
    return this.#measured(row, index, concept, value);
  }

  /** A number stands there, and no blank or word for none. */
  saysNumber(row: number, index: number): boolean {
    return typeof this.#numberReader(index, "score")(this.at(row, index)).value === "number";
  }

  #numberReader(index: number, concept: Concept): (cell: SourceCell) => ReadNumber {
    let reader = this.#numbers.get(index);
    if (reader === undefined) {
      this.#style(index, concept);
      reader = numberReader(styleOfColumn(this.table, index));
      this.#numbers.set(index, reader);
    }
    return reader;
  }

  /** A mark of who did not judge the entry stands where the score would. */
  isRecused(row: number, index: number): boolean {
    return this.#readers[index]?.isRecused(this.at(row, index)) === true;
  }

  /** 95分 is 95 from here on: what stood there and what is used are both told. */
  #repaired(row: number, index: number, after: string): void {
    const column = this.table.header[index] ?? null;
    const example = { row: this.rowNumber(row), column, value: cellText(this.at(row, index)).slice(0, 80) };
    this.findings.add("number_repaired", "info", { ...example, after }, { column: column ?? "" });
  }

  integerAt(row: number, index: number, concept: Concept): number | null {
    const read = concept === "official_rank" ? readRank : readInteger;
    return this.#measured(row, index, concept, read(this.at(row, index)));
  }

  time(row: number, concept: Concept): number | null {
    const index = this.#index.get(concept);
    if (index === undefined) return null;
    const cell = this.at(row, index);
    // Only texts leave the order of day and month open.
    const order = typeof cell === "string" && cell !== "" ? this.#style(index, concept).dateOrder : null;
    return this.#read(row, index, readTime(cell, order), "unreadable_time");
  }

  booleanAt(row: number, index: number): boolean | null {
    return this.#read(row, index, readBoolean(this.at(row, index)), "unreadable_boolean");
  }

  boolean(row: number, concept: Concept): boolean | null {
    const index = this.#index.get(concept);
    return index === undefined ? null : this.booleanAt(row, index);
  }

  /** One of the model's fixed values; null, with a finding, for words it does not know. */
  code(row: number, concept: Concept): string | null {
    if (!isCodedColumn(concept)) return this.text(row, concept);
    const text = this.text(row, concept);
    if (text === null) return null;
    let known = this.#coded.get(concept);
    if (known === undefined) {
      known = new Map();
      this.#coded.set(concept, known);
    }
    let code = known.get(text);
    if (code === undefined) {
      code = matchValue(concept, text);
      known.set(text, code);
    }
    if (code === null) this.note(row, concept, "unknown_value", "warning", { value: text });
    return code;
  }

  note(
    row: number,
    concept: Concept,
    rule: Rule,
    severity: Severity,
    values: Readonly<Record<string, string | number>> = {},
  ): void {
    this.#noteAt(row, this.#index.get(concept) ?? null, rule, severity, values);
  }

  rowNumber(row: number): number {
    return this.table.rowNumbers[row] ?? 0;
  }

  #noteAt(
    row: number,
    index: number | null,
    rule: Rule,
    severity: Severity,
    values: Readonly<Record<string, string | number>> = {},
  ): void {
    const column = index === null ? null : (this.table.header[index] ?? null);
    const value = index === null ? "" : cellText(this.at(row, index)).slice(0, 80);
    this.findings.add(rule, severity, { row: this.rowNumber(row), column, value }, { column: column ?? "", ...values });
  }

  #style(index: number, concept: Concept): ColumnStyle {
    let style = this.#styles.get(index);
    if (style === undefined) {
      const cells = this.table.rows.map((row) => row[index] ?? null);
      style = {
        dateOrder: this.#dateOrder(index, cells),
        sentinels: hasSentinels(concept) ? sentinelsOf(cells, styleOfColumn(this.table, index)) : new Set(),
      };
      this.#styles.set(index, style);
    }
    return style;
  }

  #dateOrder(index: number, cells: readonly SourceCell[]): DateOrder | null {
    const { header } = this.table;
    const name = header[index] ?? "";
    const chosen = this.mapping.dateOrders[name];
    if (chosen !== undefined) return chosen;
    const order = dateOrderIn(this.table, cells);
    if (order !== "open") return order;
    const assumed = likelyOrder(cells, assumedOrder(header));
    this.findings.add(
      "date_order_assumed",
      "warning",
      { row: 0, column: name, value: null },
      { column: name, order: FORMS[assumed] },
    );
    return assumed;
  }

  #measured(row: number, index: number, concept: Concept, value: number | null | Unread): number | null {
    const read = this.#read(row, index, value, "unreadable_number");
    if (read === null || !this.#style(index, concept).sentinels.has(read)) return read;
    this.#noteAt(row, index, "sentinel", "warning", { value: read });
    return null;
  }

  #read<T>(row: number, index: number, value: T | null | Unread, rule: Rule): T | null {
    if (value === "mark") this.#noteAt(row, index, "not_a_score", "info");
    else if (value === "ambiguous") this.#noteAt(row, index, "ambiguous_time", "error");
    else if (value === "unreadable") this.#noteAt(row, index, rule, "error");
    else return value as T | null;
    return null;
  }
}
