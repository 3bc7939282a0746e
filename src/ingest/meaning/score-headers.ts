import { matchHeader, withoutQuestionNumber } from "../../model/aliases/match-header.ts";
import { matchValue } from "../../model/aliases/match-value.ts";
import { normaliseName } from "../../model/aliases/normalise-name.ts";
import { JUDGED_STAGES, type JudgedStage } from "../../model/vocabulary.ts";
import { numeral } from "../values/whole-numbers.ts";
import {
  CRITERION,
  NAME_WORD,
  OCCASION,
  OTHER_WORD,
  SCORE_AHEAD,
  SCORE_WORD,
  SEAT_WORD,
  TOTAL,
} from "./score-words.ts";

/** What the header of a column of scores says, read by itself; what the column is depends on its neighbours. */
export interface ScoreHeader {
  /** 评委1, 专家A, J3: as it stands, without words for a score. */
  readonly judge: string | null;
  /** Several headers with the same one belong to the same judge. */
  readonly seat: string | null;
  /** name: 评委1姓名, who sits there; other: remarks, signatures and the like, which are no scores. */
  readonly role: "score" | "name" | "other";
  readonly criterion: string | null;
  /** The criterion is a word that juries use, or carries its most points. */
  readonly isCriterion: boolean;
  readonly stage: JudgedStage | null;
  /** Week 3, R2: of scores that are given again and again. */
  readonly round: number | null;
  /** A sum, mean, rank or spread of other columns. */
  readonly isTotal: boolean;
  /** From (30分), (0-30) or (max 30) in the header. */
  readonly max: number | null;
  /** From (1-5). */
  readonly min: number | null;
  /** From 创新性（40%）. */
  readonly share: number | null;
}

const NUMERAL = "\\d{1,3}(?!\\d)|[一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛]|[A-Z](?![A-Za-z])";
const SEAT = new RegExp(
  `^(${SEAT_WORD})\\s*(?:no\\.?|n°|#|第|[-_.:：])?\\s*(${NUMERAL})\\s*(?:号|位)?\\s*[-_:：、.的]*\\s*(.*)$`,
  "is",
);
const SEAT_BEHIND = new RegExp(
  `^(?:第\\s*(${NUMERAL})\\s*(?:号|位)?|(${NUMERAL})\\s*(?:号|位))\\s*(${SEAT_WORD})\\s*(.*)$`,
  "is",
);
const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const PERSON = new RegExp(`^[${SURNAMES}][\\u4e00-\\u9fff]{1,2}(?:老师|教授|博士|主任)?$`);
/** 张三, 李四光: a name over a column of scores is a judge's. */
export const isPersonName = (header: string): boolean => PERSON.test(header.trim());
/** 评委张三, 专家：李四. */
const SEAT_PERSON = new RegExp(`^(?:${SEAT_WORD})\\s*[:：]?\\s*([\\u4e00-\\u9fff]{2,3})(?:打分|评分|得分)?$`);

/** J1 … J9, as score sheets of sports have them. */
const SHORT_SEAT = /^(J\d{1,2})(?:\s+(.*))?$/s;
/** 评委打分 above the names of the judges. */
const BENCH = new RegExp(
  `^(?:各(?:位)?)?(?:${SEAT_WORD})s?(?:的|'s|s')?\\s*(?:组|成员)?\\s*(?:打分|评分|得分|分数|分|scores?|notes?|marks?)?$`,
  "i",
);

const LIMIT =
  /[(（【[]\s*(?:满分|最高|max\.?|out of|sur|von|de|из|占|共|([01])\s*(?:[-–~～—至到]|to)\s*|\/)?\s*(\d{1,4}(?:\.\d+)?)\s*(分|points?|pts?|punkte|puntos|pontos|баллов|点|점)?\s*[)）】\]]/i;
const SHARE = /[(（【[]\s*(?:占|权重|weight)?\s*[:：]?\s*(\d{1,3}(?:\.\d+)?)\s*[%％]\s*[)）】\]]/i;
const LIMIT_BEHIND = /(\d{1,3})\s*分$/;

/** Балл 1 тур, Round 2 score: which word comes first makes no difference. */
const SCORE_BESIDE = /^(?:得分|成绩|points?|scores?|баллы?)\s+|\s*(?:得分|成绩|points?|scores?|баллы?)$/i;

const NOTHING: ScoreHeader = {
  judge: null,
  seat: null,
  role: "score",
  criterion: null,
  isCriterion: false,
  stage: null,
  round: null,
  isTotal: false,
  max: null,
  min: null,
  share: null,
};

/** 初赛评委1 */
const STAGE_AHEAD = /^(初赛|预赛|初评|网评|复赛|复评|半决赛|决赛|总决赛|终评|路演|答辩)[-_·]?\s*(.+)$/s;

/** week1_judge2_score, Round 2 Judge A */
const OCCASION_AHEAD = new RegExp(`^(\\p{L}+[\\s_-]?\\d{1,2})[\\s_-]+((?:${SEAT_WORD}).*)$`, "isu");

/** Which time it is; null where the words speak of none. */
function roundOf(part: string): number | null {
  const m = OCCASION.exec(part.trim());
  return m === null ? null : numeral(m[1] ?? m[2] ?? m[3] ?? "");
}

