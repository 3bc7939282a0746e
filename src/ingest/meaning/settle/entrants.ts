import { withoutQuestionNumber } from "../../../model/aliases/match-header.ts";
import { normaliseName } from "../../../model/aliases/normalise-name.ts";

/** What those who compete are called where a list has no team, title or number of an entry. */
export const TEAM_STAND_IN =
  /^(?:name|nom|participants?|contestants?|competitors?|athletes?|skaters?|candidates?|candidats?|laureats?|users?|usernames?|handle|nickname|用户名|昵称|选手|参赛者|参赛选手)$/;
/** What those are called who dive, sing or dance before a jury: an entry where each stands once, or beside its judges. */
export const PERFORMERS =
  /^(?:(?:divers?|gymnasts?|swimmers?|singers?|artists?|dancers?|performers?|composers?|pianists?|soloists?|ensembles?|couples?|celebrit(?:y|ies)|speakers?|bakers?|chefs?|entrants?|finalists?|queens?|poets?|bands?|acts?|duos?|photographers?|presenters?|debaters?|comedians?|storytellers?|baristas?|orators?|rappers?|filmmakers?)(?:name)?|person(?:name|id)|(?:athlete|skater|participant|contestant|competitor)name|tocountry|uczestnik|uczestniczka|teilnehmer(?:in)?|participante|concursante|cantante|concorrente|artista|интерпретатор|исполнитель|участник|фио|選手名?|出場者|参加者名?|참가자|선수명?)$/;
/** Their numbers and codes. */
const NUMBERED =
  /^(?:participant|contestant|competitor|athlete|skater|candidate|couple|performer|singer|dancer|diver|gymnast|entrant|user|player|student|选手|考生|学生|运动员|歌手)s?(?:id|no|number|code|key|编号|号码?|序号|代码)$|^(?:code|bib|contestantid|考号|准考证号|参赛号码?|抽签号|出场序号|出场顺序|chestno|startno)$/;

/** Persons stand for nobody where each has one row, and are one where they have several. */
const PERSON = /^(?:(?:选手|学生|参赛者|考生)?姓名|学号)$/;

export const isEntrant = (header: string): boolean => {
  const name = normaliseName(header.slice(header.lastIndexOf("/") + 1));
  return TEAM_STAND_IN.test(name) || PERFORMERS.test(name) || NUMBERED.test(name) || PERSON.test(name);
};

export const isPerformer = (header: string): boolean => PERFORMERS.test(normaliseName(header));

export const isEntrantNumber = (header: string): boolean => NUMBERED.test(normaliseName(header));

const JUDGING = "judg|evaluat|scor|rat(?:e|ing)|review|vot(?:e|ing)|评|打分|投票";
const asked = (what: string): RegExp =>
  new RegExp(`(?:^|\\b)(?:${what})[^a-z].*(?:${JUDGING})|(?:${JUDGING}).*(?:^|[^a-z])(?:${what})`, "i");
const TEAM_ASKED = asked("teams?|groups?|队伍|团队|小组|参赛队");
const WORK_ASKED = asked("projects?|posters?|entry|entries|presentations?|pitch(?:es)?|startups?|作品|项目|方案");
const WHICH_TEAM = /^(?:which|what) (?:team|group)\b|哪(?:个|支|一个)(?:团队|队伍|小组)/i;
const WHICH_WORK =
  /^(?:which|what) (?:project|poster|entry|presentation|pitch|start-?up|company|idea|app|solution|talk)\b|哪(?:个|一个|件)(?:作品|项目|方案)/i;
/** What a judge is asked in a form, and no criterion: Which team are you judging? 所评作品 */
export const entryAsked = (header: string): "team_name" | "title" | null =>
  TEAM_ASKED.test(header) || WHICH_TEAM.test(header)
    ? "team_name"
    : WORK_ASKED.test(header) || WHICH_WORK.test(header)
      ? "title"
      : null;

/** Who fills in a form is asked for by these. */
export const isOwnName = (header: string): boolean =>
  /^(?:(?:whatis|enter)?your|yourfull|judges?|reviewers?|evaluators?)(?:full)?(?:name|initials|email)s?$|^(?:请?(?:填写|输入))?(?:您|你)?的?(?:姓名|名字|称呼)$/.test(
    normaliseName(withoutQuestionNumber(header)),
  );

/** By its address a form tells who has answered, where it asks for no whole name. */
export const isAddress = (header: string): boolean =>
  /^(?:your)?(?:e?mail|emailaddress|username)$|^(?:您的)?(?:电子)?邮箱(?:地址)?$/.test(
    normaliseName(withoutQuestionNumber(header)),
  );
