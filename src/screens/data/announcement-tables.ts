import { catalogueRows } from "../../ingest/announcement/catalogue-rows.ts";
import type { Announcement } from "../../ingest/announcement/types.ts";
import type { UserWords } from "../../model/user-words.ts";
import { extractTerms } from "../../themes/extract.ts";
import { type BuiltTable, tableOf, termTables } from "../themes/term-tables.ts";
import { bundledWordbook } from "../themes/wordbook.ts";

/** An announcement as the catalogue's tables, with the terms of its problems by the bundled words and the user's. */
export function announcementTables(
  announcement: Announcement & { readonly file: string },
  words: UserWords | undefined,
): readonly BuiltTable[] {
  const { tracks, problems } = catalogueRows(announcement);
  return [
    tableOf("tracks", tracks),
    tableOf("problems", problems),
    ...termTables(extractTerms(announcement.problems, bundledWordbook(), words)),
  ];
}
