import type { Mapping } from "../meaning/mapping.ts";
import { readScoreHeader } from "../meaning/score-headers.ts";
import type { CheckedTable } from "./checked-table.ts";
import { isShown, text } from "./columns.ts";
import type { QualityRule } from "./rule.ts";

/** Ways to judge without numbers; a column keeps to one of them. */
const GRADES: readonly RegExp[] = [
  /^[A-FS][+＋-]{0,2}$/i,
  /^(?:特优|优秀?|良好?|中等?|一般|合格|及格|较?差|不合格|不及格|优[+-]?|良[+-]?)$/,
  /^(?:in|out|yes|no|maybe|pass|fail|go|no[ -]?go)$/i,
  /^(?:入围|不入围|晋级|淘汰|待定|通过|不通过|同意|不同意|反对|弃权|赞成|推荐|不推荐|√|×|✓|✗)$/,
  /^(?:(?:strong(?:ly)?|weak(?:ly)?|clear|borderline)\s+)?(?:accept|reject)$|^borderline$/i,
  /^(?:excellent|very good|good|average|fair|poor|satisfactory|unsatisfactory)$/i,
];
/** 缺考 in one of many cells makes a column of grades no other. */
const MOST = 0.9;
const FEWEST = 3;
/** Heads of what is given to entries; seats (评委1) are told by their form. */
const GIVEN =
  /评分|打分|得分|分数|成绩|评级|等级|评价|评定|投票|表决|scor|grade|rating|marks?$|votes?$|verdict|recommend/i;
const LISTED = 8;

/** Letters, words and votes where scores would stand: they have no number, and nothing is reckoned from them. */
export const gradesForScores: QualityRule = {
  id: "grades_for_scores",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source, mapping }, sheet) => {
      const found = mapping.columns.flatMap((column) => {
        const counts = isOfScores(column) ? gradesIn(source, column.index) : null;
        return counts === null ? [] : [{ header: column.header, counts }];
      });
      if (found.length === 0) return;
      const all = new Map<string, number>();
      for (const { counts } of found)
        for (const [grade, count] of counts) all.set(grade, (all.get(grade) ?? 0) + count);
      const listed = [...all].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
      const names = found.map(({ header }) => header);
      const column = names.slice(0, LISTED).join("、") + (names.length > LISTED ? "…" : "");
      const said = listed.map(([grade, count]) => `${grade} ${count}`).join(", ");
      const cells = listed.reduce((sum, [, count]) => sum + count, 0);
      note(sheet, { row: 0, column: names[0] ?? null, value: null }, { column, listed: said }, cells);
    });
  },
};

type Column = Mapping["columns"][number];

function isOfScores({ header, concept, by }: Column): boolean {
  if (!isShown(header) || by === "personal") return false;
  if (concept !== null) return concept === "score" || concept === "official_score";
  const { judge, role } = readScoreHeader(header);
  return role === "score" && (judge !== null || GIVEN.test(header));
}

/** How often each grade stands in a column; null where it holds anything else. */
function gradesIn(source: CheckedTable, index: number): ReadonlyMap<string, number> | null {
  if (source.unread.has(index)) return null;
  const counts = new Map<string, number>();
  let filled = 0;
  for (let row = 0; row < source.length; row++) {
    const said = text(source, row, index).normalize("NFKC");
    if (said === "") continue;
    filled++;
    counts.set(said, (counts.get(said) ?? 0) + 1);
    if (counts.size > GRADES.length * LISTED) return null;
  }
  const ofKind = GRADES.map((kind) => [...counts].filter(([said]) => kind.test(said)));
  const cells = (kind: (typeof ofKind)[number]): number => kind.reduce((sum, [, count]) => sum + count, 0);
  const kind = ofKind.find((each) => each.length > 1 && cells(each) >= filled * MOST);
  return kind === undefined || filled < FEWEST ? null : new Map(kind);
}
