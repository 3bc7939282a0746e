import { isPersonalHeader } from "../../../model/aliases/personal-headers.ts";
import { problemName } from "../problem-headers.ts";
import { SCORE_WORD } from "../score-words.ts";
import type { Candidate } from "./wide-column.ts";

/** Score the entry >> Craft; Please rate the team / Pitch: what a question is about stands behind it. */
const UNDER = /^(.+?)\s*(>>|»|\/|\s[-–—]\s|—)\s*([^/»>—]+)$/s;
const ASKS = /\b(?:rat(?:e|ings?)|scor(?:e|ing)|evaluat|judg|assess|grad(?:e|ing)|criteri)|评分|打分|评价|评估/i;
const BEHIND = /^(.*?)\s*([[【(])([^\][【】()]+)[\]】)]\s*$/s;
/** A question of a few words at least, that asks for points. */
const isQuestion = (text: string): boolean =>
  ASKS.test(text) && (/\S\s+\S+\s+\S/.test(text) || /\p{sc=Han}{4}/u.test(text));
/** Rate - Clarity; score/total_time is a record's field. */
const ASKED = /^(?:please )?(?:rate|score|rating|evaluate|grade)$/i;

function isGrid(question: string, sign: string): boolean {
  if (sign === "(") return SCORE_WORD.test(question);
  if (question === "" || isPersonalHeader(question)) return false;
  return /^[[【]$/.test(sign) || isQuestion(question) || (sign !== "/" && ASKED.test(question));
}

/** 30分, 0-10, 40%, max 5: how many points, and not for what. */
const LIMIT = /^(?:[\d\s.,%–~～-]|分|满分|最高|占|to|out of|max\.?|points?|pts?)+$/i;

/**
 * Grids of forms put the question before what each column is of: 评分 [创新性], 评分 [实用性]; Score (Depth), Score (Fun).
 * Several columns of numbers under one question are its criteria. In round brackets remarks stand too: there the
 * question has to be a word for points.
 */
export function withBrackets(columns: readonly Candidate[], isNumber: (index: number) => boolean): Candidate[] {
  const grids = new Map<string, Map<number, string>>();
  for (const { index, header, judge } of columns) {
    const plain = header.normalize("NFKC").trim();
    const [, question = "", sign = "", name = ""] = BEHIND.exec(plain) ?? UNDER.exec(plain) ?? [];
    if (!isGrid(question, sign)) continue;
    if (judge !== null || LIMIT.test(name) || problemName(name) !== null || !isNumber(index)) continue;
    const key = `${sign}${question.replace(/\s+/g, " ")}`;
    grids.set(key, (grids.get(key) ?? new Map<number, string>()).set(index, name.trim()));
  }
  const names = new Map(
    [...grids.values()].filter((grid) => new Set(grid.values()).size > 1).flatMap((grid) => [...grid]),
  );
  return columns.map((column) => {
    const criterion = names.get(column.index);
    return criterion === undefined
      ? column
      : { ...column, criterion, isCriterion: true, isTotal: false, role: "score" };
  });
}
