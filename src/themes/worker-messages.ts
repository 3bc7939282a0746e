import type { EntryText } from "./entry-themes.ts";
import type { Extracted, Wordbook } from "./extract.ts";
import type { TermSource } from "./mentions.ts";
import type { UserWords } from "./user-words.ts";

/** What the page and the worker of the themes say to each other; every request has one answer. */

/** The terms of problems. */
export interface ProblemsRequest {
  readonly problems: readonly TermSource[];
  readonly words: UserWords;
}

/** The themes of entries by their own texts. */
export interface EntriesRequest {
  readonly texts: readonly EntryText[];
  /** In their order. */
  readonly themes: readonly string[];
  readonly words: UserWords;
  /** The words by which `before` was read. */
  readonly wordsBefore: UserWords;
}

export type Request = {
  readonly request: number;
  /** With the first request: what comes with the program is sent once. */
  readonly wordbook: Wordbook | null;
} & (ProblemsRequest | EntriesRequest);

export type Answer =
  | { readonly request: number; readonly counts: Extracted }
  | { readonly request: number; readonly themes: readonly string[] }
  | { readonly request: number; readonly failure: string };
