import { words } from "../meaning/words.ts";

/** What the headers of columns say of persons, in Chinese, English, French and, more briefly, other languages. */

/** What a column tells of persons: their names, or how to reach or identify them. */
export type PersonalKind = "name" | "phone" | "email" | "identity" | "address";

/** A header that ends so speaks of something else, whatever stands before: 队员性别, 负责人职务, 第一作者单位. */
const OTHER_ENDS = words(`
  性别, 年级, 专业, 尺[码寸], [人件次]数, 数量?, 民族, 学历, 学位, 学院, 院系, 系别, 部门, 单位, 学校, 院校, 高校, 公司, 企业, 机构, 组织
  职务, 职称, 职业, 身份, 年龄, 年限, 届, 班级, 地区, 省份, 城市, 国家, 国籍, 编号, 序号, 代码, [得评总]?分数?, 评分, 成绩, 排名, 名次
  意见, 评语, 评价, 建议, 状态, 时间, 日期, 类型, 类别, 组别, 奖项, 等级, 简介, 介绍, 说明, 备注, 题目, 题数, 赛题, 赛道, 项目, 作品, 名额
  占比, 比例, 费用, 金额`);
const OTHER = new RegExp(`(?:${OTHER_ENDS})$|^(?:是否|有无|能否)`);

const REACH: readonly (readonly [PersonalKind, string])[] = [
  ["phone", "(?:手机|电话|联系方式|联系号码)(?:号码?|号)?$"],
  ["phone", "^(?:t[eé]l|t[eé]l[eé]phone|mobile|cell|cell ?phone|portable|fax)(?: ?(?:no|number|n°))?$"],
  ["phone", "(?:phone|t[eé]l[eé]phone|mobile)(?: ?(?:no|number))?$"],
  [
    "phone",
    "^(?:n[uú]mero de )?(?:tel[eé]fono|telefone?|celular|m[oó]vil|handy(?:nummer)?|telefonnummer|телефон|電話番号?|전화번호|연락처)$",
  ],
  ["email", "邮箱(?:地址|账号)?$|电子邮[件箱]"],
  [
    "email",
    "(?:^|[^a-z])(?:e-?mails?|courriels?|mail|mails)(?: ?(?:address(?:es)?|adresse))?$|^adresse [eé]lectronique",
  ],
  ["email", "^(?:correo(?: electr[oó]nico)?|(?:эл(?:ектронная)?\\.? ?)?почта|メール(?:アドレス)?|이메일)$"],
  ["identity", "(?:身份证(?:件)?|证件|护照|社保卡?)(?:号码?)?$|(?:学|工|考生?|准考证|银行卡|银行账)号$"],
  ["identity", "^(?:student|passport|national|id)[ -]?(?:id|card|no|number)s?(?: ?(?:no|number))?$|^(?:ssn|orcid)$"],
  ["identity", "^(?:num[eé]ro|n°) (?:d['’]?)?(?:[eé]tudiant|de s[eé]curit[eé] sociale|de passeport)"],
  ["address", "(?:微信|钉钉|qq)(?:号码?)?$|^wechat(?: id)?$|住址$|(?:家庭|收件|邮寄|通讯|联系|快递)地址$"],
  ["address", "^(?:home|postal|mailing|street) address$|^adresse (?:postale|personnelle)$"],
];
const REACHES = REACH.map(([kind, pattern]) => [kind, new RegExp(pattern)] as const);

const PERSON_ZH = words(`
  联系人, 联络人, 监护人, 家长, 负责人, 队长, 领队, 队员, 成员, 组员, 教练员?, 指导教师, 指导老师, 指导者, 导师, 教师, 老师, 辅导员, 带队人
  作者, 申报人, 申请人, 报名人, 提交人, 提交者, 投稿人, 填表人, 填报人, 经办人, 制表人, 审核人, 总评人
  参赛人员?, 参赛者, 选手, 学生, 参与人, 参与者, 参与人员, 获奖人, 获奖者, 得奖者, 完成人, 发明人, 运动员, 候选人
  主创人员?, 主创, 创作者, 设计者, 设计人, 导演, 编剧, 主演, 歌手, 演员, 主持人, 发言人, 报告人, 讲者, 法人代表, 法定代表人`);
