import { normaliseName } from "./normalise-name.ts";
import { VALUE_WORDS } from "./value-words.ts";

export type CodedColumn = keyof typeof VALUE_WORDS;

export const isCodedColumn = (column: string): column is CodedColumn => column in VALUE_WORDS;

const codes: ReadonlyMap<CodedColumn, ReadonlyMap<string, string>> = new Map(
  Object.entries(VALUE_WORDS).map(([column, values]) => {
    const map = new Map<string, string>();
    for (const [code, aliases] of Object.entries(values)) {
      map.set(normaliseName(code), code);
      for (const alias of aliases as readonly string[]) map.set(normaliseName(alias), code);
    }
    return [column as CodedColumn, map];
  }),
);

/** The model's value for what a cell says; null where the words are not known. */
export const matchValue = (column: CodedColumn, text: string): string | null =>
  codes.get(column)?.get(normaliseName(text)) ?? null;
