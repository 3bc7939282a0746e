import type { Concept } from "../../model/aliases/concepts.ts";
import { matchHeader } from "../../model/aliases/match-header.ts";
import { normaliseName } from "../../model/aliases/normalise-name.ts";
import { contactRole } from "../privacy/contact-roles.ts";
import { personalHeader } from "../privacy/person-headers.ts";
import type { SourceTable } from "../table/source.ts";
import { readText } from "../values/texts.ts";
import { isNumeric, isWords, repeats } from "./column-cells.ts";
import { type ColumnMapping, type Decision, type Mapping, saidBy } from "./mapping.ts";
import { readScoreHeader } from "./score-headers.ts";
import { words } from "./words.ts";

/**
 * A list of problems: what a contest offers (赛道, 赛题编号, 赛题名称, 赛题内容), each problem once and nobody who takes
 * part. It makes tracks and problems as an announcement does.
 */

/** What a column of such a list is. */
type Role = Extract<
  Concept,
  | "track_id"
  | "track_no"
  | "track_name"
  | "problem_id"
  | "problem_no"
  | "problem_title"
  | "problem_text"
  | "max_entries"
>;

const OF_PROBLEM = "赛题|榜题|赛项题目|problem|challenge";
/** 题目, topic: also what entries go by. */
const PERHAPS_OF_PROBLEM = `${OF_PROBLEM}|题目|命题|选题|课题|题|task|topic`;
const NAME = "名称|题目|标题|名|title|name|statementtitle";
const CODE = "编号|编码|代码|代号|序号|号|id|no|number|code|key";
const TEXT = words(`
  内容, 描述, 说明, 简介, 介绍, 详情, 详细内容, 详细描述, 详细说明, 具体内容, 内容描述, 内容说明, 内容简介, 需求描述, 任务描述, 题干
  description, text, statement, details, content, body, summary, overview, brief`);
const BACKGROUND = words(
  "背景, 背景描述, 背景介绍, 需求, 任务, 目标, 要求, background, context, requirements, objective, objectives",
);
const LIMIT = words(`
  限报数, 限报数量, 限报名额, 限报, 限额, 名额, 报名名额, 参赛名额, 报名上限, 限报队数, 限报队伍数, 限报项目数, 最多报名数, 报名限额
  maxentries, maxteams, maxregistrations, entrylimit, teamlimit, capacity`);

const word = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);

/** In the order of preference: the first header that fits a role has it, and a header has one role. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ["problem_title", word(`(?:${OF_PROBLEM})(?:${NAME})`)],
  ["problem_id", word(`(?:${OF_PROBLEM})(?:${CODE})|题号|榜号`)],
  ["problem_text", word(`(?:${OF_PROBLEM})(?:的)?(?:${TEXT})`)],
  ["track_no", word(`赛道(?:${CODE})|track(?:${CODE})`)],
  ["track_name", word("(?:所属|所在|对应)?赛道(?:名称|全称|名)|track(?:name|title)")],
  ["track_name", word("(?:所属|所在|对应)?赛道|赛道方向|赛道类别|(?:competition)?track")],
  ["track_no", word("赛道|track")],
  ["max_entries", word(`(?:${PERHAPS_OF_PROBLEM}|每题)?(?:${LIMIT})`)],
  ["problem_text", word(`(?:${OF_PROBLEM})?(?:${BACKGROUND})与?(?:${TEXT})`)],
  ["problem_title", word("标题|名称|title")],
  ["problem_title", word(OF_PROBLEM)],
  ["problem_id", word(OF_PROBLEM)],
  ["problem_title", word(`(?:${PERHAPS_OF_PROBLEM})(?:${NAME})?`)],
  ["problem_title", word(NAME)],
  ["problem_id", word(`(?:${PERHAPS_OF_PROBLEM})(?:${CODE})`)],
  ["problem_text", word(`(?:${PERHAPS_OF_PROBLEM})?(?:的)?(?:${TEXT})`)],
  ["problem_text", word(`(?:${PERHAPS_OF_PROBLEM})?(?:${BACKGROUND})`)],
  ["problem_id", word("编号|编码|代码|代号|id|code|number")],
  ["track_name", word("(?:所属)?(?:方向|领域|专题|板块|组别|类别|行业领域)|分组|theme|category|domain")],
  ["problem_no", word("序号|no")],
];

/** Headers that speak of problems and of nothing else. */
const SURE = word(
  `(?:${OF_PROBLEM})(?:${NAME}|${CODE}|(?:的)?(?:${TEXT}|${BACKGROUND})|(?:${BACKGROUND})与?(?:${TEXT}))?`,
);
/** The name of a file or sheet that lists problems. */
const LIST_NAME =
  /(?:赛题|榜题|题目)(?:清单|目录|列表|汇总|一览|信息|库|表|名单|征集)|^赛题$|(?:^|[^a-z])(?:problems?|challenges?)(?:[ _-]?(?:lists?|sheet|catalogue|catalog|overview|statements?))?(?:[^a-z]|$)/i;

