import { cellText, type Grid, isBlank, type Merge } from "./grid.ts";
import { votesOf } from "./header-votes.ts";
import { kindOf, profileOf } from "./profile.ts";
import type { SourceCell } from "./source.ts";

/** The rows of a header, counted from 0, ends included, and the names that they make. */
export interface HeaderBlock {
  readonly top: number;
  readonly bottom: number;
  readonly names: readonly string[];
}

const MOST_ROWS = 4;

type Rows = readonly (readonly SourceCell[])[];

/**
 * The rows that belong to a header row: those over it whose cells span several of its names, and those under it that
 * name what its cells span. Merged cells say so; where they are lost (in CSV), blanks beside a name do.
 *
 * @param spread the first rows with what is merged in each of its cells
 */
export function blockAround(grid: Grid, spread: Rows, at: number, width: number): HeaderBlock {
  let top = at;
  let bottom = at;
  while (bottom - top + 1 < MOST_ROWS && joinsBelow(grid, spread, top, bottom, width)) bottom++;
  while (bottom - top + 1 < MOST_ROWS && joinsAbove(grid, top, bottom, width)) top--;
  return { top, bottom, names: pathsOf(grid, spread, top, bottom, width) };
}

const isWord = (cell: SourceCell | undefined): boolean => {
  const kind = kindOf(cell);
  return kind === "name" || kind === "code";
};

const isSideways = ({ left, right }: Merge): boolean => right > left;

function joinsBelow({ rows, merges }: Grid, spread: Rows, top: number, bottom: number, width: number): boolean {
  const under = rows[bottom + 1];
  if (under === undefined || !under.some((cell) => !isBlank(cell))) return false;
  const isIn = (merge: Merge): boolean => merge.top >= top && merge.top <= bottom && merge.left < width;
  // A cell of the header reaches down into the row.
  if (merges.some((merge) => isIn(merge) && merge.bottom > bottom)) return true;
  const spans = merges.filter((merge) => isIn(merge) && merge.bottom === bottom && isSideways(merge));
  if (spans.some(({ left, right }) => isNamed(under, left, right))) return true;
  const above = spread[bottom] ?? [];
  if (saysTheSame(rows, above, bottom)) return true;
  if (merges.length > 0) return false;
  // Without merged cells: names under the blanks beside a name, above values of another kind.
  let fills = 0;
  let filled = 0;
  for (let i = 0; i < Math.max(width, under.length); i++) {
    if (isBlank(under[i])) continue;
    filled++;
    if (!isWord(under[i])) return false;
    if (isBlank(above[i])) fills++;
  }
  const { header, data } = votesOf(under, profileOf(rows, bottom + 2, under.length, under));
  return fills > 0 && filled > 1 && header * 2 >= filled && data === 0;
}

/** Units in brackets, or the names in English under those in Chinese; values of another kind under them. */
function saysTheSame(rows: Rows, above: readonly SourceCell[], bottom: number): boolean {
  const under = rows[bottom + 1] ?? [];
  const pairs = under.flatMap((cell, i) =>
    isBlank(cell) ? [] : [{ text: cellText(cell).trim(), name: cellText(above[i]) }],
  );
  const areUnits = pairs.every(({ text }) => /^[（(【[].*[)）】\]]$/.test(text));
  const isChinese = (text: string): boolean => /[\u4e00-\u9fff]/.test(text);
  const areEnglish =
    pairs.length > 1 && pairs.every(({ text, name }) => /^[\x20-\x7e]*[a-z]{2}/i.test(text) && isChinese(name));
  if (!areUnits && !areEnglish) return false;
  const { header, data } = votesOf(under, profileOf(rows, bottom + 2, under.length, under));
  return header > 0 && data === 0;
}

/** Each cell that is spanned has a name of its own under it. */
function isNamed(under: readonly SourceCell[], left: number, right: number): boolean {
  for (let i = left; i <= right; i++) if (!isWord(under[i])) return false;
  return true;
}

function joinsAbove({ rows, merges }: Grid, top: number, bottom: number, width: number): boolean {
  const above = rows[top - 1];
  if (above === undefined) return false;
  const filled = above.flatMap((cell, i) => (isBlank(cell) ? [] : [i]));
  if (filled.length === 0 || !filled.every((i) => isWord(above[i]))) return false;
  const reaches = merges.some((merge) => merge.top < top && merge.bottom >= top && merge.bottom <= bottom);
  if (reaches) return true;
  const names = rows[top] ?? [];
  const repeats = hasRepeats(names);
  // 单位：某大学 beside 日期：… is a line about the sheet.
  if (!repeats && filled.some((i) => /[：:]/.test(cellText(above[i])))) return false;
  const spans = merges.filter((merge) => merge.top === top - 1 && merge.bottom === top - 1 && isSideways(merge));
  const isGroup = ({ left, right }: Merge): boolean => right - left + 1 < width && isNamed(names, left, right);
  if (spans.length > 0) return spans.some(isGroup) && (filled.length > 1 || repeats);
  if (merges.length > 0 || filled.length < 2) return false;
  // Without merged cells: it names columns that the row leaves blank, or tells apart what the row names twice.
  return repeats || filled.some((i) => i < width && isBlank(names[i]));
}

function hasRepeats(row: readonly SourceCell[]): boolean {
  const texts = row.filter((cell) => !isBlank(cell)).map((cell) => cellText(cell).trim());
  return new Set(texts).size < texts.length;
}

/** Names from top to bottom, each once: 初赛/评委一/得分. */
function pathsOf(grid: Grid, spread: Rows, top: number, bottom: number, width: number): readonly string[] {
  const rows = Array.from({ length: bottom - top + 1 }, (_, i) => spread[top + i] ?? grid.rows[top + i] ?? []);
  const isMerged = grid.merges.some((merge) => merge.top >= top && merge.top <= bottom);
  if (!isMerged) for (let i = 0; i < rows.length - 1; i++) rows[i] = carried(rows[i] ?? [], rows[i + 1] ?? []);
  const widest = Math.max(width, ...rows.map((row) => row.length));
  const names = Array.from({ length: widest }, (_, column) => {
    const parts: string[] = [];
    for (const row of rows) {
      // A day as a name is no moment.
      const part = cellText(row[column])
        .trim()
        .replace(/ 00:00:00$/, "");
      if (part !== "" && part !== parts.at(-1)) parts.push(part);
    }
    // A single row's name keeps its blanks and line ends as they are; they are trimmed with the others.
    return parts.join("/");
  });
  while (names.length > width && names.at(-1) === "") names.pop();
  return names;
}

/** A name that spans the names under it carries on over the blanks beside it. */
function carried(row: readonly SourceCell[], under: readonly SourceCell[]): readonly SourceCell[] {
  let last: SourceCell = null;
  return Array.from({ length: Math.max(row.length, under.length) }, (_, i) => {
    const cell = row[i] ?? null;
    if (!isBlank(cell)) {
      last = cell;
      return cell;
    }
    return isBlank(under[i]) ? null : last;
  });
}
