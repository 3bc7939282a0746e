import { stageInName } from "../../model/aliases/stage-in-name.ts";
import { JUDGED_STAGES, type JudgedStage } from "../../model/vocabulary.ts";
import type { SourceTable } from "../table/source.ts";
import type { ColumnMapping, Decision, Mapping } from "./mapping.ts";

/** The stage of scores and results where no column says it. */
export function assumeStage(
  table: SourceTable,
  columns: readonly ColumnMapping[],
  decision: Decision,
  scores: boolean,
): NonNullable<Mapping["stage"]> {
  if (decision.stage !== undefined) return { stage: decision.stage, from: "chosen" };
  const named = stageInName(table.sheet ?? "") ?? stageInTitle(table) ?? stageInName(table.file);
  if (named !== null) return { stage: named, from: "name" };
  const said = columns.filter(({ concept }) => concept === "score" || concept === "official_score");
  const stages = said.map(({ place, stage }) => place?.stage ?? stage ?? null);
  const last = JUDGED_STAGES.findLast((stage) => stages.includes(stage));
  // What the columns do not place (an award, a total of all) is told of the last stage that they speak of.
  if (last !== undefined) return { stage: last, from: stages.includes(null) && scores ? "assumed" : "name" };
  // Scores begin with the first stage; awards without scores are given at the end.
  return { stage: scores ? "preliminary" : "final", from: "assumed" };
}

/** What stands above the header: 某某大赛决赛评分表. */
function stageInTitle({ findings }: SourceTable): JudgedStage | null {
  const titles = findings.filter(({ rule }) => rule === "title_rows").flatMap(({ examples }) => examples);
  return stageInName(titles.map(({ value }) => value ?? "").join(" "));
}