/** Whoever tells of one of these tells of entries, teams or judging. */
const OF_ENTRIES: ReadonlySet<Concept> = new Set<Concept>([
  ...(["entry_id", "title", "team_id", "team_name", "team_size", "is_official", "abstract", "review_state"] as const),
  ...(["score", "judge_id", "criterion", "recused", "scored_at", "round", "official_score", "official_rank"] as const),
  ...(["advanced", "award", "recommended_national", "partners"] as const),
]);
/** Of whoever has set the problem, where its text stands beside it; else of whoever has chosen it. */
const OF_SETTER: ReadonlySet<Concept> = new Set<Concept>([
  ...(["org_name", "credit_code", "org_type", "ownership", "area", "county", "province"] as const),
  ...(["status", "registered_at", "submitted_at", "version"] as const),
]);
/** Whoever registers does so under these words, whatever stands beside them. */
const OF_TAKER = /报名|参赛|申报|学校|院校|高校|选手|school|universit|registrant|applicant|participant/i;
/** How many have chosen or solved a problem, and how they fared. */
const COUNT =
  /数量?$|次数?$|[率比]$|占比|合计|总计|均分|平均|得分|报名|提交|参赛|获奖|通过|count|registrations?|submissions?|teams?$|entries|attempts?|solved|accepted|correct|total|average|mean|share|percent|%|points?$|scores?$/i;

/** No contest offers more. */
const MOST_ROWS = 5000;
/** So many rows may name a problem that stands before, where a text or a code says that they are problems; else none. */
const DOUBLED = 0.2;

/**
 * What a list of problems holds in its columns; null where the table is none. A table that counts something of each
 * problem and does not say what it is about is none either: it gives no table, and `isSummary` says why.
 */
export function problemList(table: SourceTable, decision: Decision): Mapping | null {
  if (table.rows.length > MOST_ROWS) return null;
  const chosen = decision.columns ?? {};
  const columns = rolesOf(table, chosen);
  const title = columns.find(({ concept }) => concept === "problem_title");
  if (title === undefined || !isOfProblems(table, columns)) return null;
  const said = saidBy(decision);
  const rest = columns.filter(({ concept, by }) => concept === null && by !== "chosen");
  const has = (role: Role): boolean => columns.some(({ concept }) => concept === role);
  const hasText = has("problem_text");
  if (rest.some((column) => isOfEntry(column, table, hasText) || isOfJudge(column, table))) return null;
  const others = columns.filter(({ concept, by }) => by === "chosen" && concept !== null && !isRole(concept));
  if (others.length > 0 || !isWords(table, title.index) || !namesEachOnce(table, columns, hasText || has("problem_id")))
    return null;
  const listed = { kind: "problems", columns, registers: false, stage: null, missing: [], ...said } as const;
  const counts = rest.some(({ header, index }) => COUNT.test(header.trim()) && isNumeric(table, index));
  if (!hasText && title.by !== "chosen" && counts) {
    const unread = columns.map((column): ColumnMapping => ({ ...column, concept: null, by: "none" }));
    return { ...listed, columns: unread, tables: [], isSummary: true };
  }
  return { ...listed, tables: ["tracks", "problems"] };
}

/** Whether a sheet was found to be a list of problems, to be read with its tracks; not one under the model's own names. */
export const listsProblems = ({ kind, tables }: Pick<Mapping, "kind" | "tables">): boolean =>
  kind === "problems" && tables.includes("tracks");