/** 队员二姓名, 团队成员名单, 教练拼音. 单位联系人 ends in a person; 成员单位 does not. */
const NAME_ZH = new RegExp(
  `姓名(?:拼音)?$|名字$|(?:${PERSON_ZH})(?:姓名|名单|名字|拼音|英文名?|中文名?|签名|信息)*$|^(?:用户名|昵称|微信昵称|账号|登录名)$`,
);

const PERSON_EN = words(`
  person, student, coach, captain, member, chair, moderator, organi[sz]er, author, co[ -]?author, speaker, presenter, athlete, player, skater, reviewer, judge, participant
  contestant, competitor, applicant, candidate, supervisor, advis[eo]r, mentor, teacher, instructor, contact, leader, winner`);
const BEFORE_EN = words(`
  the, team, school, first, last, second, third, corresponding, submitting, presenting, contact, main, lead, head, primary, emergency
  responsible, pi, co[ -]?pi, principal, clean, display, asst, associate, full, given, family, middle, deputy, vice, assistant, submitter, user, ${PERSON_EN.replaceAll("|", ", ")}`);
const NAME_EN = new RegExp(
  `^(?:names? of )?(?:(?:${BEFORE_EN})s? )*(?:${words(`
    (?:first|last|full|given|family|middle|other|sur|fore|nick|user|screen) ?names?, surname, forename, (?:what is |enter )?your (?:full |first |last )?names?, (?:${PERSON_EN})s? ?names?, author ?ids?
    persons?, contacts?, contact person, captains?, coach(?:es)?, members?, students?, authors?, co[ -]?authors?, speakers?, presenters?
    (?:co[ -]?)?pi names?, (?:co[ -]?)?investigators?, program(?:me)? (?:manager|officer|director)s?
    (?:co[ -]?)?pis?, (?:band|choir|music|artistic|asst|assistant|associate) directors?
    advis[eo]rs?, mentors?, supervisors?, instructors?, teachers?, athletes?, skaters?, applicants?, leaders?, principal investigators?
    logins?, handles?, meta reviewers?, (?:senior )?area chairs?, pc members?`)})(?: [a-d])?$`,
);

const PERSON_FR = words(`
  candidat, laur[eé]at, porteu(?:r|se), contact, responsable, chercheu(?:r|se), auteur, participant, joueu(?:r|se), capitaine, encadrant
  direct(?:eur|rice), repr[eé]sentant, [eé]l[eè]ve, [eé]tudiant`);
