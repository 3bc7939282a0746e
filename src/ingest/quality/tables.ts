import type { TableName } from "../../model/tables.ts";
import type { ModelValue } from "../build/table-builder.ts";
import type { CheckedModel, CheckedSheet, QualityInput } from "./checked-table.ts";

interface LastSheet {
  readonly file: string | null;
  readonly sheet: string | null;
  readonly place: number;
}

/** Reads a built table's rows, and finds the sheet that each came from. */
export class Rows {
  readonly length: number;
  readonly #sheets: ReadonlyMap<string, number>;
  /** The sheet of the row asked for last: thousands of rows of one sheet stand together. */
  #last: LastSheet = { file: null, sheet: null, place: 0 };

  constructor(
    readonly table: CheckedModel,
    sheets: readonly CheckedSheet[],
  ) {
    this.length = table.rows;
    this.#sheets = new Map(sheets.map(({ source }, i) => [placeOf(source.file, source.sheet), i]));
  }

  value(column: string, row: number): ModelValue {
    return this.table.value(column, row);
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
    const file = this.text("source_file", row);
    const sheet = this.text("source_sheet", row);
    if (file !== this.#last.file || sheet !== this.#last.sheet)
      this.#last = { file, sheet, place: this.#sheets.get(placeOf(file, sheet)) ?? 0 };
    return this.#last.place;
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

interface Group {
  readonly sheet: number | null;
  readonly stage: string | null;
  readonly criterion: string | null;
}

const groupsOf = new WeakMap<CheckedModel, ReadonlyMap<string, readonly number[]>>();

/** Scores that are comparable: of one sheet, one stage and one criterion, by row of the table. */
export function scoreGroups(scores: Rows): ReadonlyMap<string, readonly number[]> {
  const known = groupsOf.get(scores.table);
  if (known !== undefined) return known;
  const groups = new Map<string, number[]>();
  let last: Group = { sheet: null, stage: null, criterion: null };
  let group: number[] = [];
  for (let row = 0; row < scores.length; row++) {
    if (scores.number("score", row) === null) continue;
    const sheet = scores.sheet(row);
    const stage = scores.text("stage", row);
    const criterion = scores.text("criterion", row);
    // Rows of one group mostly stand together.
    if (sheet !== last.sheet || stage !== last.stage || criterion !== last.criterion) {
      last = { sheet, stage, criterion };
      const key = `${sheet}\u0000${stage ?? ""}\u0000${criterion ?? ""}`;
      group = groups.get(key) ?? [];
      groups.set(key, group);
    }
    group.push(row);
  }
  groupsOf.set(scores.table, groups);
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
