import type { TermCounts } from "./count.ts";
import type { Wordbook } from "./extract.ts";
import type { TermSource } from "./mentions.ts";
import type { UserWords } from "./user-words.ts";

/** What the page and the worker of the themes say to each other; every request has one answer. */

export interface Request {
  readonly request: number;
  readonly problems: readonly TermSource[];
  readonly words: UserWords;
  /** With the first request: what comes with the program is sent once. */
  readonly wordbook: Wordbook | null;
}

export type Answer =
  | { readonly request: number; readonly counts: TermCounts }
  | { readonly request: number; readonly failure: string };
