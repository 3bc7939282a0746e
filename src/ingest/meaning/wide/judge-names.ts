import { matchHeader } from "../../../model/aliases/match-header.ts";
import { isPersonName as isAnyName } from "../../privacy/person-names.ts";
import { isPersonName } from "../score-headers.ts";
import { CRITERION, NAME_WORD, OTHER_WORD, SCORE_WORD, SEAT_WORD, TOTAL } from "../score-words.ts";
import { ABOUT_JUDGE } from "./wide-column.ts";

/** The judge whom a header names. */
export interface NamedJudge {
  /** Without what only says that it is a judge, or a score: 张三 of 张三（评委） and 张三打分. */
  readonly judge: string;
  /** The header says that it is one, and not by the name alone. */
  readonly isSaid: boolean;
}

/** 张三（评委）, 李四（福州大学）, Ann Lee (reviewer) */
const BEHIND = new RegExp(
  `\\s*\\((?:${SEAT_WORD}|[^()]*(?:大学|学院|学校|公司|集团|研究院|研究所|中心|局|厅|委|医院|银行|协会))\\)$`,
  "iu",
);
const SCORE_BEHIND = /(?:的)?(?:打分|评分|得分|分数|给分)$|['’]s$|(?:['’]s)?\s+(?:scores?|ratings?|points|marks?)$/i;
const EMAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;
const SEATED = new RegExp(
  `^(?:${SEAT_WORD})\\s*[:：]?\\s+(\\p{L}[\\p{L}'’.-]+(?:\\s+\\p{L}[\\p{L}'’.-]+){0,2})$`,
  "iu",
);
const TITLED = /(?:老师|教授|博士|主任)$|^(?:dr|prof|mr|mrs|ms|m|mme|herr|frau)\.?\s/i;

/** Judge Total and Reviewer Comments name nobody. */
const isOfAll = (word: string): boolean =>
  [SCORE_WORD, TOTAL, OTHER_WORD, NAME_WORD, CRITERION, ABOUT_JUDGE].some((known) => known.test(word)) ||
  matchHeader(word) !== null;

/** Who stands behind a judge's word: Smith of Judge Smith; null where nobody does. */
export function seatedName(label: string): string | null {
  const name = SEATED.exec(label.trim())?.[1] ?? null;
  return name !== null && /^\p{Lu}/u.test(name) && !isOfAll(name) ? name : null;
}

export const isEmail = (label: string): boolean => EMAIL.test(label);

/** Reads the header of a column of scores that stands for a person; null where it names none. */
export function judgeNamed(header: string): NamedJudge | null {
  const text = header.normalize("NFKC").trim();
  const bare = text.replace(BEHIND, "").replace(SCORE_BEHIND, "").trim();
  if (seatedName(bare) !== null || isEmail(bare)) return { judge: bare, isSaid: true };
  if (!isPersonName(bare) && !isAnyName(bare)) return null;
  return { judge: bare, isSaid: bare !== text || TITLED.test(bare) };
}
