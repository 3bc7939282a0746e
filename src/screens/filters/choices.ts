import { chosenStage } from "../../filters/bins.ts";
import type { Field, PointField } from "../../filters/clauses.ts";
import { ORG_TYPES, UNKNOWN } from "../../model/vocabulary.ts";
import { valueName, type Wording } from "./wording.ts";

export interface FieldValue {
  readonly value: string;
  readonly label: string;
}

/** The values that a field can be filtered by, in official order; none where only the data know them. */
export function valuesOf(field: PointField, words: Wording): readonly FieldValue[] {
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
      case "in_stage":
        return catalogue.stages.map(({ stage }) => stage);
      case "award":
        return [];
    }
  };
  return values().map((value) => ({ value, label: valueName(field, value, words) }));
}

/** Fields that there is something to filter by: entries' own only where entries are loaded, scores where a stage has some. */
export function offeredFields(words: Wording): readonly Field[] {
  const { catalogue, settings } = words;
  const hasEntries = catalogue.loaded.includes("entries");
  const stage = chosenStage(settings, catalogue);
  return [
    "track",
    "problem",
    ...(catalogue.themes.length > 0 ? (["theme"] as const) : []),
    ...(catalogue.terms.length > 0 ? (["term"] as const) : []),
    ...(hasEntries ? (["area", "org_type", "in_stage"] as const) : []),
    ...(catalogue.days === null ? [] : (["day"] as const)),
    ...(stage !== null && catalogue.scoreScales[stage] !== undefined ? (["score"] as const) : []),
  ];
}
