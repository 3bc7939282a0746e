import { type ReactNode, useId } from "react";

export interface ChoiceOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Shown in place of the label, which stays its name. */
  readonly icon?: ReactNode;
}

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly ChoiceOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few, all in sight: native radio buttons that look like one switch, so arrow keys work as everywhere. */
export function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className="ui-choice">
      <legend className="ui-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} title={option.icon === undefined ? undefined : option.label}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon === undefined ? (
            <span>{option.label}</span>
          ) : (
            <span>
              {option.icon}
              <span className="ui-hidden">{option.label}</span>
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
