import type { ColumnMapping } from "../meaning/mapping.ts";
import { readRank } from "../values/whole-numbers.ts";

import type { CheckedSheet, CheckedTable } from "./checked-table.ts";
import { cellsOf, text } from "./columns.ts";
import type { QualityRule } from "./rule.ts";
import { isResult, misrankedRows, rankGroups } from "./stated-ranks.ts";

interface Ranked {
  readonly row: number;
  readonly rank: number;
}

const FEWEST = 8;
/** More steps that are off, and the list has only some of the ranks. */
const MOST_OFF = 0.1;
const LEAST_DIFFERENT = 0.6;

const rankColumns = ({ mapping }: CheckedSheet): readonly ColumnMapping[] =>
  mapping.columns.filter(({ concept }) => concept === "official_rank");

/** The ranked rows of a sheet, apart by each column that ranks may be counted within, or all together. */
function partsOf(source: CheckedTable, rank: number, group: number | null): readonly (readonly Ranked[])[] {
  const parts = new Map<string, Ranked[]>();
  cellsOf(source, rank).forEach((cell, row) => {
    const read = readRank(cell);
    if (typeof read !== "number") return;
    const key = group === null ? "" : text(source, row, group);
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [{ row, rank: read }]);
    else part.push({ row, rank: read });
  });
  return [...parts.values()];
}

interface Step {
  readonly row: number;
  readonly before: number;
  readonly rank: number;
}

/** Steps from one rank to the next that are none of 1, 2, 2, 4 (after two second places comes the fourth), or of 1, 2, 2, 3. */
function offSteps(ranked: readonly Ranked[], isDense: boolean): readonly Step[] {
  const sorted = [...ranked].sort((a, b) => a.rank - b.rank || a.row - b.row);
  // The winners of several years, each with its own first: no list in which one rank follows on another.
  const isPooled = new Set(sorted.map(({ rank }) => rank)).size < sorted.length * LEAST_DIFFERENT;
  if (isPooled) return sorted.map(({ row, rank }) => ({ row, before: rank, rank }));
  const off: Step[] = [];
  let ties = 0;
  let before = 0;
  for (const { row, rank } of sorted) {
    if (rank === before) {
      ties++;
      continue;
    }
    const next = before + (isDense ? 1 : Math.max(1, ties));
    if (rank !== next) off.push({ row, before, rank });
    before = rank;
    ties = 1;
  }
  return off;
}

/** A few ranks that are left out, or given to more than the next one allows for, in a list that has all others. */
export const rankSteps: QualityRule = {
  id: "rank_gap",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach((checked, sheet) => {
      const { source } = checked;
      // Where ranks are held against scores, the scores tell which of them is wrong.
      const isTold = (misrankedRows(checked)?.wrong.length ?? 0) > 0;
      for (const { index, header, stage } of rankColumns(checked)) {
        if (isTold && stage === undefined) continue;
        let fewest: readonly Step[] | null = null;
        for (const group of [null, ...rankGroups(checked)]) {
          const parts = partsOf(source, index, group);
          const rows = parts.reduce((sum, part) => sum + part.length, 0);
          if (rows < FEWEST) continue;
          for (const isDense of [false, true]) {
            const off = parts.flatMap((part) => offSteps(part, isDense));
            if (off.length <= Math.max(1, rows * MOST_OFF) && off.length < (fewest?.length ?? Number.POSITIVE_INFINITY))
              fewest = off;
          }
        }
        for (const { row, before, rank } of fewest ?? []) {
          const value = before === 0 ? String(rank) : `${before} → ${rank}`;
          note(sheet, { row: source.rowNumber(row), column: header, value }, { column: header });
        }
      }
    });
  },
};

/** Equal scores that share a rank in one place and have two in another, with nothing beside them that tells them apart. */
export const tiesDiffer: QualityRule = {
  id: "ties_differ",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach((checked, sheet) => {
      const { source, mapping } = checked;
      const rank = mapping.columns.find(({ concept, stage }) => concept === "official_rank" && stage === undefined);
      const score = mapping.columns.find(isResult);
      if (rank === undefined || score === undefined) return;
      const scores = source.numbers(score.index);
      for (const group of [null, ...rankGroups(checked)].slice(0, 2)) {
        const shared: Ranked[] = [];
        const apart: (readonly Ranked[])[] = [];
        for (const part of partsOf(source, rank.index, group)) {
          const ties = new Map<number, Ranked[]>();
          for (const ranked of part) {
            const points = scores[ranked.row] ?? null;
            if (points !== null) ties.set(points, [...(ties.get(points) ?? []), ranked]);
          }
          for (const tied of ties.values()) {
            if (tied.length < 2) continue;
            if (new Set(tied.map((each) => each.rank)).size === 1) shared.push(...tied);
            else apart.push([...tied].sort((a, b) => a.rank - b.rank));
          }
        }
        if (shared.length === 0 || apart.length === 0 || areTold(source, apart, [rank.index, score.index])) continue;
        for (const tied of apart) {
          const [first, ...others] = tied;
          for (const { row, rank: place } of others) {
            if (place === first?.rank) continue;
            const value = `${scores[row]}: ${first?.rank} ≠ ${place}`;
            const columns = { column: rank.header, score: score.header };
            note(sheet, { row: source.rowNumber(row), column: rank.header, value }, columns);
          }
        }
        return;
      }
    });
  },
};

/** Some other column rises, or falls, wherever equal scores have two ranks: fewer penalties, an earlier time. */
function areTold(source: CheckedTable, apart: readonly (readonly Ranked[])[], but: readonly number[]): boolean {
  return source.header.some((_, index) => {
    if (but.includes(index)) return false;
    let rises = 0;
    let falls = 0;
    for (const tied of apart) {
      for (const [i, { row, rank }] of tied.entries()) {
        const before = tied[i - 1];
        if (before === undefined || before.rank === rank) continue;
        const [a, b] = [breakerOf(source, before.row, index), breakerOf(source, row, index)];
        if (a === null || b === null || a === b) return false;
        if (a < b) rises++;
        else falls++;
      }
    }
    return Math.min(rises, falls) === 0 && rises + falls > 0;
  });
}

/** A number, a moment, a time such as 1:23:45: what breaks a tie. */
function breakerOf(source: CheckedTable, row: number, index: number): number | string | null {
  const cell = source.cell(row, index);
  if (cell instanceof Date) return cell.getTime();
  if (typeof cell === "number") return cell;
  if (typeof cell !== "string" || !/\d/.test(cell) || /^\D*$/.test(cell)) return null;
  const said = cell.trim();
  const number = Number(said);
  return Number.isNaN(number) ? (/^\d[\d:.\s/-]*$/.test(said) ? said.padStart(24, "0") : null) : number;
}
