import type { SourceTable } from "../table/source.ts";

/** Lists that contest systems export beside their standings, by the name that they give them. */
const CATALOGUE =
  /(?:^|\/)(?:problems?|tasks?|task_?infos?|challenges|questions|languages|series|segments|markers|groups|brackets|organi[sz]ations|affiliations|judgement-types|contests?|config|settings|clarifications|awards?_?types?|balloon_?colors?)$/i;
/** Lists in records that say what judges gave, by their name or that of a field. */
const OF_JUDGES = /(?:review|rating|judge|jury|vote|score|evaluation|assessment|critique|grade|repl)[a-z_]*$|评|审/i;
const JUDGED =
  /^(?:reviews?|reviewers?|ratings?|judges?|jury|jurors?|evaluations?|critiques?|confidence|recommendation)(?:_|$)|评|审/i;

const leafOf = (header: string): string =>
  header
    .normalize("NFKC")
    .split("/")
    .pop()
    ?.trim()
    .replace(/[\s_-]+/g, "_")
    .toLowerCase() ?? "";

/**
 * Whether rows are known to be no entries, teams or results: what a system's export holds beside them, the runs of a
 * programming contest, its log of events. Such tables are kept as they are.
 */
export function tellsNoEntries(table: SourceTable): boolean {
  const isDocument = table.format === "json" || table.format === "jsonl";
  const isInRecords = table.findings.some(({ rule }) => rule === "list_in_records");
  if (isInRecords) return !OF_JUDGES.test(table.sheet ?? "") && !table.header.some((name) => JUDGED.test(leafOf(name)));
  if (isDocument && (CATALOGUE.test(table.sheet ?? "") || isEventLog(table))) return true;
  return isRunLog(table) || isPrizeList(table);
}

const PRIZE_ID = /^(?:award|prize|medal)_?(?:id|code)$/;
const PRIZE_NAME = /^(?:award|prize|medal)_?(?:name|title)$/;
const WINNER =
  /winner|recipient|laureate|nominee|author|person|student|team|project|entry|title|(?:^|_)name$|school|获奖|作品|项目/;

/** The awards that are given, each with a number and a name, and nobody who has got one. */
function isPrizeList({ header }: SourceTable): boolean {
  const leaves = header.map(leafOf);
  const others = leaves.filter((leaf) => !PRIZE_ID.test(leaf) && !PRIZE_NAME.test(leaf));
  const isNamed = leaves.some((leaf) => PRIZE_ID.test(leaf)) && leaves.some((leaf) => PRIZE_NAME.test(leaf));
  return isNamed && !others.some((leaf) => WINNER.test(leaf));
}

/** Records of several kinds, each with what it is and its fields in a record of their own. */
function isEventLog({ header, rows }: SourceTable): boolean {
  const type = header.indexOf("type");
  const inner = header.filter((name) => /^(?:data|payload|body)\//.test(name)).length;
  return type >= 0 && inner * 2 > header.length && new Set(rows.map((row) => row[type])).size > 1;
}

const PROBLEM = /^(?:problem|task|challenge|question|题目?|题号)(?:_?(?:id|no|name|index|label|title))?$/;
const WHO =
  /^(?:team|user|account|author|contestant|participant|handle|username|队伍|选手|用户|学号)(?:_?(?:id|no|name|名称?))?$/;
const LANGUAGE = /^(?:(?:programming_)?lang(?:uage)?(?:_id)?|编程语言|提交语言|语言)$/;
/** Verdicts that no registration or paper gets. */
const VERDICT =
  /^(?:ac|wa|tle|mle|re|rte|ce|pe|ole|ok|correct|incorrect|accepted|wrong[ _-]?answer|(?:time|memory|output)[ _-]?limit.*|run-?time[ _-]?error|compil(?:e|ation)[ _-]?error|presentation[ _-]?error|答案错误|运行超时|编译错误)$/i;
const SURE = /^(?!accepted$|re$|pe$|ok$)/i;
const SHARE = 0.8;
const LOOK = 500;

/** Every try of every team at a problem: who, what, in which language or with which verdict, over and over. */
function isRunLog({ header, rows }: SourceTable): boolean {
  const leaves = header.map(leafOf);
  const who = leaves.findIndex((leaf) => WHO.test(leaf));
  if (who < 0 || !leaves.some((leaf) => PROBLEM.test(leaf))) return false;
  const looked = rows.slice(0, LOOK);
  const people = looked.map((row) => row[who] ?? null).filter((cell) => cell !== null);
  if (new Set(people).size === people.length) return false;
  if (leaves.some((leaf) => LANGUAGE.test(leaf))) return true;
  return header.some((_, index) => {
    const said = looked.flatMap((row) => (typeof row[index] === "string" ? [row[index].trim()] : []));
    const verdicts = said.filter((text) => VERDICT.test(text));
    return verdicts.length > 0 && verdicts.length >= said.length * SHARE && verdicts.some((text) => SURE.test(text));
  });
}
