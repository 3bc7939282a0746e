import type { Concept } from "../../model/aliases/concepts.ts";
import type { Mapping } from "../meaning/mapping.ts";
import { typeColumn } from "../outcome/column-type.ts";
import { personalColumn } from "../privacy/personal.ts";
import { isRowNumber } from "../quality/columns.ts";
import { isBlank } from "../table/grid.ts";
import type { Rule } from "../table/rules.ts";
import type { SourceCell } from "../table/source.ts";
import { readText } from "../values/texts.ts";
import type { Provenance } from "./build-state.ts";
import type { Cells } from "./cells.ts";
import type { TableBuilder } from "./table-builder.ts";

/**
 * Columns that the model has no place for as further dimensions of entries, and those of numbers as measures: what a
 * row says in them is said of its entry. Taken are those by which entries can be told apart in groups; whom they name, free texts and numbers of rows
 * are not.
 */

/** More groups are no chart's; numbers are grouped into ranges and may have more. */
const MOST_GROUPS = 60;
/** A header of a group is a word or two, and no sentence. */
const LONGEST = 40;
/** So few rows show groups already where one value comes twice. */
const FEW_ROWS = 20;
/** A survey's answers are many; these are the first. */
const MOST_COLUMNS = 24;

/** What was replaced by pseudonyms, whole or within a text. */
const PERSONAL: readonly Rule[] = ["personal_replaced", "personal_within"];

/** What a row says: the group as people read it, and of a column of numbers the number. */
interface Said {
  readonly value: string | null;
  readonly number: number | null;
}

interface ExtraColumn {
  readonly name: string;
  readonly index: number;
  readonly said: (row: number) => Said;
  /** Of each entry; a column that says two things of one entry says something of its rows, and is none. */
  readonly values: Map<string, Said & Pick<Provenance, "source_row">>;
  isOfEntries: boolean;
}

export class SheetExtras {
  readonly #columns: readonly ExtraColumn[];

  /** @param foreign concepts of whose columns no value is in the contest's catalogue */
  constructor(
    readonly cells: Cells,
    readonly foreign: readonly Concept[] = [],
  ) {
    this.#columns = chartable(cells, foreign).map((column) => ({
      ...column,
      values: new Map(),
      isOfEntries: true,
    }));
  }

  /** What a row says of its entry. */
  note(row: number, entry: string): void {
    for (const column of this.#columns) {
      const said = column.said(row);
      const before = column.values.get(entry);
      if (before === undefined || before.value === null)
        column.values.set(entry, { value: said.value, number: said.number, source_row: this.cells.rowNumber(row) });
      else if (said.value !== null && said.value !== before.value) column.isOfEntries = false;
    }
  }

  /** What all rows have said, a row an entry and column; a blank is said, too, for there may be a value loaded. */
  addTo(table: TableBuilder): void {
    const taken = this.#columns.filter(({ isOfEntries }) => isOfEntries).slice(0, MOST_COLUMNS);
    for (const column of this.cells.mapping.columns) {
      if (!isUnplaced(column, this.foreign)) continue;
      const isTaken = taken.some(({ index }) => index === column.index);
      const example = { row: 0, column: column.header, value: null };
      this.cells.findings.add(isTaken ? "further_dimension" : "no_dimension", "info", example);
    }
    const { file, sheet, sha256 = null } = this.cells.table;
    const from = { source_file: file, source_sheet: sheet, source_sha256: sha256 };
    for (const { name, values } of taken) {
      for (const [entry_id, { value, number, source_row }] of values)
        table.add({ entry_id, name, value, number }, { ...from, source_row });
    }
  }
}

/** Whether the model has no place for what a column says. @param foreign concepts of another contest */
export const isUnplaced = ({ concept, by }: Mapping["columns"][number], foreign: readonly Concept[] = []): boolean =>
  concept === null ? by === "none" || by === "taken" : foreign.includes(concept);

/** Unplaced columns that are of nobody and fall into groups. */
function chartable(
  { table, mapping }: Cells,
  foreign: readonly Concept[],
): readonly Pick<ExtraColumn, "name" | "index" | "said">[] {
  const replaced = new Set(
    table.findings.filter(({ rule }) => PERSONAL.includes(rule)).map(({ values }) => String(values.column)),
  );
  const unplaced = mapping.columns.filter((column) => isUnplaced(column, foreign));
  return unplaced.flatMap(({ index, header }) => {
    // Also where rows were left out of 1, 2, 3.
    if (isRowNumber(header)) return [];
    const cells = table.rows.map((row) => row[index] ?? null);
    if (replaced.has(header) || personalColumn(header, cells, table.header) !== null) return [];
    const said = readerOf(cells, header);
    return said === null ? [] : [{ name: header, index, said }];
  });
}

/** What a row says in the column, as the group or the number it is; null: entries cannot be told apart by it. */
function readerOf(cells: readonly SourceCell[], header: string): ExtraColumn["said"] | null {
  const { type, cast } = typeColumn(cells, header);
  if (cast !== null && (type === "integer" || type === "real")) {
    const said = (row: number): Said => {
      const number = cast[row];
      return typeof number === "number" ? { value: String(number), number } : NOTHING;
    };
    return isMeasure(cast.filter((value) => typeof value === "number")) ? said : null;
  }
  const groupOf = groups();
  const found = new Set<string>();
  let filled = 0;
  for (const cell of cells) {
    const value = groupOf(cell);
    if (value === null) continue;
    if (value.length > LONGEST) return null;
    filled++;
    found.add(value);
    if (found.size > MOST_GROUPS) return null;
  }
  const repeats = filled < FEW_ROWS ? found.size < filled : found.size * 2 <= filled;
  return found.size > 1 && repeats ? (row) => ({ value: groupOf(cells[row] ?? null), number: null }) : null;
}

const NOTHING: Said = { value: null, number: null };

/** Numbers that measure something: not those that count the rows from the first to the last. */
function isMeasure(numbers: readonly number[]): boolean {
  const distinct = new Set(numbers);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of distinct) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return distinct.size > 1 && (distinct.size < numbers.length || high - low + 1 !== distinct.size);
}

/** The group that a cell names. Two ways of writing one are one; —, 无 and their like are what they are. */
function groups(): (cell: SourceCell) => string | null {
  const known = new Map<SourceCell, string | null>();
  return (cell) => {
    let group = known.get(cell);
    if (group === undefined) {
      const text = isBlank(cell) ? null : readText(cell);
      group = text === null ? null : text.normalize("NFKC").replace(/\s+/g, " ").trim();
      known.set(cell, group);
    }
    return group;
  };
}
