import type { TableName } from "../../model/tables.ts";
import type { ModelTable, ModelValue } from "../build/table-builder.ts";
import type { CheckedSheet, QualityInput } from "./rule.ts";

/** Reads a built table's rows, and finds the sheet that each came from. */
export class Rows {
  readonly length: number;
  readonly #sheets: ReadonlyMap<string, number>;

  constructor(
    readonly table: ModelTable,
    sheets: readonly CheckedSheet[],
  ) {
    this.length = table.rows;
    this.#sheets = new Map(sheets.map(({ source }, i) => [placeOf(source.file, source.sheet), i]));
  }

  value(column: string, row: number): ModelValue {
    return this.table.columns[column]?.[row] ?? null;
  }

  text(column: string, row: number): string | null {
    const value = this.value(column, row);
    return typeof value === "string" ? value : null;
  }

  number(column: string, row: number): number | null {
    const value = this.value(column, row);
    return typeof value === "number" ? value : null;
  }

  sheet(row: number): number {
    return this.#sheets.get(placeOf(this.text("source_file", row), this.text("source_sheet", row))) ?? 0;
  }

  sourceRow(row: number): number {
    return this.number("source_row", row) ?? 0;
  }
}

const placeOf = (file: string | null, sheet: string | null): string => `${file ?? ""}\n${sheet ?? ""}`;

export function rowsOf({ tables, sheets }: QualityInput, name: TableName): Rows | null {
  const table = tables.get(name);
  return table === undefined ? null : new Rows(table, sheets);
}

/** Scores that are comparable: of one stage and one criterion, by row of the table. */
export function scoreGroups(scores: Rows): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < scores.length; row++) {
    if (scores.number("score", row) === null) continue;
    const key = `${scores.sheet(row)}\u0000${scores.text("stage", row) ?? ""}\u0000${scores.text("criterion", row) ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** Of the judge's column where each judge has one, else of the column of scores. */
export function scoreHeader({ mapping }: CheckedSheet, judge: string | null, criterion: string | null): string | null {
  const scores = mapping.columns.filter(({ concept }) => concept === "score");
  const own = scores.find(
    ({ place }) => place !== undefined && (place.judge ?? judge) === judge && place.criterion === criterion,
  );
  return (own ?? scores[0])?.header ?? null;
}
