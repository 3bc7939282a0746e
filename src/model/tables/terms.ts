import { category, integer, required, type Table, text } from "./table.ts";

/** What problems and entries are about. */
export const TERM_TABLES = {
  /** What terms are gathered under, in the order in which people list them, with its name in each language. */
  themes: {
    name: "themes",
    key: ["theme"],
    columns: [text("theme", required), text("name_zh"), text("name_en")],
  },
  terms: {
    name: "terms",
    key: ["term"],
    columns: [
      text("term", required),
      text("theme"),
      text("forms"),
      integer("problems"),
      integer("occurrences"),
      text("source"),
      integer("rank"),
    ],
  },
  problem_terms: {
    name: "problem_terms",
    key: ["problem_id", "term"],
    columns: [
      text("problem_id", { ...required, ...category }),
      text("term", { ...required, ...category }),
      integer("occurrences_title"),
      integer("occurrences_text"),
      integer("rank"),
    ],
  },
  /**
   * What an entry is about by its own title and abstract: its themes in the order of `themes`, with a blank between;
   * null is none. Only entries with a text are here.
   */
  entry_themes: { name: "entry_themes", key: ["entry_id"], columns: [text("entry_id", required), text("themes")] },
} as const satisfies Record<string, Table>;
