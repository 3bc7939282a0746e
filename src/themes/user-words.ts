import { userWordsSchema as keptSchema, type UserWords } from "../model/user-words.ts";
import type { LexiconEntry, TermEntry } from "./lexicon.ts";
import { normalise } from "./normalise.ts";

export { NO_USER_WORDS, type UserWords } from "../model/user-words.ts";

const word = (text: string): string => normalise(text).trim();

/** The user's words as they are compared with texts: full-width letters are the same as plain ones. */
export const userWordsSchema = keptSchema.transform(
  ({ stop, terms, synonyms }): UserWords => ({
    stop: stop.map(word),
    terms: terms.map(({ term, theme }) => ({ term: word(term), theme })),
    synonyms: synonyms.map(({ form, term }) => ({ form: word(form), term: word(term) })),
  }),
);

/**
 * Entries as the user's words change them. A domain term goes before a stop word, and takes its word from the entry it
 * was a form of; a synonym brings the forms and exceptions of the term it was along; of two words on one thing the
 * first counts, and what cannot be followed changes nothing. `checkUserWords` says where that is so.
 */
export function applyUserWords(lexicon: readonly LexiconEntry[], words: UserWords): TermEntry[] {
  const entries = new Map<string, TermEntry>(lexicon.map((entry) => [entry.term, entry]));
  const own = new Map<string, string | null>();
  for (const { term, theme } of words.terms) if (isWord(term) && !own.has(term)) own.set(term, theme);
  const stops = new Set(words.stop.filter((stop) => !own.has(stop)));

  const withoutForm = (removed: (form: string) => boolean): void => {
    for (const [term, entry] of entries) {
      const forms = entry.forms.filter((form) => !removed(form));
      if (forms.length < entry.forms.length) entries.set(term, withForms(entry, forms));
    }
  };
  withoutForm((form) => own.has(form) || stops.has(form));
  for (const stop of stops) entries.delete(stop);
  for (const [term, theme] of own) {
    const known = entries.get(term);
    entries.set(term, {
      ...(known ?? { term, forms: [], except: [] }),
      theme: theme ?? known?.theme ?? null,
      salience: "core",
      source: "user",
    });
  }

  for (const { form, target } of followed(words)) {
    if (stops.has(form)) continue;
    const into = entries.get(target);
    if (!into || own.has(form)) continue;
    const merged = entries.get(form);
    entries.delete(form);
    withoutForm((each) => each === form);
    const kept = entries.get(target) ?? into;
    entries.set(target, {
      ...withForms(kept, [...new Set([...kept.forms, form, ...(merged?.forms ?? [])])]),
      except: [...new Set([...kept.except, ...(merged?.except ?? [])])],
    });
  }
  return [...entries.values()];
}

/** An exception that holds none of the forms left could never apply, and would be one only by accident. */
function withForms(entry: TermEntry, forms: readonly string[]): TermEntry {
  const except = entry.except.filter((longer) => [entry.term, ...forms].some((form) => longer.includes(form)));
  return { ...entry, forms, except };
}

/** Every synonym with the term at the end of its chain (a → b, b → c: a is c); circles are left out. */
function followed({ synonyms }: UserWords): { form: string; target: string }[] {
  const next = new Map<string, string>();
  for (const { form, term } of synonyms) if (isWord(form) && form !== term && !next.has(form)) next.set(form, term);
  return [...next.keys()].flatMap((form) => {
    const seen = new Set([form]);
    let target = next.get(form) ?? form;
    while (next.has(target) && !seen.has(target)) {
      seen.add(target);
      target = next.get(target) ?? target;
    }
    return seen.has(target) ? [] : [{ form, target }];
  });
}

/** One character stands in nearly every word. */
const isWord = (text: string): boolean => text.length >= 2;

/** What is wrong with one of the user's words: where it stands, and with what it cannot go together. */
export interface UserWordFault {
  readonly list: keyof UserWords;
  /** Place in its list, from 0. */
  readonly index: number;
  readonly fault:
    | "too-short"
    | "repeated"
    | "unknown-theme"
    /** A stop word that is a domain term too: it stays a term. */
    | "stop-is-term"
    /** A stop word that no term or form is: it changes nothing. */
    | "stop-is-idle"
    /** A domain term that was a form of another: it is taken from there. */
    | "term-was-form"
    | "synonym-of-itself"
    | "synonym-circle"
    /** The term meant is not there. */
    | "synonym-of-nothing"
    | "synonym-is-stop"
    | "synonym-is-term"
    /** A synonym that was a term of its own: it is one no longer. */
    | "synonym-was-term"
    /** A synonym that was a form of another term: it is taken from there. */
    | "synonym-was-other";
  /** The other word concerned, where there is one. */
  readonly other: string | null;
}

/**
 * Conflicts among the user's words, and of them with the lexicon; each says what then holds. None is an error.
 * @param discovered terms that were found in the texts, which a stop word may mean too
 */
export function checkUserWords(
  words: UserWords,
  lexicon: readonly LexiconEntry[],
  { themes, discovered }: { readonly themes: readonly string[]; readonly discovered: readonly string[] },
): UserWordFault[] {
  const faults: UserWordFault[] = [];
  const ownerOf = new Map(lexicon.flatMap(({ term, forms }) => [term, ...forms].map((form) => [form, term] as const)));
  const own = new Set(words.terms.map(({ term }) => term));
  const stops = new Set(words.stop);
  const resolved = new Map(followed(words).map(({ form, target }) => [form, target]));

  const note = (list: keyof UserWords, index: number, fault: UserWordFault["fault"], other: string | null = null) => {
    faults.push({ list, index, fault, other });
  };
  const seen = { stop: new Set<string>(), terms: new Set<string>(), synonyms: new Set<string>() };
  /** What is wrong with a word whatever else there is; nothing else is said of it then. */
  const isFaulty = (list: keyof UserWords, index: number, text: string): boolean => {
    const fault = !isWord(text) ? "too-short" : seen[list].has(text) ? "repeated" : null;
    seen[list].add(text);
    if (fault !== null) note(list, index, fault, fault === "repeated" ? text : null);
    return fault !== null;
  };

  words.stop.forEach((stop, index) => {
    if (isFaulty("stop", index, stop)) return;
    if (own.has(stop)) note("stop", index, "stop-is-term", stop);
    else if (!ownerOf.has(stop) && !discovered.includes(stop)) note("stop", index, "stop-is-idle");
  });
  words.terms.forEach(({ term, theme }, index) => {
    if (isFaulty("terms", index, term)) return;
    const owner = ownerOf.get(term);
    if (owner !== undefined && owner !== term) note("terms", index, "term-was-form", owner);
    if (theme !== null && !themes.includes(theme)) note("terms", index, "unknown-theme", theme);
  });
  words.synonyms.forEach(({ form, term }, index) => {
    if (isFaulty("synonyms", index, form)) return;
    const target = resolved.get(form);
    const owner = ownerOf.get(form);
    if (form === term) note("synonyms", index, "synonym-of-itself");
    else if (target === undefined) note("synonyms", index, "synonym-circle", term);
    else if (own.has(form)) note("synonyms", index, "synonym-is-term", form);
    else if (stops.has(form)) note("synonyms", index, "synonym-is-stop", form);
    else if (!own.has(target) && (stops.has(target) || ownerOf.get(target) !== target)) {
      note("synonyms", index, "synonym-of-nothing", target);
    } else if (owner === form) note("synonyms", index, "synonym-was-term", target);
    else if (owner !== undefined && owner !== target) note("synonyms", index, "synonym-was-other", owner);
  });
  return faults;
}
