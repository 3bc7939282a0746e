import { coverageByTrack } from "../../panels/coverage/coverage-by-track.ts";
import { findings } from "../../panels/findings/findings.ts";
import { keyFigures } from "../../panels/key-figures.ts";
import { scoreDistribution } from "../../panels/scores/score-distribution.ts";
import { themeTerms } from "../../panels/themes/theme-terms.ts";
import { registrationsOverTime } from "../../panels/time/registrations-over-time.ts";
import type { Question } from "../../panels/types.ts";

/** What the overview shows, so that it can be asked before the screen is drawn. */
export const OVERVIEW_QUESTIONS: readonly Question<unknown>[] = [
  keyFigures,
  findings,
  coverageByTrack,
  themeTerms,
  registrationsOverTime,
  scoreDistribution,
];
