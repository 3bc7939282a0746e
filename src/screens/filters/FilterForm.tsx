import { type FormEvent, useState } from "react";
import { type Clause, type Field, type PointField, pointFieldOf, rangeFieldOf } from "../../filters/clauses.ts";
import { clauseOf } from "../../filters/selection.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import { Button } from "../../ui/Button.tsx";
import { useAppearance, useFilters, useView } from "../workspace.ts";
import { type FieldValue, offeredFields, valuesOf } from "./choices.ts";
import { draftOf, RangeInputs, rangeClause } from "./RangeInputs.tsx";
import { ValueList } from "./ValueList.tsx";
import { fieldName, valueName, type Wording } from "./wording.ts";

/** A field's values, and those chosen that are none of its values. */
function withChosen(field: PointField, chosen: Clause | undefined, words: Wording): readonly FieldValue[] {
  const offered = valuesOf(field, words);
  const known = new Set(offered.map(({ value }) => value));
  const others = chosen?.kind === "points" ? chosen.values.filter((value) => !known.has(value)) : [];
  return [...offered, ...others.map((value) => ({ value, label: valueName(field, value, words) }))];
}

export interface FilterFormProps {
  readonly catalogue: Catalogue;
  readonly onDone: () => void;
}

/** One field and its values; what is chosen already is there to be changed. */
export function FilterForm({ catalogue, onDone }: FilterFormProps) {
  const { t, language } = useAppearance();
  const { selection, settings } = useView((state) => state);
  const { apply, clear } = useFilters((state) => state);
  const words: Wording = { catalogue, settings, language, t };
  // What an address chose stays changeable, also where the data offer no such field.
  const fields = [...new Set([...offeredFields(words), ...selection.map((each) => each.field)])];
  const [field, setField] = useState<Field>(selection[0]?.field ?? "track");
  const chosen = clauseOf(selection, field);
  const [values, setValues] = useState<readonly string[]>(chosen?.kind === "points" ? chosen.values : []);
  const [draft, setDraft] = useState(draftOf(chosen));
  const point = pointFieldOf(field);

  const change = (next: Field) => {
    const present = clauseOf(selection, next);
    setField(next);
    setValues(present?.kind === "points" ? present.values : []);
    setDraft(draftOf(present));
  };
  const range = rangeFieldOf(field);
  const clause: Clause | null =
    range !== undefined
      ? rangeClause(range, draft, words)
      : point === undefined || values.length === 0
        ? null
        : { kind: "points", field: point, values };
  const isWrong = range !== undefined && clause === null && (draft.from !== "" || draft.to !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone();
    if (clause === null) clear(field);
    else apply(clause);
  };

  return (
    // Not the browser's own check: what lies between two bins is put on their edges, and said so by the chip.
    <form className="filter-form" noValidate onSubmit={submit} aria-label={t("screens.filters.add")}>
      <select
        className="ui-field"
        aria-label={t("screens.filters.field")}
        value={field}
        onChange={(event) => {
          const next = fields.find((each) => each === event.target.value);
          if (next !== undefined) change(next);
        }}
      >
        {fields.map((each) => (
          <option key={each} value={each}>
            {fieldName(each, words)}
          </option>
        ))}
      </select>
      {range === undefined ? null : (
        <>
          <RangeInputs field={range} draft={draft} onChange={setDraft} words={words} />
          <p className="filter-form-fault" role="status">
            {isWrong ? t("screens.filters.wrong-range") : ""}
          </p>
        </>
      )}
      {point === undefined ? null : (
        <ValueList
          key={point}
          label={t("screens.filters.values")}
          options={withChosen(point, chosen, words)}
          values={values}
          onChange={setValues}
        />
      )}
      <div className="filter-form-actions">
        <Button onClick={onDone}>{t("screens.cancel")}</Button>
        <Button look="strong" type="submit" disabled={isWrong || (clause === null && chosen === undefined)}>
          {t("screens.apply")}
        </Button>
      </div>
    </form>
  );
}
