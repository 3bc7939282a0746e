import { styleByFirstRows } from "../../build/number-style.ts";
import { isBlank } from "../../table/grid.ts";
import type { SourceTable } from "../../table/source.ts";
import { isMissing } from "../../values/no-value.ts";
import { readNumber } from "../../values/numbers.ts";
import { LOOK } from "../column-cells.ts";
import { addsUp } from "./totals.ts";
import { type Candidate, place, type WideColumn } from "./wide-column.ts";

/** Columns headed by numbers that count up or down: 0 1 2 3, 5★ 4★ 3★, 1星 2星. */
const NUMBER = /^(\d{1,2})\s*(?:★|☆|⭐|stars?|星级?|points?|分)?$/i;
const FEWEST = 3;

interface Numbered extends Candidate {
  readonly number: number;
}

/** Runs of columns beside each other whose numbers go on by one, from 0 or 1 at their lower end. */
function runsOf(columns: readonly Candidate[], kinds: readonly string[]): readonly (readonly Numbered[])[] {
  const runs: Numbered[][] = [];
  for (const column of columns) {
    const said = NUMBER.exec(column.header.normalize("NFKC").trim())?.[1];
    if (said === undefined || kinds[column.index] === "words") continue;
    const next: Numbered = { ...column, number: Number(said) };
    const run = runs.at(-1);
    const last = run?.at(-1);
    const step = run === undefined || run.length < 2 ? null : (run[1]?.number ?? 0) - (run[0]?.number ?? 0);
    const by = last === undefined ? 0 : next.number - last.number;
    if (run !== undefined && last?.index === next.index - 1 && Math.abs(by) === 1 && (step === null || by === step))
      run.push(next);
    else runs.push([next]);
  }
  return runs.filter((run) => run.length >= FEWEST && Math.min(...run.map(({ number }) => number)) <= 1);
}

const OF_MANY = /votes?$|ratings$|reviews$|count$|responses$|^n$|人数|票数?$|次数|份数/i;
const MEAN = /average|mean|rating|score|平均|均分|评分/i;
const CLOSE = 0.06;
const SHARE = 0.8;

/**
 * Columns that count how often each mark was given: 5★ 4★ … beside the number of votes that they add up to, or the mean
 * that follows from them. They are no scores.
 */
export function countsOfMarks(
  table: SourceTable,
  columns: readonly Candidate[],
  kinds: readonly string[],
): ReadonlySet<number> {
  const isNumber = ({ index }: Candidate): boolean => kinds[index] === "numbers";
  const counts = new Set<number>();
  for (const run of runsOf(columns, kinds)) {
    const others = columns.filter((column) => isNumber(column) && !run.some(({ index }) => index === column.index));
    const areVotes = others.some(({ header, index }) => OF_MANY.test(header.trim()) && addsUp(table, index, run));
    const isMean = others.some(({ header, index }) => MEAN.test(header) && isMeanOf(table, index, run));
    if (areVotes || isMean) for (const { index } of run) counts.add(index);
  }
  return counts;
}

/** What the numbers of the run come to on average, each as often as its column says. */
function isMeanOf(table: SourceTable, mean: number, run: readonly Numbered[]): boolean {
  let rows = 0;
  let fitting = 0;
  for (let i = 0; i < table.rows.length && i < LOOK; i++) {
    const at = (index: number): number | null => {
      const value = readNumber(table.rows[i]?.[index] ?? null, styleByFirstRows(table, index));
      return typeof value === "number" ? value : null;
    };
    const said = at(mean);
    const given = run.map(({ index, number }) => ({ number, times: at(index) ?? 0 }));
    const all = given.reduce((sum, { times }) => sum + times, 0);
    if (said === null || all === 0) continue;
    rows++;
    if (Math.abs(given.reduce((sum, { number, times }) => sum + number * times, 0) / all - said) < CLOSE) fitting++;
  }
  return rows >= FEWEST && fitting >= rows * SHARE;
}

/** Scores of one scale: no column goes up to more than so many times what another does. */
const ONE_SCALE = 3;

/** 0 1 2 3 over the scores of as many reviewers as an entry had: each row is filled from the left, and some run out. */
export function findNumberedSeats(
  table: SourceTable,
  columns: readonly Candidate[],
  kinds: readonly string[],
  found: Map<number, WideColumn>,
): void {
  for (const run of runsOf(columns, kinds)) {
    if (run[0]?.number !== 0 && run[0]?.number !== 1) continue;
    const highest = run.map(() => 0);
    let isPacked = true;
    let isShort = false;
    for (const row of table.rows.slice(0, LOOK)) {
      let last = true;
      run.forEach(({ index }, at) => {
        const cell = row[index] ?? null;
        const isFilled = !isBlank(cell) && !isMissing(cell);
        if (isFilled && !last) isPacked = false;
        if (!isFilled) isShort = true;
        last = isFilled;
        const value = readNumber(cell, styleByFirstRows(table, index));
        if (typeof value === "number") highest[at] = Math.max(highest[at] ?? 0, value);
      });
    }
    const most = highest.filter((value) => value > 0);
    if (!isPacked || !isShort || most.length < 2 || Math.max(...most) > Math.min(...most) * ONE_SCALE) continue;
    for (const { index, header } of run) found.set(index, { by: "seat", place: place({ judge: `#${header.trim()}` }) });
  }
}
