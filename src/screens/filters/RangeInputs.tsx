import { chosenStage, scoreStep, snapScore } from "../../filters/bins.ts";
import { type Clause, isMeasureField, type RangeClause, type RangeField } from "../../filters/clauses.ts";
import { dayOfIso, isoOfDay } from "../../filters/days.ts";
import { measureOf, snapMeasure, stepShown } from "../../filters/measures.ts";
import type { Wording } from "./wording.ts";

/** What is typed so far; the last day is part of the range, the upper score is not. */
export interface RangeDraft {
  readonly from: string;
  readonly to: string;
}

export function draftOf(clause: Clause | undefined): RangeDraft {
  if (clause?.kind !== "range") return { from: "", to: "" };
  return clause.field === "day"
    ? { from: isoOfDay(clause.from), to: isoOfDay(clause.to - 1) }
    : { from: String(clause.from), to: String(clause.to) };
}

interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** First and last value that the data have; an end left blank means this. */
function bounds(field: RangeField, { catalogue, settings }: Wording): Bounds | null {
  if (field === "day") return catalogue.days === null ? null : { from: catalogue.days.first, to: catalogue.days.last };
  if (isMeasureField(field)) {
    const measure = measureOf(field, catalogue);
    return measure === null ? null : { from: measure.min, to: measure.max };
  }
  const stage = chosenStage(settings, catalogue);
  if (stage === null) return null;
  const scale = field === "score" ? catalogue.scoreScales[stage] : catalogue.reviews[stage];
  return scale === undefined ? null : { from: scale.min, to: scale.max };
}

/** Width of the bins that the ends of a range lie on. */
function stepOf(field: RangeField, { catalogue, settings }: Wording): number {
  const measure = isMeasureField(field) ? measureOf(field, catalogue) : null;
  return isMeasureField(field) && measure !== null
    ? stepShown(field, measure, settings, catalogue)
    : scoreStep(settings, catalogue);
}

const number = (text: string): number | null => {
  const value = Number(text);
  return text.trim() === "" || !Number.isFinite(value) ? null : value;
};

/** The clause that is meant; null while nothing, or nothing sensible, is typed. */
export function rangeClause(field: RangeField, draft: RangeDraft, words: Wording): RangeClause | null {
  const limits = bounds(field, words);
  if (limits === null || (draft.from === "" && draft.to === "")) return null;
  if (field === "day") {
    const from = draft.from === "" ? limits.from : dayOfIso(draft.from);
    const last = draft.to === "" ? limits.to : dayOfIso(draft.to);
    return from === null || last === null || last < from ? null : { kind: "range", field, from, to: last + 1 };
  }
  const step = stepOf(field, words);
  const from = draft.from === "" ? limits.from : number(draft.from);
  // The highest score lies within its bin, not at its end.
  const to = draft.to === "" ? limits.to + step : number(draft.to);
  if (from === null || to === null || to <= from) return null;
  return isMeasureField(field) ? snapMeasure(field, from, to, step) : snapScore(from, to, step, field);
}

export interface RangeInputsProps {
  readonly field: RangeField;
  readonly draft: RangeDraft;
  readonly onChange: (draft: RangeDraft) => void;
  readonly words: Wording;
}

/** From and to, by keyboard. */
export function RangeInputs({ field, draft, onChange, words }: RangeInputsProps) {
  const { t } = words;
  const limits = bounds(field, words);
  const shared =
    field === "day"
      ? {
          type: "date",
          ...(limits === null ? {} : { min: isoOfDay(limits.from), max: isoOfDay(limits.to) }),
        }
      : { type: "number", step: stepOf(field, words) };
  return (
    <div className="range-inputs">
      <label>
        {t("screens.filters.from")}
        <input
          className="ui-field"
          {...shared}
          value={draft.from}
          onChange={(event) => onChange({ ...draft, from: event.target.value })}
        />
      </label>
      <label>
        {t(field === "day" ? "screens.filters.until" : "screens.filters.under")}
        <input
          className="ui-field"
          {...shared}
          value={draft.to}
          onChange={(event) => onChange({ ...draft, to: event.target.value })}
        />
      </label>
    </div>
  );
}
