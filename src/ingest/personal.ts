import { cellText, isBlank } from "./grid.ts";
import { looksLikePersons } from "./person-names.ts";
import type { SourceCell } from "./source.ts";
import { readNumber } from "./values.ts";

/** What a column tells of persons: their names, or how to reach or identify them. */
export type PersonalKind = "name" | "phone" | "email" | "identity" | "address";

/** Ends of a header (its last part, without counters and remarks) that speak of something else, whatever stands before. */
const OTHER =
  /(?:性别|年级|专业|尺[码寸]|[人件次]数|数量?|民族|学历|学位|学院|院系|系别|部门|单位|学校|院校|高校|公司|企业|机构|组织|职务|职称|职业|身份|年龄|年限|届|班级|地区|省份|城市|国家|国籍|编号|序号|代码|[得评总]?分数?|评分|成绩|排名|名次|意见|评语|建议|状态|时间|日期|类型|类别|组别|奖项|等级|简介|介绍|说明|备注|题目|题数|赛题|赛道|项目|作品|名额|占比|比例|费用|金额)$|^(?:是否|有无|能否)/;

const HEADERS: readonly (readonly [PersonalKind, RegExp])[] = [
  [
    "phone",
    /(?:手机|电话|联系方式|联系号码|移动电话)(?:号码?|号)?$|^(?:tel|tél|telephone|téléphone|mobile|cell|cell ?phone|phone|portable|fax)(?: ?(?:no|number|n°|num[ée]ro))?$|(?:phone|téléphone|mobile)(?: ?(?:no|number))?$|^(?:num[ée]ro de t[ée]l[ée]phone)/,
  ],
  [
    "email",
    /邮箱(?:地址|账号)?$|电子邮[件箱]|(?:^|[^a-z])(?:e-?mails?|courriels?|m[ée]l|mail)(?: ?(?:address(?:es)?|adresse))?$|^adresse (?:e-?mail|[ée]lectronique)|^(?:e-?mail|courriel)s?\b/,
  ],
  [
    "identity",
    /身份证(?:件)?(?:号码?)?$|证件号码?$|护照(?:号码?)?$|学号$|工号$|准考证(?:号码?)?$|社保(?:卡)?号$|银行卡号?$|银行账号$|^(?:student|passport|national|id)[ _-]?(?:id|card|no|number)s?(?: ?(?:no|number))?$|^(?:num[ée]ro|n°) (?:[ée]tudiant|de s[ée]curit[ée] sociale|de passeport)|^ssn$|^orcid$/,
  ],
  [
    "address",
    /微信号?$|^wechat(?: id)?$|^qq号?码?$|钉钉号?$|住址$|(?:家庭|收件|邮寄|通讯|联系|快递)地址$|^(?:home|postal|mailing|street) address$|^adresse (?:postale|personnelle)$/,
  ],
];

const PERSON_ZH =
  "联系人|负责人|队长|领队|队员|成员|组员|教练员?|指导教师|指导老师|指导者|导师|作者|申报人|申请人|报名人|参赛人员?|参赛者|参赛选手|选手|学生|参与人|参与者|获奖人|获奖者|得奖者|填表人|填报人|经办人|主持人|发言人|报告人|讲者|完成人|发明人|运动员|候选人|法人代表|法定代表人|带队教师|带队老师|带队人|提交人|投稿人|制表人|审核人|教师|老师";
