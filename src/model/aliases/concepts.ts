import { AWARD_HEADERS } from "./headers/awards.ts";
import { CATALOGUE_HEADERS } from "./headers/catalogue.ts";
import { ENTRY_HEADERS } from "./headers/entries.ts";
import { JUDGING_HEADERS } from "./headers/judging.ts";
import { ORG_HEADERS } from "./headers/organisations.ts";
import { REGISTRATION_HEADERS } from "./headers/registration.ts";
import { RESULT_HEADERS } from "./headers/results.ts";
import { TEAM_HEADERS } from "./headers/teams.ts";
import { TRACK_HEADERS } from "./headers/tracks.ts";

/**
 * Model column → the headers under which real exports hold it: Chinese, English and French first, then Spanish,
 * Portuguese, Italian, German, Polish, Hungarian, Czech, Turkish, Russian, Japanese, Korean and Chinese in long form.
 * Compared after `normaliseName`: width, case, blanks and remarks in brackets make no difference. A column's own name is
 * always one of its headers. A header may stand for several columns: the first counts, and what else the sheet holds
 * decides.
 */
export const HEADER_WORDS = {
  ...ENTRY_HEADERS,
  ...REGISTRATION_HEADERS,
  ...TRACK_HEADERS,
  ...TEAM_HEADERS,
  ...ORG_HEADERS,
  ...JUDGING_HEADERS,
  ...RESULT_HEADERS,
  ...AWARD_HEADERS,
  ...CATALOGUE_HEADERS,
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Columns that only files of the model's own making have. */
const OWN_ONLY = ["org_no", "snapshot_id", "as_of", "label"] as const;

/** What a column can be read as: a column of the model, or `partners`, a list of organisations in one cell. */
export type Concept = keyof typeof HEADER_WORDS | (typeof OWN_ONLY)[number];

export const CONCEPTS: readonly Concept[] = [
  ...(Object.keys(HEADER_WORDS) as (keyof typeof HEADER_WORDS)[]),
  ...OWN_ONLY,
];

export const isConcept = (name: string): name is Concept => (CONCEPTS as readonly string[]).includes(name);