const NAME_FR = new RegExp(
  `^(?:${words(`
    pr[eé]noms?, noms? complets?, noms? (?:et |/ ?|& ?)?pr[eé]noms?, pr[eé]noms? (?:et |/ ?|& ?)?noms?
    noms? (?:de famille|d['’]usage|de naissance), noms? (?:(?:du|de la|des?) |de l['’]|d['’])?(?:${PERSON_FR})e?s?(?: .*)?
    pr[eé]noms? (?:du|de la|de l['’]|des?) ?.+, auteure?s?, porteu(?:r|se)s? (?:du|de) projet, encadrante?s?, capitaine
    entra[iî]neu(?:r|se)s?, direct(?:eur|rice) de (?:th[eè]se|recherche)`)})$`,
);

const OF_WHOM_RU = "(?:суд|участ|ученик|учащ|эксперт|автор|руковод|тренер|педагог|учител|капитан|реб[её]н)[а-яё]*";
const OF_WHOM_ES =
  "(?:participant|partecipant|alumn|alun|estudiant|student|juez|jurad|giudic|evaluador|avaliador|autor|tutor|profesor|professor|docent|orientador|capit|concursant|concorrent|candidat|responsable|respons[aá]vel|representant)\\S*";
const OF_WHOM_DE = "(?:teilnehm|sch[uü]ler|juror|jury|betreu|lehr|autor|kandidat|einreich)\\S*";

/** In German, Spanish, Portuguese, Italian, Polish, Czech, Russian, Japanese and Korean. */
const NAME_OTHER = new RegExp(
  `^(?:${words(`
    vornamen?, nachnamen?, familiennamen?, vor und nachname, sch[uü]ler(?:in)?(?:nen)?, teilnehmer(?:in)?(?:nen)?, betreuer(?:in)?
    lehrer(?:in)?, lehrkraft, apellidos?, nombres? (?:y|e) apellidos?, apellidos? (?:y )?nombres?, nombre completo, participantes?
    concursantes?, alumn[oa]s?, estudiantes?, profesora?, tutora?, entrenadora?, sobrenomes?, nome completo, alun[oa]s?, professora?
    orientadora?, treinadora?, cognome, nome e cognome, cognome e nome, student[ei], docente, allenatore, imi[eę], nazwisko
    imi[eę] i nazwisko, nazwisko i imi[eę], ucze[nń], uczestnik, opiekun, nauczyciel, p[rř][ií]jmen[ií], jm[eé]no a p[rř][ií]jmen[ií]
    [zž][aá]k, u[cč]itel, ф ?и(?: ?о)?, фамилия(?:\\W? имя(?:\\W? отчество)?)?, имя и фамилия, отчество, участники?, уч(?:ащийся|еник)
    учитель, наставник, тренер, научный руководитель, капитан, (?:ф ?и(?: ?о)?|фамилия|отчество)(?: [а-яё]+)+, (?:полное )?имя ${OF_WHOM_RU}
    nombres? (?:y apellidos? )?(?:del? |de la )(?:${OF_WHOM_ES}), nome (?:d[oae]|del|della|dell) ?(?:${OF_WHOM_ES}), names? (?:des|der) (?:${OF_WHOM_DE})
    imi[eę] i nazwisko \\S+, nazwisko \\S+, 氏名, 名前, 選手名?, 参加者, 指導者, 성명, 이름, 참가자, 선수, 지도교수, 지도교사`)})$`,
);

/** May be persons or anything else: their values tell. */
const PERHAPS = new RegExp(
  `^(?:${words(`
    names?, noms?, (?:proposed|submitted|presented|nominated) by, 名字, 名称, 英文名, 中文名, english name, chinese name, first, last, given, owner, users?, chair, 列\\d+, column ?\\d+
    评委, 评审, 评审专家, 专家, 裁判, judges?, reviewers?, referees?, panelists?, jury, technical (?:controller|specialist)
    participants?, contestants?, competitors?, players?, entrants?, winners?, recipients?, nominees?, honorees?, candidates?
    laur[eé]ate?s?, candidate?s?, titulaires?, responsable, porteu(?:r|se), pr[eé]sidente?(?: du jury)?, membres?(?: du jury)?
    divers?, gymnasts?, swimmers?, singers?, artists?, dancers?, performers?, composers?, riders?, drivers?, skiers?, climbers?
    fencers?, boxers?, runners?, couples?, partners?, celebrit(?:y|ies), chefs?, writers?, poets?, directors?, actors?
    nombre, nome, jm[eé]no, имя, teilnehmende, руководитель
    név, cantantes?, artistas?, concorrent[ei], solistas?, автор, autor(?:a|es)?
    審査員, 심사위원, судья, jurado, juez, giudice, sędzia, juror, preisrichter, kampfrichter
    nageu(?:r|se)s?, chanteu(?:r|se)s?, artistes?, danseu(?:r|se)s?, r[eé]alisat(?:eur|rice)s?, composit(?:eur|rice)s?, interpr[eè]tes?`)})$|名单$`,
);

/** Beside first names a name is that of a person, and beside family names too: DUPONT, José. */
const SURNAME = /^(?:noms?|name|last|family|nombres?|nome|имя|jm[eé]no)$/;
const FIRST_NAME =
  /^(?:pr[eé]noms?|vornamen?|first ?names?|given ?names?|first|apellidos?|sobrenomes?|cognome|фамилия|p[rř][ií]jmen[ií])$/;

/** The header's last part, width and case as one, without remarks in brackets and counters at its end. */
function leafOf(header: string): string {
  const plain = header
    .normalize("NFKC")
    // PISurname is of three words.
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ")
    .toLowerCase();
  const leaf = (plain.split("/").pop() ?? plain).replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, "");
  return (
    leaf
      .replace(/[\s_*:：.?？-]+/g, " ")
      .trim()
      // p1_authors: of the first paper of a session.
      .replace(/^(?:p|paper|talk|presentation)\d{1,2} (?=\S)/, "")
      // coach_cn
      .replace(/ (?:cn|zh|en|eng|chn|中文|英文|中|英)$/, "")
      // Member1 Name, Contestant 2
      .replace(
        /(?<=^[a-z ]*[a-z]) ?\d+(?= (?:(?:first |last |full |given |family |screen |user |nick )?name|e-?mail|mail|phone|mobile)$|$)/,
        "",
      )
      .replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, "")
      .replace(/^第?[一二三四五六七八九十\d]+(?=作者|指导|完成人)/, "")
      // 队员一, 队员二姓名, 队员3电话
      .replace(
        /(?<=[\u4e00-\u9fff]) ?(?:[\d一二三四五六七八九十]+|[a-e])(?=姓名|名字|拼音|电话|手机|邮箱|学号|身份证|$)/,
        "",
      )
  );
}

/** team/full_name, School full name: of a group, and of nobody in it. */
const OF_GROUP =
  /(?:^|[/\s_-])(?:teams?|institutions?|organi[sz]ations?|schools?|universit(?:y|ies)|affiliations?|compan(?:y|ies)|groups?)[/\s_-]+(?:full|long|short|display)[\s_-]*names?$/;
const FULL = /^full ?names?$/;
/** What only a team has beside its full name: persons have first names and addresses. */
const BESIDE_OF_TEAM =
  /^(?:code ?names?|long ?names?|short ?references?|emojis?|(?:is|use) ?institution ?prefix|break ?categor(?:y|ies)|speakers)$/;
/** Its members from the first on; beside whoever fills in a form they begin at the second. */
const FIRST_MEMBER =
  /^(?:speaker|member|player|debater|student|participant|contestant)[\s_-]*1(?:[\s_-]*(?:full[\s_-]*)?name)?$/i;
const BESIDE_OF_PERSON = /^(?:first|last|given|family|user|nick|middle|sur) ?names?$|e.?mail|phone|gender|birth|age$/;

const namesGroup = (header: string, beside: readonly string[]): boolean =>
  OF_GROUP.test(header.normalize("NFKC").trim().toLowerCase()) || namesTeam(header, beside);

/** A full name that is a team's, by what stands beside it. */
export function namesTeam(header: string, beside: readonly string[]): boolean {
  if (!FULL.test(leafOf(header))) return false;
  const others = beside.filter((other) => other !== header).map(leafOf);
  const isOfTeam =
    others.some((leaf) => BESIDE_OF_TEAM.test(leaf)) || beside.some((other) => FIRST_MEMBER.test(other.trim()));
  return isOfTeam && !others.some((leaf) => BESIDE_OF_PERSON.test(leaf));
}

/** The header is known to speak of something other than persons. */
export const saysOther = (header: string): boolean => OTHER.test(leafOf(header));

/**
 * What a header alone says: a kind; null for something else or nothing; "perhaps": its values have to tell.
 *
 * @param beside all headers of the table
 */
export function personalHeader(header: string, beside: readonly string[] = []): PersonalKind | "perhaps" | null {
  const leaf = leafOf(header);
  for (const [kind, pattern] of REACHES) if (pattern.test(leaf)) return kind;
  if (OTHER.test(leaf) || namesGroup(header, beside)) return null;
  if (PERHAPS.test(leaf)) {
    const isBeside = (word: RegExp): boolean => beside.some((other) => other !== header && word.test(leafOf(other)));
    const isPart = SURNAME.test(leaf) ? isBeside(FIRST_NAME) : FIRST_NAME.test(leaf) && isBeside(SURNAME);
    return isPart ? "name" : "perhaps";
  }
  return [NAME_ZH, NAME_EN, NAME_FR, NAME_OTHER].some((names) => names.test(leaf)) ? "name" : null;
}
