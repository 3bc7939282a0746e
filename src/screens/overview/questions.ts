import { coverageByTrack } from "../../panels/coverage-by-track.ts";
import { findings } from "../../panels/findings.ts";
import { keyFigures } from "../../panels/key-figures.ts";
import { registrationsOverTime } from "../../panels/registrations-over-time.ts";
import { scoreDistribution } from "../../panels/score-distribution.ts";
import { themeTerms } from "../../panels/theme-terms.ts";
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
