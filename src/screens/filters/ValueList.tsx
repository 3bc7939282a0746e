import { useState } from "react";
import { useAppearance } from "../workspace.ts";
import type { FieldValue } from "./choices.ts";

/** So many values are in sight at once; of more, the search finds the rest. */
const SHOWN = 200;

export interface ValueListProps {
  readonly label: string;
  readonly options: readonly FieldValue[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** A field's values to tick: all in sight, in official order, found by typing a part of the name. */
export function ValueList({ label, options, values, onChange }: ValueListProps) {
  const { t } = useAppearance();
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const found = options.filter((option) => option.label.toLowerCase().includes(wanted));
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
  return (
    <fieldset className="value-list">
      <legend className="ui-hidden">{label}</legend>
      <input
        className="ui-field"
        type="search"
        aria-label={t("screens.filters.search")}
        placeholder={t("screens.filters.search")}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="value-list-options">
        {found.slice(0, SHOWN).map((option) => (
          <label key={option.value}>
            <input type="checkbox" checked={values.includes(option.value)} onChange={() => toggle(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
        {found.length > SHOWN ? <p>{t("screens.filters.more", { count: found.length - SHOWN })}</p> : null}
        {found.length === 0 ? <p>{t("screens.filters.nothing")}</p> : null}
      </div>
    </fieldset>
  );
}
