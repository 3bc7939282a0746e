import type { ChoiceProps } from "./Choice.tsx";

/** One of many: a native list with its name before it. */
export function Select<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <label className="ui-select">
      {label}
      <select
        className="ui-field"
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
