export interface ChipProps {
  readonly name: string;
  readonly value: string;
  /** The whole value where `value` had to be shortened. */
  readonly title?: string;
  readonly removeLabel: string;
  readonly onRemove: () => void;
}

/** A filter that holds now: what it is about, which values, and a button that takes it away. */
export function Chip({ name, value, title, removeLabel, onRemove }: ChipProps) {
  return (
    <li className="ui-chip" title={title}>
      <span className="ui-chip-name">{name}</span>
      <span className="ui-chip-value">{value}</span>
      <button type="button" aria-label={removeLabel} onClick={onRemove}>
        <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
          <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
      </button>
    </li>
  );
}
