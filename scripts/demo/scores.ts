import { type JudgedStage, TOTAL_CRITERION } from "../../src/model/vocabulary.ts";
import { JUDGING, workTime } from "./calendar.ts";
import type { Judge } from "./judges.ts";
import type { Random } from "./random.ts";
import type { CriterionRow, ScoreRow } from "./rows.ts";

/** 初赛 and 决赛 are judged by a total; 复赛 by four criteria whose weighted sum is the total. */
export const CRITERIA: readonly CriterionRow[] = [
  criterion("preliminary", TOTAL_CRITERION, 1),
  criterion("semifinal", "数据价值", 0.3),
  criterion("semifinal", "技术创新", 0.25),
  criterion("semifinal", "应用成效", 0.25),
  criterion("semifinal", "推广前景", 0.2),
  criterion("final", TOTAL_CRITERION, 1),
];

function criterion(stage: JudgedStage, name: string, weight: number): CriterionRow {
  return { stage, criterion: name, min_score: 0, max_score: 100, weight, higher_is_better: true };
}

/** Who judges what in a stage, and how good the entry really is. */
export interface Assignment {
  readonly entry_id: string;
  readonly quality: number;
  readonly judges: readonly Judge[];
}

/** What goes wrong, as a share of rows: a score left out, a judge who steps back, a zero typed for a blank. */
interface Mishaps {
  readonly blank: number;
  readonly recused: number;
  readonly zero: number;
}
const MISHAPS: Readonly<Record<JudgedStage, Mishaps>> = {
  preliminary: { blank: 0.012, recused: 0.006, zero: 0.003 },
  semifinal: { blank: 0.006, recused: 0.004, zero: 0.002 },
  final: { blank: 0, recused: 0, zero: 0 },
};

const MEAN = 76;
/** 初赛 and 复赛 are scored in whole points, 决赛 in tenths. */
const STEP: Readonly<Record<JudgedStage, number>> = { preliminary: 1, semifinal: 1, final: 0.1 };

/** All score rows of a stage, in the order of the assignments. */
export function makeScores(random: Random, stage: JudgedStage, assignments: readonly Assignment[]): ScoreRow[] {
  const load = new Map<Judge, number>();
  for (const { judges } of assignments) for (const judge of judges) load.set(judge, (load.get(judge) ?? 0) + 1);
  const done = new Map<Judge, number>();
  const criteria = CRITERIA.filter((row) => row.stage === stage);
  const { blank, recused, zero } = MISHAPS[stage];

  return assignments.flatMap(({ entry_id, quality, judges }) =>
    judges.flatMap((judge) => {
      const before = done.get(judge) ?? 0;
      const all = load.get(judge) ?? 1;
      done.set(judge, before + 1);
      const stepsBack = random.chance(recused);
      const { severity, spread, noise, drift } = judge.habits;
      const total = MEAN + spread * (quality - MEAN) + severity + (drift * before) / all + noise * random.normal();
      const spoilt = { blank: random.chance(blank), zero: random.chance(zero) };
      const minute = random.integer(0, 9) * 60_000;
      return criteria.map((row): ScoreRow => {
        const offset = criteria.length > 1 ? 2 * random.normal() : 0;
        const missing = stepsBack || spoilt.blank;
        return {
          stage,
          entry_id,
          judge_id: judge.judge_id,
          criterion: row.criterion,
          round: 1,
          score: missing ? null : spoilt.zero ? 0 : rounded(total + offset, STEP[stage]),
          scored_at: missing ? null : workTime(JUDGING[stage], before, all) + minute,
          recused: stepsBack,
        };
      });
    }),
  );
}

const rounded = (score: number, step: number): number =>
  Math.round(Math.min(100, Math.max(0, score)) / step) / Math.round(1 / step);
