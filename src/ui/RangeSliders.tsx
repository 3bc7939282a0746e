import { type ChangeEvent, useId } from "react";

export interface RangeSlidersProps {
  /** What is chosen a range of. */
  readonly label: string;
  readonly fromLabel: string;
  readonly toLabel: string;
  /** The range in words. */
  readonly text: string;
  /** How many steps there are from the lowest end to the highest. */
  readonly steps: number;
  /** The two ends, in steps from the lowest; the first is below the second. */
  readonly value: readonly [from: number, to: number];
  /** At each step. */
  readonly onChange: (value: readonly [from: number, to: number]) => void;
  /** A key or the pointer was let go of. */
  readonly onEnd: () => void;
}

/** A range by keyboard: one slider for each end. In sight while one of them has the focus. */
export function RangeSliders({ label, fromLabel, toLabel, text, steps, value, onChange, onEnd }: RangeSlidersProps) {
  const [from, to] = value;
  const said = useId();
  const end = (name: string, at: number, change: (next: number) => readonly [number, number]) => (
    <label>
      {name}
      <input
        type="range"
        min={0}
        max={steps}
        value={at}
        aria-valuetext={text}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(change(Number(event.target.value)))}
        onKeyUp={onEnd}
        onPointerUp={onEnd}
        onBlur={onEnd}
      />
    </label>
  );
  return (
    <fieldset className="ui-range" aria-describedby={said}>
      <legend className="ui-hidden">{label}</legend>
      {end(fromLabel, from, (next) => [Math.min(next, to - 1), to])}
      {end(toLabel, to, (next) => [from, Math.max(next, from + 1)])}
      <output id={said}>{text}</output>
    </fieldset>
  );
}
