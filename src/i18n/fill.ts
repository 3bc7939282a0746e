/** `{{count}}` is a value; `{{count|entry|entries}}` is the form that goes with that many, one and other. */
const PLACE = /\{\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}\}/g;

/**
 * A text with its values. A place without a value stays as it is written, so that its lack is seen.
 * Forms go by the plural rules of `language`, also where the value is written with thousands (1,234).
 */
export const fill = (text: string, values: Readonly<Record<string, string | number>>, language: string): string =>
  text.replace(PLACE, (place, name: string, one: string | undefined, other: string | undefined) => {
    const value = values[name];
    if (value === undefined) return place;
    if (one === undefined || other === undefined) return String(value);
    return rulesOf(language).select(Number(String(value).replaceAll(",", ""))) === "one" ? one : other;
  });

const rules = new Map<string, Intl.PluralRules>();

/** Made once a language: it costs as much as many texts. */
function rulesOf(language: string): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, known);
  return known;
}