/** 队员一, 队员二姓名, 第一作者, 教练拼音, 团队成员名单. 单位联系人 ends in a person; 成员单位 does not. */
const NAME_ZH = new RegExp(`姓名(?:拼音)?$|名字$|(?:${PERSON_ZH})(?:姓名|名单|名字|拼音|英文名?|中文名?|签名)*$`);
const NAME_EN =
  /^(?:(?:the|team|first|last|second|third|corresponding|contact|main|lead|head|full|given|family|middle|student|coach|captain|member|author|speaker|presenter|athlete|player|skater|reviewer|judge|participant|contestant|competitor|applicant|candidate|winner|supervisor|advisor|adviser|mentor|teacher|instructor|person|responsible|primary|emergency) )*(?:(?:first|last|full|given|family|middle|sur|fore|nick|user)[ ]?names?|persons?|contact(?: person)?|captain|coach(?:es)?|members?|contestants?|competitors?|participants?|students?|authors?|co-?authors?|speakers?|presenters?|advis[eo]rs?|mentors?|supervisors?|instructors?|teachers?|athletes?|skaters?|players?|applicants?|principal investigators?|surname|forename|leader|(?:person|student|coach|captain|member|author|speaker|presenter|athlete|player|skater|reviewer|judge|participant|contestant|competitor|applicant|candidate|supervisor|advisor|mentor|teacher|instructor|contact)s? names?)(?: ?(?:\d+|[a-d]))?$/;
const NAME_FR =
  /^(?:pr[ée]noms?|noms? (?:et|\/|&) ?pr[ée]noms?|pr[ée]noms? (?:et|\/|&) ?noms?|nom pr[ée]nom|noms? (?:de famille|d['’]usage|de naissance|(?:du|de la|de l['’]|des?) ?(?:candidate?|laur[ée]ate?|porteu(?:r|se)|contact|responsable|chercheu(?:r|se)|auteure?|participante?|joueu(?:r|se)|capitaine|encadrante?|directeur|directrice|repr[ée]sentante?|[ée]l[èe]ve|[ée]tudiante?)s?.*)|pr[ée]noms? (?:du|de la|de l['’]|des?) ?.+|auteure?s?|porteu(?:r|se)s? (?:du|de) projet|encadrante?s?|capitaine|entra[îi]neu(?:r|se)s?|directeur de (?:th[èe]se|recherche))(?: ?\d+)?$/;

/** May be persons or anything else: their values tell. */
const PERHAPS =
  /^(?:name|names|nom|noms|名字|名称|评委|评审|评审专家|专家|裁判|judges?|reviewers?|referees?|panelists?|winners?|laur[ée]ate?s?|candidate?s?|candidats?|recipients?|nominees?|honorees?|responsable|porteu(?:r|se)|jury|pi|owner|entrants?|divers?|gymnasts?|swimmers?|singers?|artists?|dancers?|performers?|composers?|riders?|drivers?|skiers?|climbers?|fencers?|boxers?|runners?|couples?|partners?|celebrit(?:y|ies)|chefs?|writers?|poets?|directors?|actors?|nageu(?:r|se)s?|chanteu(?:r|se)s?|artistes?|danseu(?:r|se)s?|列\d+|column ?\d+)(?: ?\d+)?$|(?:获奖名单|名单)$/;

const ORGANISATION =
  /大学|学院|中学|小学|公司|研究[院所]|集团|银行|中心|协会|委员会|university|college|institute|school|\b(?:inc|ltd|gmbh|corp|sarl|sas)\b/i;

/** What is asked of a column's values: a few hundred tell. */
const LOOK = 400;

/** The header's last part, width and case as one, without remarks in brackets and counters at its end. */
function leafOf(header: string): string {
  const plain = header
    .normalize("NFKC")
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
  const leaf = (plain.split("/").pop() ?? plain).replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, "");
  return leaf
    .replace(/[\s_*:：.-]+/g, " ")
    .trim()
    .replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, "")
    .replace(/^第?[一二三四五六七八九十\d]+(?=作者|指导|完成人)/, "")
    .replace(
      /(?<=[\u4e00-\u9fff]) ?(?:[\d一二三四五六七八九十]+|[a-e])(?=姓名|名字|拼音|电话|手机|邮箱|学号|身份证|$)/,
      "",
    );
}

/** What a header alone says: a kind; null for something else or nothing; "perhaps": its values have to tell. */
export function personalHeader(header: string): PersonalKind | "perhaps" | null {
  const leaf = leafOf(header);
  for (const [kind, words] of HEADERS) if (words.test(leaf)) return kind;
  if (OTHER.test(leaf)) return null;
  if (NAME_ZH.test(leaf) || NAME_EN.test(leaf) || NAME_FR.test(leaf)) return "name";
  return PERHAPS.test(leaf) ? "perhaps" : null;
}

