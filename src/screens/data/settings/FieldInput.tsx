import { useRef } from "react";
import type { Catalogue } from "../../../model/catalogue.ts";
import { useAppearance } from "../../workspace.ts";
import type { FormField, FormRow, SectionName } from "./form-sections.ts";
import { tidied } from "./form-texts.ts";
import type { FormFault } from "./read-form.ts";
import { choiceLabel, faultText, fieldLabel, importedText, targetsOf } from "./words.ts";

interface Props {
  readonly section: SectionName;
  readonly place: number;
  readonly field: FormField;
  readonly row: FormRow;
  readonly fault: FormFault | undefined;
  readonly catalogue: Catalogue;
  readonly onWrite: (value: string) => void;
}

/** A field's element, so that a fault can lead to it. */
export const fieldId = (section: SectionName, row: number, field: string): string =>
  `settings-${section}-${row}-${field}`;

/** One field of a row, with what is wrong with it. */
export function FieldInput({ section, place, field, row, fault, catalogue, onWrite }: Props) {
  const { t } = useAppearance();
  const id = fieldId(section, place, field.name);
  const name = fieldLabel(section, field.name, t);
  const rowName = row.track_name || row.problem_title;
  const value = row[field.name] ?? "";
  const common = {
    id,
    value,
    "aria-label":
      section === "contest"
        ? name
        : rowName === undefined || rowName === ""
          ? t("settings.row.of", { section: t(`settings.${section}`), row: place + 1, field: name })
          : `${rowName} ${name}`,
    "aria-invalid": fault !== undefined,
    "aria-describedby": fault === undefined ? undefined : `${id}-fault`,
  };
  return (
    <>
      {inputOf()}
      {fault === undefined ? null : (
        <span id={`${id}-fault`} className="settings-fault">
          {faultText(fault.rule, t)}
        </span>
      )}
    </>
  );

  function inputOf() {
    if (field.kind === "choice") {
      const options = (field.choices ?? []).map((each) => ({ value: each, label: choiceLabel(field.name, each, t) }));
      return <Options {...common} options={options} onWrite={onWrite} />;
    }
    if (section === "targets" && field.name === "value") {
      const options = targetsOf(row.dimension, catalogue, t);
      const isKnown = value === "" || options.some((each) => each.value === value);
      return (
        <Options
          {...common}
          disabled={row.dimension === "contest"}
          options={[
            { value: "", label: row.dimension === "contest" ? "—" : t("settings.choose") },
            ...options,
            ...(isKnown ? [] : [{ value, label: value }]),
          ]}
          onWrite={onWrite}
        />
      );
    }
    const imported = importedText(section, row, field.name, catalogue);
    const input = (
      <input
        {...common}
        className="ui-field"
        type="text"
        autoComplete="off"
        data-kind={field.kind}
        inputMode={field.kind === "count" ? "numeric" : undefined}
        placeholder={imported === "" ? undefined : t("settings.imported", { value: imported })}
        onChange={(event) => onWrite(event.target.value)}
        onBlur={() => {
          const tidy = tidied(field, value);
          if (tidy !== value) onWrite(tidy);
        }}
      />
    );
    return field.kind === "moment" || field.kind === "date" ? (
      <span className="settings-moment">
        {input}
        <Picker kind={field.kind} label={common["aria-label"]} value={value} onWrite={onWrite} />
      </span>
    ) : (
      input
    );
  }
}

interface OptionsProps extends React.ComponentProps<"select"> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onWrite: (value: string) => void;
}

const Options = ({ options, onWrite, ...rest }: OptionsProps) => (
  <select {...rest} className="ui-field" onChange={(event) => onWrite(event.target.value)}>
    {options.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </select>
);

interface PickerProps {
  readonly kind: "moment" | "date";
  readonly label: string;
  readonly value: string;
  readonly onWrite: (value: string) => void;
}

/**
 * The browser's own calendar beside a field of text: dates stand as 2026-06-05 18:00 whatever the browser speaks, and
 * what is half written is not lost.
 */
function Picker({ kind, label, value, onWrite }: PickerProps) {
  const { t } = useAppearance();
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        aria-label={t("settings.moment.pick", { label })}
        onClick={() => {
          const input = calendar.current;
          if (input === null) return;
          // What is no date leaves the calendar where it opens by itself.
          input.value = kind === "moment" ? value.replace(" ", "T") : value;
          input.showPicker();
        }}
      >
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" fill="none" stroke="currentColor">
          <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3" />
        </svg>
      </button>
      <input
        ref={calendar}
        className="settings-calendar"
        type={kind === "moment" ? "datetime-local" : "date"}
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          if (event.target.value !== "") onWrite(event.target.value.replace("T", " "));
        }}
      />
    </>
  );
}
