import { type Concept, isCodedColumn, matchValue } from "../model/aliases.ts";
import { cellText } from "./grid.ts";
import type { Mapping } from "./map.ts";
import type { Findings, Rule, Severity, SourceCell, SourceTable } from "./source.ts";
import { isScientific, readBoolean, readInteger, readNumber, readText, readTime, tidy, type Unread } from "./values.ts";

/** Reads the cells of one sheet by what its columns mean, and notes what could not be read. */
export class Cells {
  readonly #index = new Map<Concept, number>();
  readonly #coded = new Map<string, string | null>();

  constructor(
    readonly table: SourceTable,
    mapping: Mapping,
    readonly findings: Findings,
  ) {
    for (const { concept, by, index } of mapping.columns) {
      if (concept !== null && by !== "seat") this.#index.set(concept, index);
    }
  }

  has(concept: Concept): boolean {
    return this.#index.has(concept);
  }

  raw(row: number, concept: Concept): SourceCell {
    const index = this.#index.get(concept);
    return index === undefined ? null : (this.table.rows[row]?.[index] ?? null);
  }

  text(row: number, concept: Concept): string | null {
    return readText(this.raw(row, concept));
  }

  /** An identifier, with full-width digits made half: ０１ and 01 are one. */
  id(row: number, concept: Concept): string | null {
    const cell = this.raw(row, concept);
    const text = readText(cell);
    const id = text === null ? null : tidy(text);
    const isRounded = typeof cell === "number" && !Number.isSafeInteger(cell) && Number.isInteger(cell);
    if (isRounded || (id !== null && isScientific(id))) {
      this.note(row, concept, "number_as_id", "warning");
    }
    return id;
  }

  number(row: number, concept: Concept): number | null {
    return this.#read(row, concept, readNumber(this.raw(row, concept)), "unreadable_number");
  }

  integer(row: number, concept: Concept): number | null {
    return this.#read(row, concept, readInteger(this.raw(row, concept)), "unreadable_number");
  }

  time(row: number, concept: Concept): number | null {
    return this.#read(row, concept, readTime(this.raw(row, concept)), "unreadable_time");
  }

  boolean(row: number, concept: Concept): boolean | null {
    return this.#read(row, concept, readBoolean(this.raw(row, concept)), "unreadable_boolean");
  }

  /** One of the model's fixed values; null, with a finding, for words it does not know. */
  code(row: number, concept: Concept): string | null {
    if (!isCodedColumn(concept)) return this.text(row, concept);
    const text = this.text(row, concept);
    if (text === null) return null;
    const key = `${concept} ${text}`;
    let code = this.#coded.get(key);
    if (code === undefined) {
      code = matchValue(concept, text);
      this.#coded.set(key, code);
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
    const index = this.#index.get(concept);
    const column = index === undefined ? null : (this.table.header[index] ?? null);
    const value = cellText(this.raw(row, concept)).slice(0, 80);
    this.findings.add(rule, severity, { row: this.rowNumber(row), column, value }, { column: column ?? "", ...values });
  }

  rowNumber(row: number): number {
    return this.table.rowNumbers[row] ?? 0;
  }

  #read<T>(row: number, concept: Concept, value: T | null | Unread, rule: Rule): T | null {
    if (value === "mark") this.note(row, concept, "not_a_score", "info");
    else if (value === "ambiguous") this.note(row, concept, "ambiguous_time", "error");
    else if (value === "unreadable") this.note(row, concept, rule, "error");
    else return value as T | null;
    return null;
  }
}
