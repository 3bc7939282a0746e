import { type Finding, Findings } from "../table/findings.ts";
import { awardOrder } from "./award-order.ts";
import { beyondScale } from "./beyond-scale.ts";
import type { QualityInput } from "./checked-table.ts";
import { lostZeros } from "./codes.ts";
import { blankNames, constantColumns, emptyColumns } from "./column-contents.ts";
import { likelyDuplicates, orphans, outsideStage, sharedCodes } from "./entries.ts";
import { exportsDiffer } from "./exports-differ.ts";
import { gradesForScores } from "./grades.ts";
import { brokenReferences, joins } from "./joins.ts";
import { judgesAreSeats, unevenHeaders } from "./labels.ts";
import { misplacedValues } from "./misplaced-values.ts";
import { numbersAsDates } from "./numbers-as-dates.ts";
import { percentsMixed } from "./percents.ts";
import { namesakes, personsInTwoTeams } from "./persons-in-two-teams.ts";
import { rankSteps, tiesDiffer } from "./rank-steps.ts";
import { repeatedRows } from "./repeated-rows.ts";
import type { QualityRule } from "./rule.ts";
import { scalesDiffer } from "./scales.ts";
import { listsDiffer } from "./score-lists.ts";
import { missingScores, outliers, outOfRange, severalScales } from "./scores.ts";
import { problemsSolved, solvedDiffers } from "./solved-problems.ts";
import { spellingVariants } from "./spelling-variants.ts";
import { standardScoreDiffers } from "./standard-scores.ts";
import { rankDiffers } from "./stated-ranks.ts";
import { resultDiffers } from "./stated-results.ts";
import { totalDiffers, totalUnexplained } from "./stated-totals.ts";
import { sumInData, sumRowDiffers } from "./sum-rows.ts";
import { dateForms, farDates, shortYears } from "./written-dates.ts";
import { zerosForNone } from "./zero-scores.ts";

/** Each by an id of its own: what a person has judged of one says nothing of another. */
export const QUALITY_RULES: readonly QualityRule[] = [
  orphans,
  brokenReferences,
  joins,
  exportsDiffer,
  likelyDuplicates,
  sharedCodes,
  repeatedRows,
  personsInTwoTeams,
  namesakes,
  outOfRange,
  severalScales,
  scalesDiffer,
  zerosForNone,
  gradesForScores,
  missingScores,
  totalDiffers,
  totalUnexplained,
  listsDiffer,
  rankDiffers,
  standardScoreDiffers,
  resultDiffers,
  sumRowDiffers,
  solvedDiffers,
  outsideStage,
  rankSteps,
  tiesDiffer,
  awardOrder,
  beyondScale,
  sumInData,
  blankNames,
  lostZeros,
  numbersAsDates,
  percentsMixed,
  dateForms,
  shortYears,
  farDates,
  emptyColumns,
  constantColumns,
  misplacedValues,
  spellingVariants,
  outliers,
  problemsSolved,
  judgesAreSeats,
  unevenHeaders,
];

type Found = readonly (readonly Finding[])[];

/** What is doubtful in the data themselves, sheet by sheet in their order. */
export function checkQuality(input: QualityInput): Found {
  const checking = ruleByRule(input);
  for (;;) {
    const { done, value } = checking.next();
    if (done === true) return value;
  }
}

/** The same where nobody waits for it. @param turn waited for before each rule; it rejects to end the check */
export async function checkInTurns(input: QualityInput, turn: () => Promise<void>): Promise<Found> {
  const checking = ruleByRule(input);
  for (;;) {
    await turn();
    const { done, value } = checking.next();
    if (done === true) return value;
  }
}

function* ruleByRule(input: QualityInput): Generator<undefined, Found> {
  const findings = input.sheets.map(() => new Findings());
  for (const { id, severity, check } of QUALITY_RULES) {
    check(input, (sheet, example, values, count) => findings[sheet]?.add(id, severity, example, values, count));
    yield;
  }
  return findings.map((found) => found.list());
}
