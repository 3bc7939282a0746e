import { matchValue } from "../../model/aliases/match-value.ts";
import { JUDGED_STAGES, type JudgedStage } from "../../model/vocabulary.ts";
import type { SourceTable } from "../table/source.ts";
import { isNumeric } from "./column-cells.ts";

/** A column that holds the result of one stage: 初赛成绩, 决赛/名次. */
export interface StageColumn {
  readonly concept: "official_score" | "official_rank" | "advanced" | "award";
  readonly stage: JudgedStage;
}

const SUFFIXES: readonly (readonly [RegExp, StageColumn["concept"]])[] = [
  [
    /(?:总|平均|最终|最后)?(?:成绩|得分|分数|评分|分)(?:\(.*\))?$|\s(?:total )?(?:score|points|mark)$/i,
    "official_score",
  ],
  [/(?:总)?(?:排名|名次|排序)$|\srank(?:ing)?$/i, "official_rank"],
  [/(?:是否)?(?:晋级|入围)$/i, "advanced"],
  [/(?:奖项|获奖等级|获奖情况|获奖|奖次)$|\s(?:award|medal|prize)$/i, "award"],
];

/** Finds results that name their stage in the header, of one or of several stages in one row. */
export function findStageColumns(
  table: SourceTable,
  isOpen: (index: number) => boolean,
): ReadonlyMap<number, StageColumn> {
  const found = new Map<number, StageColumn>();
  table.header.forEach((header, index) => {
    if (!isOpen(index)) return;
    const plain = header
      .normalize("NFKC")
      .trim()
      .replace(/\s*[/|-]\s*/g, " ");
    for (const [suffix, concept] of SUFFIXES) {
      const m = suffix.exec(plain);
      if (m === null || m.index === 0) continue;
      const named = matchValue("stage", plain.slice(0, m.index));
      const stage = JUDGED_STAGES.find((known) => known === named);
      const isNumber = concept === "official_score" || concept === "official_rank";
      if (stage === undefined || (isNumber && !isNumeric(table, index))) continue;
      if (![...found.values()].some((other) => other.stage === stage && other.concept === concept)) {
        found.set(index, { concept, stage });
      }
      break;
    }
  });
  return found;
}
