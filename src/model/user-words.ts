import { z } from "zod";

const word = z.string().trim();

/** The words that a user has set, as they are kept with the data; a theme of null: in no theme yet. */
export const userWordsSchema = z.strictObject({
  /** Taken out where they are exactly a term or a form; longer terms that contain them stay. */
  stop: z.array(word),
  /** Terms at once, even of one problem. */
  terms: z.array(z.strictObject({ term: word, theme: z.string().nullable() })),
  /** `form` counts as `term`. */
  synonyms: z.array(z.strictObject({ form: word, term: word })),
});

export type UserWords = z.infer<typeof userWordsSchema>;

export const NO_USER_WORDS: UserWords = { stop: [], terms: [], synonyms: [] };