const SEPARATORS = /\s*[/／|→\n]\s*|\s+[-–—]\s+/;

/** Reads one header: 评委1, 专家A得分, Judge 2 - Originality, 初赛/评委一/创新性（30分）, 总分. */
export function readScoreHeader(header: string): ScoreHeader {
  let found = NOTHING;
  const left: string[] = [];
  let isUnderBench = false;
  const parts = withoutQuestionNumber(header).trim().split(SEPARATORS);
  for (const part of parts) {
    if (part === "") continue;
    const ahead = STAGE_AHEAD.exec(part) ?? OCCASION_AHEAD.exec(part);
    const seat = readSeat((ahead?.[2] ?? part).replace(SCORE_AHEAD, ""));
    if (seat !== null && ahead !== null) {
      found = { ...found, stage: stageOf(ahead[1] ?? ""), round: roundOf(ahead[1] ?? "") };
    }
    if (seat !== null && found.judge === null) {
      const { rest, ...who } = seat;
      found = { ...found, ...who };
      if (rest !== "") left.push(rest);
    } else if (BENCH.test(part) && left.length === 0 && found.judge === null) isUnderBench = true;
    else {
      // Round 1 is a stage over others, and by itself one of many.
      const stage = parts.length === 1 && /^[a-z]/i.test(part) && roundOf(part) !== null ? null : stageOf(part);
      if (stage !== null && found.stage === null) found = { ...found, stage };
      else left.push(part);
    }
  }
  for (const part of left) found = readPart(part, found);
  // Under 评委打分 stand the judges by name.
  if (isUnderBench && found.judge === null && found.criterion !== null && !found.isTotal) {
    const name = found.criterion;
    return { ...found, judge: name, seat: normaliseName(name), criterion: null, isCriterion: false };
  }
  return found;
}

function readSeat(part: string): { readonly judge: string; readonly seat: string; readonly rest: string } | null {
  const person = SEAT_PERSON.exec(part);
  if (person !== null && isPersonName(person[1] ?? ""))
    return { judge: person[1] ?? "", seat: person[1] ?? "", rest: "" };
  const m = SEAT.exec(part);
  if (m !== null) {
    const [, word = "", index = "", rest = ""] = m;
    // "judges": the s is no seat.
    if (/^[a-z]$/.test(index)) return null;
    const judge = part.slice(0, part.length - rest.length).replace(/[\s\-_:：、.的]+$/, "");
    return { judge, seat: normaliseName(word + index), rest: rest.trim() };
  }
  const behind = SEAT_BEHIND.exec(part);
  if (behind !== null) {
    const rest = behind[4] ?? "";
    const index = behind[1] ?? behind[2] ?? "";
    if (/^[a-z]$/.test(index)) return null;
    const judge = part.slice(0, part.length - rest.length).trim();
    return { judge, seat: normaliseName(`${behind[3] ?? ""}${index}`), rest: rest.trim() };
  }
  const short = SHORT_SEAT.exec(part);
  return short === null ? null : { judge: short[1] ?? "", seat: short[1] ?? "", rest: (short[2] ?? "").trim() };
}

function stageOf(part: string): JudgedStage | null {
  const bare = part.replace(/(?:总?成绩|得分|评分|打分|分数|总分|scores?)$/i, "").trim();
  const stage = bare === part ? matchValue("stage", part) : null;
  return JUDGED_STAGES.find((known) => known === stage) ?? null;
}

function readPart(part: string, found: ScoreHeader): ScoreHeader {
  const limit = LIMIT.exec(part);
  const max = limit === null ? null : Number(limit[2]);
  if (limit?.[1] !== undefined) found = { ...found, min: found.min ?? Number(limit[1]) };
  const bare = part
    .replace(/[(（【[][^)）】\]]*[)）】\]]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  // Clean.Cup, visual_design: blanks as programs write them.
  const plain = bare.replace(/[._]+(?=\p{L})/gu, " ");
  const share = SHARE.exec(part);
  if (share !== null) found = { ...found, share: Number(share[1]) };
  // Only a remark in brackets: 评委1（张三）.
  if (bare === "") return { ...found, max: found.max ?? max };
  if (SCORE_WORD.test(plain)) return { ...found, max: found.max ?? max };
  if (found.judge !== null && NAME_WORD.test(bare)) return { ...found, role: "name" };
  if (OTHER_WORD.test(bare) && max === null) return { ...found, role: "other" };
  if (TOTAL.test(plain)) return { ...found, isTotal: true };
  const round = roundOf(plain.replace(SCORE_BESIDE, "").trim());
  if (round !== null) return { ...found, round, max: found.max ?? max };
  const behind = limit === null ? LIMIT_BEHIND.exec(bare) : null;
  const name = (behind === null ? bare : bare.slice(0, behind.index).trim())
    .replace(/(?:得分|评分|打分| score)$/i, "")
    .trim();
  const points = max ?? (behind === null ? null : Number(behind[1]));
  const isKnown = (CRITERION.test(name) || CRITERION.test(plain)) && matchHeader(bare) === null;
  return {
    ...found,
    criterion: found.criterion === null ? name : `${found.criterion}/${name}`,
    isCriterion: found.isCriterion || isKnown || (points !== null && name !== ""),
    max: found.max ?? points,
  };
}
