import { matchHeader, withoutQuestionNumber } from "../../../model/aliases/match-header.ts";
import type { SourceTable } from "../../table/source.ts";
import { isUnique } from "../column-cells.ts";
import { ENTRY_IDENTITY } from "../mapping.ts";
import { entryAsked } from "../settle/entrants.ts";
import { judgeNamed } from "./judge-names.ts";
import { areOfOneScale } from "./judges-by-name.ts";
import { type Candidate, place, type WideColumn } from "./wide-column.ts";

/** E01, FJ2026-017, 项目3, Couple 12: the number of an entry; score1 is none, nor is a year. */
const CODE =
  /^(?:(?:参赛)?项目|作品|团队|队伍|选手|节目|案例|论文|[Tt]eam|[Pp]roject|[Ee]ntry|[Pp]aper|[Pp]oster|[Cc]ouple|[Cc]ontestant|[Cc]ompetitor|[Pp]articipant|[Cc]andidate|[Ss]ong|[Ff]ilm|[Aa]ct|[Nn]o\.?|#)?\s*[A-Z]{0,4}[-_.# ]?\d{1,12}(?:[-_]\d{1,12})*(?:号|队)?$/;
const YEAR = /^(?:19|20)\d\d年?$/;
/** Questions of a form, and numbered criteria. */
const QUESTION = /^(?:q|题|第|问题?|指标|criteri(?:on|a)|crit|c|item|part|round|r|轮)\s*[-_.]?\d/i;
/** A title is longer than the name of a criterion, or says what it is the title of. */
const TITLE = /项目|作品|平台|系统|团队|队$|方案|应用|研究|\b(?:team|project)\b/i;
const LONG = 6;
/** Words of things that are judged, and of no criterion. */
const THING = /项目|作品|平台|系统|团队|队$|\b(?:team|project)\b/i;

const FEWEST = 2;
const FEW_STEPS = 12;

/** A part of the judgement; 海洋数据平台 is none, though criteria speak of data too. */
const isPart = ({ header, isCriterion, max }: Candidate): boolean =>
  isCriterion && (max !== null || !THING.test(header));

const isEntry = (header: string): boolean => {
  const text = header.normalize("NFKC").trim();
  return (
    (CODE.test(text) && !YEAR.test(text)) || TITLE.test(text) || (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= LONG
  );
};

/**
 * A row a judge and a column an entry: 评委 | E01 | E02 | E03. Nothing else in the table names an entry, and each judge
 * has one row.
 */
export function findEntriesAcross(
  table: SourceTable,
  columns: readonly Candidate[],
  isNumber: (index: number) => boolean,
  found: Map<number, WideColumn>,
): void {
  const concepts = table.header.map((header) => matchHeader(header)?.concept ?? null);
  const judge = concepts.indexOf("judge_id");
  const isOfEntries = concepts.some(
    (concept) =>
      concept !== null && (ENTRY_IDENTITY.includes(concept) || concept === "score" || concept === "criterion"),
  );
  if (judge < 0 || isOfEntries || !isUnique(table, judge, 1)) return;
  findGrids(columns, isNumber, found);
  if (found.size > 0) return;
  const across = columns.filter(
    ({ index, header, isTotal, role }) =>
      isNumber(index) && concepts[index] === null && !isTotal && role === "score" && judgeNamed(header) === null,
  );
  const isAcross = new Set(across.map(({ index }) => index));
  // Whatever else the rows say in words may say what was judged.
  const isElse = columns.some(
    ({ index, role }) => index !== judge && !isAcross.has(index) && !isNumber(index) && role !== "other",
  );
  const first = across[0]?.index ?? 0;
  const isRun = across.length >= FEWEST && across.every(({ index }, at) => index === first + at);
  const named = across.filter((column) => isEntry(column.header) && !isPart(column)).length;
  const isAsked = across.some(({ header }) => QUESTION.test(header.normalize("NFKC").trim()));
  // Of entries that all go by numbers, whatever few steps they are judged in.
  const small = named === across.length ? FEW_STEPS : 0;
  if (!isRun || isElse || isAsked || named * 2 < across.length || !areOfOneScale(table, across, small)) return;
  for (const { index, header } of across) found.set(index, { by: "entry", place: place({ entry: header.trim() }) });
}

const GRID = /^(.+?)\s*[[【]([^\][【】]+)[\]】]$/s;
const ASKED = /(?:作品|项目|方案|团队|队伍|小组|选手).{0,6}(?:评|打)分/;
/** 请为各作品打分—智慧渔港, as Chinese forms put what a question is about. */
const DASHED = /^(.+?)\s*(?:—|--)+\s*([^—]+)$/s;

/** Rate each project for innovation [Solar Kiosk]: a form asks all its judges the same of each entry. */
function findGrids(
  columns: readonly Candidate[],
  isNumber: (index: number) => boolean,
  found: Map<number, WideColumn>,
): void {
  const cells = columns.flatMap(({ index, header, max, min }) => {
    const plain = withoutQuestionNumber(header).trim();
    const [, question = "", entry = ""] = GRID.exec(plain) ?? DASHED.exec(plain) ?? [];
    const isAsked = entry !== "" && (entryAsked(question) !== null || ASKED.test(question)) && isNumber(index);
    return isAsked ? [{ index, question: question.trim(), entry: entry.trim(), max, min }] : [];
  });
  const questions = new Set(cells.map(({ question }) => question));
  const entries = new Set(cells.map(({ entry }) => entry));
  if (entries.size < FEWEST || cells.length < entries.size * questions.size) return;
  for (const { index, question, entry, max, min } of cells) {
    const criterion = questions.size > 1 ? question.replace(/\s*[(（][^()（）]*[)）]$/, "") : null;
    found.set(index, { by: "entry", place: place({ entry, criterion, max, min }) });
  }
}
