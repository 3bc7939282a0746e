import { REVIEWS } from "../table/reviews.ts";
import type { SourceTable } from "../table/source.ts";

/** Objects that services put around the fields of a record, or around the value of one field. */
const AROUND = /^(?:content|attributes|fields|properties|node)\//i;
const VALUE = /\/value$/i;
/** Of what several people said of a record: what each gave, and who it was. */
const GIVEN = /^(?:value|points|stars)$/i;
const GIVER = /^(?:user|author|by)(?:\/(?:id|name|username))?$/i;
/** zh/title, title_en: one field in several languages. */
const LANGUAGE =
  /^(?:en|zh|zh-tw|zh-cn|ja|ko|fr|de|es|it|pt|ru)\/(?=title$|abstract$)|(?<=^(?:title|abstract))_(?:en|zh|zh-tw|zh-cn|ja|ko|fr|de|es|it|pt|ru)$/i;

/**
 * What the columns of a table are called, without what only JSON puts around a name: content/rating/value and
 * reviews/rating are ratings. Headers of several rows (初赛/评委一/得分) mean all of what they say.
 */
export function meantHeader({ format, header, sheet }: SourceTable): readonly string[] {
  if (format !== "json" && format !== "jsonl") return header;
  return header.map((path) => {
    const inside = sheet === null ? path : withoutList(path, sheet);
    if (sheet !== null && inside !== path && REVIEWS.test(sheet)) {
      if (GIVEN.test(inside)) return "rating";
      if (GIVER.test(inside)) return "reviewer";
    }
    return inside.replace(AROUND, "").replace(VALUE, "").replace(LANGUAGE, "");
  });
}

/** Of a list inside the records each field stands under the list's own path, which the sheet is named after. */
function withoutList(path: string, sheet: string): string {
  const parts = path.split("/");
  for (let i = parts.length - 1; i > 0; i--) {
    const list = parts.slice(0, i).join("/");
    if (sheet === list || sheet.endsWith(`/${list}`)) return parts.slice(i).join("/");
  }
  return path;
}