/** Beside first names a name is that of a person: DUPONT. */
const SURNAME = /^(?:nom|noms|name|last|family)$/;
const isFirstName = (header: string): boolean =>
  /^(?:pr[ée]noms?|first ?names?|given ?names?|first)$/.test(leafOf(header));

/**
 * What a column tells of persons, by its header and its values; null: nothing. Scores and counts never do.
 *
 * @param beside all headers of the table
 */
export function personalColumn(
  header: string,
  cells: readonly SourceCell[],
  beside: readonly string[] = [],
): PersonalKind | null {
  const values = sample(cells);
  const said = SURNAME.test(leafOf(header)) && beside.some(isFirstName) ? "name" : personalHeader(header);
  if (values.length === 0) return said === "perhaps" ? null : said;
  const texts = values.map((value) => cellText(value).trim());
  const share = (test: (text: string) => boolean): number => texts.filter(test).length / texts.length;
  if (said === "name" || said === "perhaps") {
    if (values.some((value) => value instanceof Date)) return null;
    // 成员 may be how many there are, 教练 whether there is one, 参赛者 a company.
    if (share((text) => /^[-+\d.,%\s]+$|^(?:是|否|有|无|yes|no|oui|non|true|false)$/i.test(text)) > 0.5) return null;
    if (share((text) => ORGANISATION.test(text)) > 0.5) return null;
    if (said === "name") return "name";
    return looksLikePersons(texts) ? "name" : null;
  }
  if (said !== null) return said;
  // 13800138000 among scores is a slip and no phone.
  if (OTHER.test(leafOf(header))) return null;
  for (const [kind, whole] of WHOLE) if (share((text) => whole(text)) >= 0.5) return kind;
  return null;
}

/** —, 无, 缺考: nobody stands there. */
export const isNobody = (cell: SourceCell): boolean => typeof cell === "string" && readNumber(cell) === "mark";

function sample(cells: readonly SourceCell[]): readonly (string | number | boolean | Date)[] {
  const found = new Set<string | number | boolean | Date>();
  const step = Math.max(1, Math.floor(cells.length / (4 * LOOK)));
  for (let i = 0; i < cells.length && found.size < LOOK; i += step) {
    const cell = cells[i] ?? null;
    if (cell !== null && !isBlank(cell) && !isNobody(cell)) found.add(cell);
  }
  return [...found];
}

const MOBILE = /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?![\d.])/g;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const IDENTITY = /(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])/g;
/** 06 12 34 56 78; +33 6 12 34 56 78. */
const FOREIGN_PHONE = /(?<![\d+])(?:0[1-9](?:[ .]\d{2}){4}|\+(?!86)\d{1,3}(?:[ -]\(?\d{1,4}\)?){2,5})(?!\d)/g;
/** What none of these can be without: a look at it is all that most cells cost. */
const HINT = /@|\d{7}|\d[ .-]\d{2}|\d{3}[- ]\d{4}/;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/** A number of an identity card: a day of birth, and its last digit follows from the others (GB 11643-1999). */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return CHECKS[sum % 11] === text[17]?.toUpperCase();
}

const fully = (pattern: RegExp) => {
  const whole = new RegExp(`^(?:${pattern.source})$`);
  return (text: string): boolean => whole.test(text);
};
const WHOLE: readonly (readonly [PersonalKind, (text: string) => boolean])[] = [
  ["phone", fully(MOBILE)],
  ["email", fully(EMAIL)],
  ["identity", isIdentityNumber],
];

/** The text with every mobile number, e-mail address and identity number in it replaced. */
export function replacePatterns(text: string, replace: (kind: PersonalKind, value: string) => string): string {
  if (!HINT.test(text)) return text;
  return text
    .replace(EMAIL, (value) => replace("email", value))
    .replace(IDENTITY, (value) => (isIdentityNumber(value) ? replace("identity", value) : value))
    .replace(MOBILE, (value) => replace("phone", value))
    .replace(FOREIGN_PHONE, (value) => replace("phone", value));
}
