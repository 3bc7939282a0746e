import { cellText, type Grid, isBlank, type Merge } from "./grid.ts";
import { kindOf, profileOf } from "./profile.ts";
import type { SourceCell } from "./source.ts";

/** Sums, wherever they stand. */
const SUM =
  /^(合\s*[计計]|[总總]\s*[计計]|小\s*[计計]|共\s*计|累\s*计|합계|총계|sub-?\s?totals?|grand\s+total|(sous-)?total|totals|sum|total\s+general|totales?|suma|somma|soma|summe|gesamt|insgesamt|razem|итого|всего|összesen)\s*[：:]?$/i;
/** A sum of a group, by its end: 工业制造赛道小计. */
const GROUP_SUM = /.(小\s*计|合\s*计|sub-?total)\s*[：:]?$/i;
/** Figures of whole columns, as they stand at the end of a table. */
const FIGURES =
  /^(平均分?|均值|均分|最高分?|最低分?|中位数|标准差|方差|总分|总数|总人数|人数|通过率|合格率|mean|average|avg\.?|max(imum)?|min(imum)?|median|std\.?(\s*dev\.?)?|count|moyenne|somme|total\s+général|средн(ий|ее|яя)(\s+балл)?|średnia|promedio|m[eé]dia|durchschnitt|mittelwert|átlag|平均点|평균|overall|summary|submitted\/1st yes\/total yes)\s*[：:]?$/i;
