import { stageColumn } from "../model/flat.ts";
import { STAGES, type Stage } from "../model/vocabulary.ts";

/**
 * Which stages an entry took part in, as one number: bit i stands for STAGES[i]. Stages are sets, not a chain, so an
 * entry is in any of the 256 combinations; one number for all of them lets any stages be counted from one answer.
 */

/** The number in SQL, over entry_facts or review_facts. The columns are TINYINT: eight bits need more. */
export const STAGE_SET_SQL = STAGES.map((stage, bit) => `${2 ** bit} * CAST(${stageColumn(stage)} AS INTEGER)`).join(
  " + ",
);

export const isInStage = (set: number, stage: Stage): boolean => Math.floor(set / 2 ** STAGES.indexOf(stage)) % 2 === 1;

/** Every combination that holds one of the stages; none where all of the names are of no stage. */
export function setsWith(stages: readonly string[]): readonly number[] {
  const named = STAGES.filter((stage) => stages.includes(stage));
  return Array.from({ length: 2 ** STAGES.length }, (_, set) => set).filter((set) =>
    named.some((stage) => isInStage(set, stage)),
  );
}
