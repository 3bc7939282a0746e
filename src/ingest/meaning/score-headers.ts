import { matchHeader, matchValue, normaliseName } from "../../model/aliases.ts";
import { JUDGED_STAGES, type JudgedStage } from "../../model/vocabulary.ts";

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
  /** A sum, mean, rank or spread of other columns. */
  readonly isTotal: boolean;
  /** From (30分), (0-30) or (max 30) in the header. */
  readonly max: number | null;
  /** From 创新性（40%）. */
  readonly share: number | null;
}

const SEAT_WORD =
  "评审专家|评审委员|评审员|评审老师|评审|专家评委|评委老师|评委|专家|裁判员|裁判|考官|judge|reviewer|referee|panell?ist|evaluator|assessor|examiner|expert|juge|rapporteur|relecteur|évaluateur|examinateur|juré";
const NUMERAL = "\\d{1,2}|[一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛]|[A-Z](?![A-Za-z])";
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

const SCORE_WORD = /^(?:最?后?得分|评分|打分|分数|成绩|分值|分|给分|scores?|marks?|points?|notes?|ratings?)$/i;
const NAME_WORD = /^(?:姓名|名字|名称|编号|代码|id|name|nom|code)$/i;
const OTHER_WORD =
  /意见|评语|备注|签名|签字|回避|单位|职称|时间|电话|邮箱|手机|说明|理由|comment|remark|remarque|signature|affiliation|e-?mail|date|time|text|summary|justification/i;

const TOTAL =
  /^(?:(?:本轮|单项|个人|评委|专家|评审|最终|最后|项目|作品)?(?:总分|合计|小计|总计|总成绩|总得分|总评分?|总评成绩)|合计得分|(?:最终|最后|综合|加权|折算|平均|总平均).{0,6}|均分|.{0,6}平均分?|.{0,6}均值|.{0,4}(?:排名|名次|位次|排序)|极差|分差|标准分|标准差|方差|[tz]分数?|[tz]-?scores?|去掉.*|去.*最高.*|偏差|(?:grand |sub)?-?total(?: score| points| mark)?|sum|sum of .*|(?:weighted |trimmed )?(?:average|mean|avg)(?: score| of .*)?|final(?: score| mark)?|overall total|rank(?:ing)?|place|range|spread|st(?:andar)?d\.? ?dev(?:iation)?|variance|moyenne.*|somme.*|note finale|note globale|rang|classement)$/i;

/** Parts of a jury's judgement under the names that forms give them. */
const CRITERION =
  /^(?:.{0,8}(?:创新|原创|技术|应用|实用|可行|完整|规范|先进|科学|商业|推广|落地|经济|社会|效益|价值|展示|表现|表达|答辩|陈述|演示|展现|路演|选题|内容|结构|逻辑|语言|团队|数据|安全|合规|前景|成熟|完成|难度|美观|视觉|设计|方案|文档|效果|影响|贡献|质量|水平|能力|程度|潜力|示范|创意|主题|工作量).{0,8}(?:性|度|价值|效益|能力|水平|情况|表现|程度|前景|潜力|质量|意义|效果|力|分|得分)?|originality|novelty|creativity|innovation|innovativeness|technical.*|technique|feasibility|faisabilité|impact.*|significance|soundness|clarity|clarté|presentation|présentation|quality.*|qualité.*|relevance|pertinence|correctness|reproducibility|execution|design|difficulty|interpretation.*|composition|transitions|performance|skating skills|timing|musicality|artistry|content|contribution|style|structure|usefulness|utility|scalability|teamwork|business.*|market.*|originalité|créativité|importance|evaluation|experiments|methodology|writing)$/i;

const LIMIT =
  /[(（【[]\s*(?:满分|最高|max\.?|out of|sur|占|共|0\s*[-–~～—至到]\s*|\/)?\s*(\d{1,4}(?:\.\d+)?)\s*(分|points?|pts?)?\s*[)）】\]]/i;
const SHARE = /[(（【[]\s*(?:占|权重|weight)?\s*[:：]?\s*(\d{1,3}(?:\.\d+)?)\s*[%％]\s*[)）】\]]/i;
const LIMIT_BEHIND = /(\d{1,3})\s*分$/;

const NOTHING: ScoreHeader = {
  judge: null,
  seat: null,
  role: "score",
  criterion: null,
  isCriterion: false,
  stage: null,
  isTotal: false,
  max: null,
  share: null,
};

/** 初赛评委1 */
const STAGE_AHEAD = /^(初赛|预赛|初评|网评|复赛|复评|半决赛|决赛|总决赛|终评|路演|答辩)[-_·]?\s*(.+)$/s;

const SEPARATORS = /\s*[/／|→\n]\s*|\s+[-–—]\s+/;

/** Reads one header: 评委1, 专家A得分, Judge 2 - Originality, 初赛/评委一/创新性（30分）, 总分. */
export function readScoreHeader(header: string): ScoreHeader {
  let found = NOTHING;
  const left: string[] = [];
  let isUnderBench = false;
  for (const part of header.normalize("NFKC").trim().split(SEPARATORS)) {
    if (part === "") continue;
    const ahead = STAGE_AHEAD.exec(part);
    const seat = readSeat(ahead?.[2] ?? part);
    if (seat !== null && ahead !== null) found = { ...found, stage: stageOf(ahead[1] ?? "") };
    if (seat !== null && found.judge === null) {
      const { rest, ...who } = seat;
      found = { ...found, ...who };
      if (rest !== "") left.push(rest);
    } else if (BENCH.test(part) && left.length === 0 && found.judge === null) isUnderBench = true;
    else {
      const stage = stageOf(part);
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
  const max = limit === null ? null : Number(limit[1]);
  const bare = part
    .replace(/[(（【[][^)）】\]]*[)）】\]]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const share = SHARE.exec(part);
  if (share !== null) found = { ...found, share: Number(share[1]) };
  // Only a remark in brackets: 评委1（张三）.
  if (bare === "") return { ...found, max: found.max ?? max };
  if (SCORE_WORD.test(bare)) return { ...found, max: found.max ?? max };
  if (found.judge !== null && NAME_WORD.test(bare)) return { ...found, role: "name" };
  if (OTHER_WORD.test(bare)) return { ...found, role: "other" };
  if (TOTAL.test(bare)) return { ...found, isTotal: true };
  const behind = limit === null ? LIMIT_BEHIND.exec(bare) : null;
  const name = (behind === null ? bare : bare.slice(0, behind.index).trim())
    .replace(/(?:得分|评分|打分| score)$/i, "")
    .trim();
  const points = max ?? (behind === null ? null : Number(behind[1]));
  const isKnown = CRITERION.test(name) && matchHeader(bare) === null;
  return {
    ...found,
    criterion: found.criterion === null ? name : `${found.criterion}/${name}`,
    isCriterion: found.isCriterion || isKnown || (points !== null && name !== ""),
    max: found.max ?? points,
  };
}
