import type { SourceTable } from "../table/source.ts";

/**
 * Lists that contest systems of the ICPC exchange: tab-separated without a header, under a line with the list's name and
 * the format's version. What their columns are stands in the Contest Control System Requirements ("Result files").
 */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  teams: [
    "team no",
    "entry id",
    "group id",
    "team name",
    "institution",
    "institution short",
    "country",
    "institution id",
  ],
  results: ["entry id", "rank", "medal", "problems solved", "penalty", "last accepted", "group winner"],
  scoreboard: ["institution", "entry id", "rank", "problems solved", "penalty", "last accepted"],
};
const LABEL = /^(teams|results|scoreboard|groups|accounts)\s+\d(?:\.\d+)?$/;
const NO_NAMES = /^(?:列|column )\d+$/i;

/** Their names by the format, in place of those of our making; null where the table is no such list. */
export function clicsNames({ format, header, headerRows, findings }: SourceTable): readonly string[] | null {
  if (format !== "csv" || headerRows.length > 0 || !header.every((name) => NO_NAMES.test(name))) return null;
  const titles = findings.filter(({ rule }) => rule === "title_rows").flatMap(({ examples }) => examples);
  const list = titles.map(({ value }) => LABEL.exec(value?.trim() ?? "")?.[1]).find((name) => name !== undefined);
  const names = LISTS[list ?? ""];
  return names === undefined ? null : header.map((name) => names[Number(/\d+$/.exec(name)?.[0]) - 1] ?? name);
}