/** The header's last part, without remarks in brackets: 限报数（项）. */
function leafOf(header: string): string {
  const leaf = header.slice(header.lastIndexOf("/") + 1);
  return normaliseName(leaf.replace(/[（(【[][^）)】\]]*[）)】\]]/g, "")) || normaliseName(leaf);
}

const isRole = (concept: Concept): boolean => ROLES.some(([role]) => role === concept) || concept === "track_id";

function rolesOf({ header }: SourceTable, chosen: NonNullable<Decision["columns"]>): readonly ColumnMapping[] {
  const taken = new Map<Role, number>();
  const roles = new Map<number, Role>();
  const leaves = header.map((name) => (chosen[name] === undefined ? leafOf(name) : null));
  const isSaid = (role: Role): boolean => Object.values(chosen).includes(role);
  for (const [role, fits] of ROLES) {
    if (taken.has(role) || isSaid(role)) continue;
    const index = leaves.findIndex((leaf, place) => leaf !== null && !roles.has(place) && fits.test(leaf));
    if (index < 0) continue;
    taken.set(role, index);
    roles.set(index, role);
  }
  // Beside 赛题编号 it counts the rows.
  if (taken.has("problem_id")) roles.delete(taken.get("problem_no") ?? -1);
  return header.map((name, index): ColumnMapping => {
    const choice = chosen[name];
    if (choice !== undefined) return { index, header: name, concept: choice, by: "chosen" };
    const concept = roles.get(index) ?? null;
    return {
      index,
      header: name,
      concept,
      by: concept !== null ? "alias" : isOfPerson(name, header) ? "personal" : "none",
    };
  });
}

function isOfPerson(header: string, all: readonly string[]): boolean {
  const kind = personalHeader(header, all);
  return kind !== null && kind !== "perhaps";
}

function isOfProblems({ file, sheet }: SourceTable, columns: readonly ColumnMapping[]): boolean {
  const isSure = ({ header, by, concept }: ColumnMapping): boolean =>
    by === "chosen" ? concept?.startsWith("problem_") === true : concept !== null && SURE.test(leafOf(header));
  if (!columns.some(isSure)) {
    const names = [sheet ?? "", file.replace(/\.[^.]+$/, "")];
    if (!names.some((name) => LIST_NAME.test(name))) return false;
  }
  // A name alone lists nothing that a catalogue could be made of.
  return columns.filter(({ concept }) => concept !== null).length > 1;
}

function isOfEntry({ header }: ColumnMapping, { header: all }: SourceTable, hasText: boolean): boolean {
  const person = personalHeader(header, all);
  if (person !== null && person !== "perhaps") {
    // Whoever answers for a problem stands beside it, too.
    const isReached = person !== "identity" && person !== "address" && contactRole(header, person) === "contact";
    return !isReached;
  }
  const concept = matchHeader(header)?.concept ?? null;
  if (concept === null) return false;
  return OF_ENTRIES.has(concept) || (OF_SETTER.has(concept) && (!hasText || OF_TAKER.test(header)));
}

/** What 评委1 gave: problems that are judged are entries. */
const isOfJudge = ({ header, index }: ColumnMapping, table: SourceTable): boolean =>
  readScoreHeader(header).judge !== null && isNumeric(table, index);

function namesEachOnce(table: SourceTable, columns: readonly ColumnMapping[], isTold: boolean): boolean {
  const naming = columns.flatMap(({ concept, index }) =>
    concept === "problem_title" || concept === "track_name" || concept === "track_no" ? [index] : [],
  );
  const title = columns.find(({ concept }) => concept === "problem_title")?.index ?? 0;
  const filled = table.rows.filter((row) => readText(row[title] ?? null) !== null).length;
  const code = columns.find(({ concept }) => concept === "problem_id");
  const track = naming.filter((index) => index !== title);
  const doubled = Math.max(repeats(table, naming), code === undefined ? 0 : repeats(table, [...track, code.index]));
  if (filled * 2 < table.rows.length) return false;
  return doubled === 0 || (isTold && doubled <= Math.max(1, filled * DOUBLED));
}
