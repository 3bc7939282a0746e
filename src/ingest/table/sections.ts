import { cellText, isBlank, type Merge } from "./grid.ts";
import type { SourceCell } from "./source.ts";

/** Headings between the rows (一等奖 over its winners), which say something of each row under them. */
export interface Sections {
  /** The name of the column that the headings make. */
  readonly column: string;
  /** Row of the grid → what its heading says, without number and count. */
  readonly headings: ReadonlyMap<number, string>;
  /** What the rows before the first of them stand under. */
  readonly first: string | null;
}

/** Words of which headings of winners' lists are made; without merged cells, only they make a lone cell one. */
const HEADING =
  /奖|獎|組|组|赛道|赛区|类别?|部分|名单|级|方向|专题|賞|部門|부문|수상|^[一二三四五六七八九十]+[、.．]|(?:^|\P{L})(?:groups?|tracks?|sections?|divisions?|categor(?:y|ies)|awards?|prizes?|medal(?:s|ists?)?|finalists?|prix|m[ée]dailles?|mentions?|cat[ée]gories?|medallas?|premios?|menci[oó]n(?:es)?|categor[ií]as?|grupos?|medalhas?|pr[êe]mios?|preise?|medaillen?|gruppen?|kategorien?|klassen?|nagrod[ay]|medale?|kategori[ae]|grup[ay]|диплом|медал|побед|приз|лауреат|номинаци|секци|категори|групп|класс|возраст)/iu;

interface Body {
  readonly rows: readonly (readonly SourceCell[])[];
  readonly merges: readonly Merge[];
  readonly firstData: number;
  readonly header: readonly string[];
  /** The row right above the header, where it has one cell. */
  readonly above: string | null;
  readonly isHeader: (row: readonly SourceCell[]) => boolean;
}

/**
 * The headings among rows that consist of one cell. Cells merged across the table are headings, and so are those with
 * the header again under them; other single cells are where the first row under the header is one, so that every row
 * has its heading, and all read like headings.
 *
 * @param lone rows of the grid with one cell each that may be a heading
 */
export function findSections(lone: readonly number[], body: Body): Sections | null {
  if (lone.length === 0) return null;
  const { rows, merges, firstData, header, isHeader } = body;
  const merged = new Set(merges.filter(({ left, right }) => right > left).map(({ top }) => top));
  const texts = new Map(lone.map((row) => [row, textOf(rows[row] ?? [])]));
  const opens =
    lone.includes(nextFilled(rows, firstData - 1)) && lone.every((row) => HEADING.test(texts.get(row) ?? ""));
  const chosen = lone.filter((row) => opens || merged.has(row) || isHeader(rows[nextFilled(rows, row)] ?? []));
  if (chosen.length === 0) return null;
  const headings = new Map(chosen.map((row) => [row, bare(texts.get(row) ?? "")]));
  const column = columnName([...headings.values()], header);
  // The first heading stands above the header where the others have it again under them.
  const first = body.above === null || opens || !HEADING.test(body.above) ? null : bare(body.above);
  const fits = first !== null && columnName([...headings.values(), first], header) === column;
  return { column, headings, first: fits && column !== "分组" ? first : null };
}

function nextFilled(rows: readonly (readonly SourceCell[])[], from: number): number {
  let next = from + 1;
  while (next < rows.length && (rows[next] ?? []).every(isBlank)) next++;
  return next;
}

/** How many rows a heading says are under it: 一等奖（共10项）; null where it does not. */
export function statedIn(text: string): number | null {
  const found = /[（(：:]\s*共?\s*(\d+)\s*(?:个|项|名|支|队|件|组|位|篇)\s*[)）]?$/.exec(text.trim());
  return found === null ? null : Number(found[1]);
}

const textOf = (row: readonly SourceCell[]): string => cellText(row.find((cell) => !isBlank(cell))).trim();

/** 一、一等奖（共10项） → 一等奖. */
const bare = (text: string): string =>
  text
    .replace(/^[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*/, "")
    .replace(/\s*[（(：:]\s*共?\s*\d+\s*(个|项|名|支|人|队|件|组|位|篇)?\s*[)）]?$/, "")
    .replace(/[：:]$/, "")
    .trim() || text;

function columnName(texts: readonly string[], header: readonly string[]): string {
  const all = (word: RegExp): boolean => texts.every((text) => word.test(text));
  const name = all(/奖|award|prize/i) ? "奖项" : all(/赛道|track/i) ? "赛道" : all(/组|group/i) ? "组别" : "分组";
  return header.includes(name) ? "分组" : name;
}
