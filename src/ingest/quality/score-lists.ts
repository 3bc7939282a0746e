import { normaliseName } from "../../model/aliases/normalise-name.ts";
import { scoreList } from "../meaning/score-list.ts";
import { cellText, isBlank } from "../table/grid.ts";
import type { CheckedTable, QualityInput } from "./checked-table.ts";
import type { Note, QualityRule } from "./rule.ts";

/** A column of which each cell holds the figures of several reviews: 6;8;5. */
interface Lists {
  readonly header: string;
  /** Row by row; null for a blank, and for what is no list. */
  readonly cells: readonly (readonly number[] | null)[];
}

const FEWEST = 3;
const LOOK = 500;
/** Where so many rows agree, the others are slips. */
const SHARE = 0.8;

const known = new WeakMap<CheckedTable, readonly Lists[]>();

function listsOf(table: CheckedTable): readonly Lists[] {
  const lists = known.get(table) ?? findLists(table);
  known.set(table, lists);
  return lists;
}

function findLists(table: CheckedTable): readonly Lists[] {
  return table.header.flatMap((header, index): readonly Lists[] => {
    let several = 0;
    let filled = 0;
    const cells: (readonly number[] | null)[] = [];
    for (let row = 0; row < table.length; row++) {
      const cell = table.cell(row, index);
      const list = isBlank(cell) ? null : listOf(cellText(cell));
      cells.push(list);
      if (list !== null && list.length > 1) several++;
      if (!isBlank(cell)) filled++;
      // Columns of lists show some soon.
      if (several === 0 && filled === LOOK) return [];
    }
    return several >= FEWEST && several * 2 > filled ? [{ header, cells }] : [];
  });
}

const ONE = /^\[?\s*-?\d+(?:\.\d+)?\s*\]?$/;

/** 11/4/16 is a day and no list. */
const listOf = (text: string): readonly number[] | null =>
  text.includes("/") ? null : (scoreList(text) ?? (ONE.test(text) ? [parseFloat(text.replace("[", ""))] : null));

/** Reviews with a rating and without a confidence, or the other way round: their lists are not of one length. */
export const listsDiffer: QualityRule = {
  id: "lists_differ",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      const known: Lists[] = [];
      for (const column of listsOf(source)) {
        const twin = known.find((other) => pairs(column, other).length >= FEWEST && agree(column, other));
        known.push(column);
        if (twin === undefined) continue;
        for (const { row, own, other } of pairs(column, twin)) {
          if (own === other) continue;
          const example = { row: source.rowNumber(row), column: column.header, value: `${own} ≠ ${other}` };
          note(sheet, example, { column: column.header, other: twin.header });
        }
      }
    });
  },
};

function pairs(a: Lists, b: Lists): readonly { readonly row: number; readonly own: number; readonly other: number }[] {
  return a.cells.flatMap((cell, row) => {
    const other = b.cells[row] ?? null;
    return cell === null || other === null ? [] : [{ row, own: cell.length, other: other.length }];
  });
}

function agree(a: Lists, b: Lists): boolean {
  const both = pairs(a, b);
  return both.filter(({ own, other }) => own === other).length >= both.length * SHARE;
}

const MEAN = /(?:avg|average|mean|均分|平均分?)/;

/** Means in a column of their own (rating_avg) that are not those of the list beside it. */
export function checkListMeans({ sheets }: QualityInput, note: Note): void {
  sheets.forEach(({ source }, sheet) => {
    for (const { header, cells } of listsOf(source)) {
      const index = source.header.findIndex((other) => isMeanOf(other, header));
      if (index < 0) continue;
      const said = source.numbers(index);
      const rows = cells.flatMap((list, row) => {
        const value = said[row] ?? null;
        if (list === null || list.length === 0 || value === null) return [];
        return [{ row, value, mean: list.reduce((sum, score) => sum + score, 0) / list.length }];
      });
      const wrong = rows.filter(({ value, mean }) => Math.abs(value - mean) > near(value));
      if (rows.length < FEWEST || wrong.length > rows.length * (1 - SHARE)) continue;
      const column = source.header[index] ?? "";
      for (const { row, value, mean } of wrong) {
        const expected = Math.round(mean * 10_000) / 10_000;
        note(
          sheet,
          { row: source.rowNumber(row), column, value: `${value} ≠ ${expected}` },
          { column, variant: "mean" },
        );
      }
    }
  });
}

const isMeanOf = (header: string, list: string): boolean => {
  const name = normaliseName(header);
  const base = normaliseName(list).replace(/s$/, "");
  return MEAN.test(name) && name.replace(MEAN, "").replace(/s$/, "") === base;
};

/** Half of the last decimal written, and what adding up in halves of bits may cost. */
const near = (value: number): number => 0.5 * 10 ** -Math.min(6, String(value).split(".")[1]?.length ?? 0) + 1e-9;