const NOTE =
  /^[（(【*※]*\s*(合\s*计|总\s*计|小\s*计|[总一]?共[计有]?\s*[：:]?\s*\d|备\s*注|注\s*[：:\d]|说\s*明|附\s*注|附\s*[：:]|填表人|填报人|制表|编制|审核人|审核\s*[：:]|统计人|联系人\s*[：:]|数据来源|资料来源|签字|签名|盖章|日期\s*[：:]|截至|第\s*\d+\s*页|page\s+\d+\s*(of|\/|$)|\d+\s+(rows?|records?|entries)\b|showing\s+\d|(total|notes?|source|remarks?|generated|exported|légende|hinweis|anmerkungen?|quelle|fuente|fonte)\b|примечани|председател|секретар|члены жюри|подпис|źródło|uwagi?\s*:|비고|출처)/i;
const SENTENCE = /[：:。；]|\.$/;

/** Tells remarks and sums from rows of data. */
export interface NoteTest {
  /** @param index the row's place in the grid */
  isNote(row: readonly SourceCell[], index: number): boolean;
  /** One cell across most of the table and no remark: it heads the rows under it. */
  isHeading(row: readonly SourceCell[], index: number): boolean;
}

interface Region {
  readonly grid: Grid;
  readonly firstData: number;
  /** The last row that is not blank. */
  readonly last: number;
  readonly width: number;
}

export function noteTest({ grid, firstData, last, width }: Region): NoteTest {
  const { rows } = grid;
  const columns = profileOf(rows, firstData, width);
  const usual = columns.filter(({ filled }) => filled > 0).length;
  const isNarrow = width < 3 || usual < 3;
  const sideways = new Map<number, Merge>();
  for (const merge of grid.merges) {
    if (merge.right - merge.left + 1 >= width / 2 && merge.right > merge.left) sideways.set(merge.top, merge);
  }

  const sums = sumsWithin(rows, firstData, last, usual);
  const isRemark = (row: readonly SourceCell[]): boolean => {
    if (sums.has(row)) return true;
    const { first } = opening(row, 1);
    // Nearly every row is told apart by its first cell.
    if (typeof first !== "string") return false;
    const text = first.trim();
    if (SUM.test(text)) return true;
    if (GROUP_SUM.test(text)) return opening(row).filled < usual;
    return NOTE.test(text) && isSparse(row, text);
  };
  const isSparse = (row: readonly SourceCell[], text: string): boolean => {
    const { filled } = opening(row);
    return filled === 1 || (filled <= Math.max(2, width / 2) && (!isNarrow || text.length > 12));
  };

  /** From here to the end there is no row of data. */
  let tail = last + 1;
  for (let i = last; i >= firstData; i--) {
    const row = rows[i] ?? [];
    if (row.every(isBlank)) continue;
    if (!isRemark(row) && !isEnd(row, i)) break;
    tail = i;
  }

  function isEnd(row: readonly SourceCell[], index: number): boolean {
    const { filled, first, column } = opening(row);
    if (first === null) return false;
    const text = cellText(first).trim();
    if (FIGURES.test(text) && filled < usual) return othersAreFigures(row, column);
    if (isNarrow) return filled === 1 && usual === 2 && text.length >= 12 && SENTENCE.test(text);
    if (filled === 1) {
      const kind = kindOf(first);
      if (kind === "number" || kind === "date" || (kind === "code" && !/\s/.test(text))) return false;
      if (sideways.has(index) || SENTENCE.test(text)) return true;
      if (index > firstData && (rows[index - 1] ?? []).every(isBlank)) return true;
      // A long text in a column of numbers or codes; among other texts it may be a row that is not filled in.
      const { kind: usualKind } = columns[column] ?? {};
      return text.length >= 12 && usualKind !== "name" && usualKind !== "long";
    }
    // 制表人：张三 beside 审核：李四.
    const words = row.filter((cell) => !isBlank(cell));
    return filled * 2 <= usual && words.every((cell) => typeof cell === "string" && /[：:]/.test(cell));
  }

  return {
    isNote: (row, index) => index >= tail || isRemark(row),
    isHeading: (row, index) => {
      const { filled, first } = opening(row, 2);
      if (filled !== 1 || typeof first !== "string" || kindOf(first) !== "name" || NOTE.test(first.trim()))
        return false;
      return sideways.has(index) || !isNarrow;
    },
  };
}

/** More rows than this are kinds of data, of which one is called a total. */
const MOST_SUMS = 0.25;

/** Sums of groups that are named first (第1组, 小计, 412): the word stands further on, and what tells rows apart is blank. */
function sumsWithin(
  rows: Grid["rows"],
  firstData: number,
  last: number,
  usual: number,
): ReadonlySet<readonly SourceCell[]> {
  const found = new Set<readonly SourceCell[]>();
  for (let i = firstData; i <= last; i++) {
    const row = rows[i] ?? [];
    if (opening(row, usual).filled < usual && row.some(isSumWord)) found.add(row);
  }
  if (found.size === 0) return found;
  let words = 0;
  for (let i = firstData; i <= last; i++) if (rows[i]?.some(isSumWord) === true) words++;
  return words > (last - firstData + 1) * MOST_SUMS ? new Set() : found;
}

const LONGEST_SUM = 16;
const isSumWord = (cell: SourceCell): boolean =>
  typeof cell === "string" && cell.length <= LONGEST_SUM && MAYBE_SUM.test(cell) && SUM.test(cell.trim());
/** What each of the words has: a look at it is all that most cells cost. */
const MAYBE_SUM = /[计計계]|tot|sum|som|ges|raz|ит|вс|ssz/i;

interface Opening {
  readonly filled: number;
  readonly first: SourceCell;
  readonly column: number;
}

/** @param most cells counted at most */
function opening(row: readonly SourceCell[], most = Number.POSITIVE_INFINITY): Opening {
  let filled = 0;
  let first: SourceCell = null;
  let column = -1;
  for (let i = 0; i < row.length && filled < most; i++) {
    const cell = row[i];
    if (isBlank(cell) || cell === undefined) continue;
    if (filled === 0) {
      first = cell;
      column = i;
    }
    filled++;
  }
  return { filled, first, column };
}

const othersAreFigures = (row: readonly SourceCell[], but: number): boolean =>
  row.every((cell, i) => i === but || isBlank(cell) || ["number", "code", "name"].includes(kindOf(cell) ?? "name"));
