import { scoreColumn, stageColumn } from "../../model/flat.ts";
import type { Translate } from "../../model/messages.ts";
import { JUDGED_STAGES } from "../../model/vocabulary.ts";
import { formatCount } from "../format.ts";
import { total } from "../lookup.ts";
import { answer, isRegistered, type Rule } from "./rule.ts";

/** Rules about scores and results. */

/** SQL: took part in the stage, and has no score there. */
export const missingIn = (stage: (typeof JUDGED_STAGES)[number]): string =>
  `${stageColumn(stage)} = 1 AND ${scoreColumn(stage)} IS NULL`;

export const scoresMissing: Rule = (results, { catalogue }) =>
  JUDGED_STAGES.flatMap((stage) => {
    const count =
      catalogue.scoreScales[stage] === undefined ? 0 : total(answer(results, `missing_${stage}`), "entries");
    if (count === 0) return [];
    const name = catalogue.stages.find((each) => each.stage === stage)?.stage_name;
    return [
      {
        say: (t: Translate) =>
          t("findings.scores-missing", { stage: name ?? t("findings.stage"), count: formatCount(count) }),
        behind: { kind: "entries" as const, where: missingIn(stage) },
        route: "scores" as const,
      },
    ];
  });

export const orphans: Rule = (results, context) => {
  const count = isRegistered(context) ? total(answer(results, "orphans"), "entries") : 0;
  if (count === 0) return [];
  return [
    {
      say: (t) => t("findings.orphans", { count: formatCount(count) }),
      behind: { kind: "entries", where: "is_orphan = 1" },
      route: "data",
    },
  ];
};
