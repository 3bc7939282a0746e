import { chosenStage } from "../../filters/bins.ts";
import { extraField, type Field, type PointField } from "../../filters/clauses.ts";
import { extraOf } from "../../filters/extras.ts";
import { judgeKey } from "../../filters/judges.ts";
import { measureFields } from "../../filters/measures.ts";
import { OFFICIAL_VALUES } from "../../filters/official.ts";
import type { StageReviews } from "../../model/catalogue.ts";
import { ORG_TYPES, UNKNOWN } from "../../model/vocabulary.ts";
import { valueName, type Wording } from "./wording.ts";

export interface FieldValue {
  readonly value: string;
  readonly label: string;
}

/** Who gave scores in the chosen stage, and for what; null where nobody did. */
const reviewsOf = ({ catalogue, settings }: Wording): StageReviews | null => {
  const stage = chosenStage(settings, catalogue);
  return (stage === null ? undefined : catalogue.reviews[stage]) ?? null;
};

/** Judges of the chosen stage, also by name: this list stands on the screen alone, in no address and no export. */
const judgeValues = (words: Wording): readonly FieldValue[] =>
  (reviewsOf(words)?.judges ?? []).map((name) => {
    const value = judgeKey(name, words.catalogue);
    const judge = valueName("judge", value, words);
    return { value, label: judge === name ? judge : words.t("screens.judge.named", { judge, name }) };
  });

/** The values that a field can be filtered by, in official order. */
export function valuesOf(field: PointField, words: Wording): readonly FieldValue[] {
  if (field === "judge") return judgeValues(words);
  const { catalogue } = words;
  const values = (): readonly string[] => {
    switch (field) {
      case "track":
        return catalogue.tracks.map((track) => track.track_id);
      case "problem":
        return catalogue.problems.map((problem) => problem.problem_id);
      case "term":
        return catalogue.terms.map((term) => term.term);
      case "theme":
        return catalogue.themes.map((theme) => theme.theme);
      case "area":
        return catalogue.areas;
      case "org_type":
        return [...ORG_TYPES, UNKNOWN];
      case "official":
        return OFFICIAL_VALUES;
      case "in_stage":
        return catalogue.stages.map(({ stage }) => stage);
      case "award":
        return catalogue.awards;
      case "criterion":
        return reviewsOf(words)?.criteria ?? [];
      default:
        return extraOf(field, catalogue)?.values ?? [];
    }
  };
  return values().map((value) => ({ value, label: valueName(field, value, words) }));
}

/** Fields that there is something to filter by: entries' own only where entries are loaded, scores where a stage has some. */
export function offeredFields(words: Wording): readonly Field[] {
  const { catalogue, settings } = words;
  const hasEntries = catalogue.loaded.includes("entries");
  const stage = chosenStage(settings, catalogue);
  const reviews = reviewsOf(words);
  return [
    "track",
    "problem",
    ...(catalogue.themes.length > 0 ? (["theme"] as const) : []),
    ...(catalogue.terms.length > 0 ? (["term"] as const) : []),
    ...(hasEntries ? (["area", "org_type"] as const) : []),
    ...(catalogue.hasUnofficial ? (["official"] as const) : []),
    ...(hasEntries ? (["in_stage"] as const) : []),
    ...(catalogue.awards.length > 0 ? (["award"] as const) : []),
    ...(catalogue.days === null ? [] : (["day"] as const)),
    ...(stage !== null && catalogue.scoreScales[stage] !== undefined ? (["score"] as const) : []),
    ...(reviews === null ? [] : (["judge", "score_given"] as const)),
    ...(reviews !== null && reviews.criteria.length > 1 ? (["criterion"] as const) : []),
    ...(catalogue.extras ?? []).map(({ name }) => extraField(name)),
    ...measureFields(catalogue),
  ];
}
