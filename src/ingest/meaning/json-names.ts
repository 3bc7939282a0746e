import type { SourceTable } from "../table/source.ts";

/** Objects that services put around the fields of a record, or around the value of one field. */
const AROUND = /^(?:content|attributes|fields|properties|node)\//i;
const VALUE = /\/value$/i;

/**
 * What the columns of a table are called, without what only JSON puts around a name: content/rating/value and
 * reviews/rating are ratings. Headers of several rows (初赛/评委一/得分) mean all of what they say.
 */
export function meantHeader({ format, header, sheet }: SourceTable): readonly string[] {
  if (format !== "json" && format !== "jsonl") return header;
  return header.map((path) => {
    const inside = sheet === null ? path : withoutList(path, sheet);
    return inside.replace(AROUND, "").replace(VALUE, "");
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
