import type { MessageKey, Translate } from "../model/messages.ts";
import { formatCount } from "./format.ts";

/** Clauses of one sentence, joined and ended as the language does it; said first where it holds for a part only. */
export function sentence(t: Translate, parts: readonly (string | null)[], isFiltered = false): string {
  const said = parts.filter((part) => part !== null).join(t("panels.sentence.join"));
  return `${isFiltered ? t("panels.under-filter") : ""}${said}${t("panels.sentence.end")}`;
}

/** Names listed as the language does it: 甲、乙. */
export const listed = (t: Translate, names: readonly string[]): string => names.join(t("panels.sentence.list"));

/** So many names can be taken in at a glance. */
const NAMED = 5;

/** What is meant in brackets, where it is few enough to be named: （甲、乙）; else nothing. */
export const named = (t: Translate, names: readonly string[]): string =>
  names.length > NAMED ? "" : t("panels.sentence.named", { names: listed(t, names) });

export interface Ranked {
  readonly name: string;
  readonly value: number;
}

/** Who has most, ties named together up to three; null when nobody has any or too many share the place. */
export function most(t: Translate, items: readonly Ranked[], one: MessageKey, tied: MessageKey): string | null {
  const value = Math.max(0, ...items.map((item) => item.value));
  const first = items.filter((item) => item.value === value);
  if (value === 0 || first.length > 3) return null;
  const values = {
    name: listed(
      t,
      first.map((item) => item.name),
    ),
    count: formatCount(value),
  };
  return t(first.length === 1 ? one : tied, values);
}
