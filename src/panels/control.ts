import type { ViewSettings } from "../filters/clauses.ts";
import type { MessageKey } from "../model/messages.ts";
import type { PanelControl } from "./types.ts";

/** A control whose choice can be read back as one of its own values. */
export interface ChoiceOf<Value extends string> extends PanelControl {
  readonly initial: Value;
  /** The choice as it stands; the initial one where the address names a value that there is not. */
  read(settings: ViewSettings): Value;
}

export interface ControlOptions<Value extends string> {
  readonly label: MessageKey;
  /** Value → its name, in the order in which people choose. */
  readonly values: Readonly<Record<Value, MessageKey>>;
  readonly initial: NoInfer<Value>;
}

/**
 * One of a few ways to look at a panel. Named in `controls` of the panel, read wherever its view or queries depend
 * on it: `const SHARE = panelControl("coverage-track-area", "share", {…}); SHARE.read(context.settings)`.
 */
export function panelControl<Value extends string>(
  panel: string,
  what: string,
  { label, values, initial }: ControlOptions<Value>,
): ChoiceOf<Value> {
  const name = `${panel}.${what}`;
  const known = Object.keys(values) as Value[];
  return {
    name,
    label,
    options: known.map((value) => ({ value, label: (t) => t(values[value]) })),
    initial,
    read: ({ choices }) => known.find((value) => value === choices[name]) ?? initial,
  };
}
