import { createReader } from "./carried.ts";
import type { TermEntry } from "./lexicon.ts";
import { normalise } from "./normalise.ts";

/** What an entry says of itself, in parts that are read apart (title, abstract): no term runs over two. */
export interface EntryText {
  readonly parts: readonly string[];
  /** What was read in it by the words before; null: it was not read. */
  readonly before: string | null;
}

/**
 * Themes of texts, as the table `entry_themes` holds them: in the order of `themes`, with a blank between; "" is none.
 *
 * @param touched where given, only texts with one of these strings are read: in the others nothing can have changed
 */
export function themesOfTexts(
  texts: readonly EntryText[],
  read: ThemeReader,
  touched: ReadonlySet<string> | null,
): readonly string[] {
  return texts.map(({ parts, before }) => {
    if (before === null || touched === null) return read(parts);
    const normalised = parts.map(normalise);
    return [...touched].some((form) => normalised.some((part) => part.includes(form))) ? read(parts) : before;
  });
}

export type ThemeReader = (parts: readonly string[]) => string;

/** Themes that `themes` does not list are of nobody's list, and left out. */
export function createThemeReader(entries: readonly TermEntry[], themes: readonly string[]): ThemeReader {
  const read = createReader(entries);
  return (parts) => {
    const found = new Set(read(...parts).themes);
    return themes.filter((theme) => found.has(theme)).join(" ");
  };
}

/** Every string by which one of two lists finds something in a text that the other does not. */
export function changedForms(before: readonly TermEntry[], after: readonly TermEntry[]): ReadonlySet<string> {
  const written = ({ term, theme, forms, except }: TermEntry): string => JSON.stringify([term, theme, forms, except]);
  // Nearly all are the very same objects, which need not be written out.
  const without = (entries: readonly TermEntry[], others: readonly TermEntry[]): readonly TermEntry[] => {
    const same = new Set(others);
    return entries.filter((entry) => !same.has(entry));
  };
  const [gone, come] = [without(before, after), without(after, before)];
  const [known, wanted] = [new Set(gone.map(written)), new Set(come.map(written))];
  const different = [
    ...gone.filter((entry) => !wanted.has(written(entry))),
    ...come.filter((entry) => !known.has(written(entry))),
  ];
  return new Set(different.flatMap(({ term, forms }) => [term, ...forms]));
}
