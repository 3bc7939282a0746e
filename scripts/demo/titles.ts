import type { AnnouncedProblem } from "../../src/ingest/announcement/types.ts";
import type { Random } from "./random.ts";

const CALLS = "星桥 海晏 清源 云岫 问渠 知微 听潮 千帆 磐石 萤火 飞鸿 万象 明鉴 织锦 破浪 稻香 守望 经纬".split(" ");
const KINDS = ["平台", "系统", "解决方案", "应用", "智能体", "数据产品", "服务平台", "大模型应用"];
/** What a problem wants done; an entry's title names the thing itself. */
const VERBS =
  /^(?:促进|推动|赋能|释放|整合汇聚|服务企业|提升|提高|强化|深化|拓展|加快|鼓励|构建|打造|建立|探索建立|优化|完善|开发|开展|加强|面向|基于)/;
/** Beyond this many characters a title loses what follows its last 与. */
const LONG = 16;

const MEASURES = /[的与]?(?:能力|水平|效能|质效|科学性|便捷性|智能化水平)?(?:提升)?$/;

/** What the problem is about, short enough for a title: 提升港口重大风险监测预警能力 → 港口重大风险监测预警. */
export function subject(problem_title: string): string {
  const clauses = problem_title.split("，").map((clause) => clause.replace(VERBS, "").replace(MEASURES, ""));
  const longest = clauses.reduce((best, clause) => (clause.length > best.length ? clause : best), "");
  return longest.length > LONG ? longest.replace(/与[^与]*$/, "") : longest;
}

/** A title such as a team would give it. */
export function entryTitle(random: Random, problem: AnnouncedProblem): string {
  const core = subject(problem.problem_title);
  const kind = random.pick(KINDS);
  if (random.chance(0.55)) return `“${random.pick(CALLS)}”${core}${kind}`;
  return random.chance(0.5) && !core.includes("多源数据") ? `基于多源数据的${core}${kind}` : `${core}${kind}`;
}

/** Two or three clauses of the problem in the words of an abstract; null where the team wrote none. */
export function entryAbstract(random: Random, problem: AnnouncedProblem): string | null {
  if (random.chance(0.08)) return null;
  const clauses = problem.problem_text.split(/[，；。]/).filter((clause) => clause.length >= 6 && clause.length <= 40);
  const chosen = random.shuffled(clauses.map((_, index) => index)).slice(0, random.integer(2, 3));
  const words = clauses.filter((_, index) => chosen.includes(index));
  return words.length === 0 ? null : `演示项目，${words.join("，")}。`;
}

/** The same title as somebody else would have typed it: a likely duplicate. */
export function nearSameTitle(random: Random, title: string): string {
  const bare = title.replace(/[“”]/g, "");
  return random.pick([`${title}（修订）`, `${title}V2.0`, `${bare} `.replace(/(.{6})/, "$1 ").trim(), `${bare}及应用`]);
}
