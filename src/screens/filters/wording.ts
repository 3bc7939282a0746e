import { chosenStage } from "../../filters/bins.ts";
import {
  type Clause,
  type ExtraField,
  extraName,
  type Field,
  isExtraField,
  isMeasureField,
  isReviewField,
  type MeasureField,
  measureName,
  type ViewSettings,
} from "../../filters/clauses.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import type { Language, MessageKey, Translate } from "../../model/messages.ts";
import { UNKNOWN } from "../../model/vocabulary.ts";
import { categoryName, judgeName } from "../../panels/category-name.ts";
import { formatDay, formatNumber } from "../../panels/format.ts";

/** What clauses are put into words with. */
export interface Wording {
  readonly catalogue: Catalogue;
  readonly settings: ViewSettings;
  readonly language: Language;
  readonly t: Translate;
}

export interface ClauseWords {
  readonly name: string;
  /** Short enough for a chip. */
  readonly value: string;
  /** Every value. */
  readonly all: string;
}

/** So many values stand in a chip; of more, the first and how many there are. */
const SHOWN = 2;

const FIELD_NAMES = {
  track: "screens.field.track",
  problem: "screens.field.problem",
  term: "screens.field.term",
  theme: "screens.field.theme",
  area: "screens.field.area",
  org_type: "screens.field.org_type",
  official: "screens.field.official",
  in_stage: "screens.field.in_stage",
  award: "screens.field.award",
  day: "screens.field.day",
  score: "screens.field.score",
  judge: "screens.field.judge",
  criterion: "screens.field.criterion",
  score_given: "screens.field.score_given",
} as const satisfies Record<Exclude<Field, ExtraField | MeasureField>, MessageKey>;

export const stageName = (stage: string, { catalogue }: Pick<Wording, "catalogue">): string =>
  catalogue.stages.find((known) => known.stage === stage)?.stage_name ?? stage;

/**
 * A field as people call it, one beyond the model as its file does, as numbers where they are meant; a score always says of which stage, a field of
 * reviews that it narrows them alone.
 */
export function fieldName(field: Field, words: Wording): string {
  if (isExtraField(field)) return extraName(field);
  if (isMeasureField(field)) return words.t("screens.field.measure", { name: measureName(field) });
  const stage = field === "score" || field === "score_given" ? chosenStage(words.settings, words.catalogue) : null;
  const own = words.t(FIELD_NAMES[field]);
  const name = stage === null ? own : words.t("screens.field.of-stage", { stage: stageName(stage, words), name: own });
  return isReviewField(field) ? words.t("screens.field.of-reviews", { name }) : name;
}

/** A value as people call it; one that the catalogue does not know stands as it is. */
export function valueName(field: Field, value: string, { catalogue, language, t }: Wording): string {
  switch (field) {
    case "track":
      return catalogue.tracks.find((track) => track.track_id === value)?.track_name ?? value;
    case "problem": {
      const problem = catalogue.problems.find((known) => known.problem_id === value);
      return problem === undefined ? value : `${problem.problem_id} ${problem.problem_title}`;
    }
    case "theme": {
      const theme = catalogue.themes.find((known) => known.theme === value);
      if (theme === undefined) return value;
      return language === "en" ? theme.name_en : theme.name_zh;
    }
    case "in_stage":
      return stageName(value, { catalogue });
    case "area":
    case "official":
    case "org_type":
    case "award":
      return categoryName(field, value, t);
    case "judge":
      return judgeName(value, t);
    default:
      return value === UNKNOWN ? t("screens.unknown") : value;
  }
}

/** Half-open ranges in words: days by their last day, scores by “to under”. */
function range(clause: Extract<Clause, { kind: "range" }>, t: Translate): string {
  if (clause.field !== "day") {
    return t(isMeasureField(clause.field) ? "screens.range.measure" : "screens.range.score", {
      from: formatNumber(clause.from),
      to: formatNumber(clause.to),
    });
  }
  const last = clause.to - 1;
  if (last === clause.from) return formatDay(clause.from);
  return t("screens.range.day", { from: formatDay(clause.from), to: formatDay(last) });
}

export function describeClause(clause: Clause, words: Wording): ClauseWords {
  const name = fieldName(clause.field, words);
  if (clause.kind === "range") {
    const value = range(clause, words.t);
    return { name, value, all: value };
  }
  const separator = words.t("screens.list");
  const names = clause.values.map((value) => valueName(clause.field, value, words));
  const all = names.join(separator);
  const value =
    names.length <= SHOWN
      ? all
      : words.t("screens.and-more", { first: names.slice(0, 1).join(separator), count: names.length });
  return { name, value, all };
}

/** One line for reports: 赛道：工业制造、现代农业. */
export const clauseLine = (clause: Clause, words: Wording): string => {
  const { name, all } = describeClause(clause, words);
  return words.t("screens.clause", { name, value: all });
};
