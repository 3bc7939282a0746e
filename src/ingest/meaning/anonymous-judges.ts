import type { MappedSheet } from "../build/build.ts";
import { isPersonName } from "../privacy/person-names.ts";
import type { Pseudonyms } from "../privacy/pseudonyms.ts";
import { type Finding, withPlaces } from "../table/findings.ts";
import type { SourceTable } from "../table/source.ts";
import { isEmail, seatedName } from "./wide/judge-names.ts";

const TITLE = /(?:老师|教授|博士|主任|专家|评委|先生|女士)$/;

/**
 * Judges whose columns are headed by their names (王小明, 李雷老师) under pseudonyms: in the headers, in what they are
 * mapped to, and wherever the reader quotes them. Labels such as 评委一 and J3 stay.
 */
export function anonymiseJudges({ source, mapping }: MappedSheet, pseudonyms: Pseudonyms): MappedSheet {
  const renamed = new Map<string, string>();
  for (const { place } of mapping.columns) {
    const judge = place?.judge ?? null;
    if (judge === null) continue;
    const name = seatedName(judge) ?? judge.replace(TITLE, "");
    if (isEmail(judge)) renamed.set(judge, pseudonyms("email", judge));
    else if (isPersonName(name) || name === seatedName(judge)) renamed.set(judge, pseudonyms("name", name));
  }
  if (renamed.size === 0) return { source, mapping };
  const clean = (text: string): string => {
    let found = text;
    for (const [judge, pseudonym] of renamed) found = found.replaceAll(judge, pseudonym);
    return found;
  };
  const columns = mapping.columns.map((column) => {
    const judge = column.place?.judge ?? null;
    const place =
      column.place === undefined || judge === null ? {} : { place: { ...column.place, judge: clean(judge) } };
    return { ...column, header: clean(column.header), ...place };
  });
  const replaced: Finding = {
    rule: "personal_replaced",
    severity: "info",
    count: renamed.size,
    examples: [],
    values: { column: [...renamed.values()].join("、"), kind: "name" },
  };
  const table: SourceTable = {
    ...source,
    header: source.header.map(clean),
    notData: source.notData.map((row) => ({
      ...row,
      text: clean(row.text),
      ...(row.cells === undefined
        ? {}
        : { cells: row.cells.map((cell) => (typeof cell === "string" ? clean(cell) : cell)) }),
    })),
    findings: [
      ...source.findings.map((finding) =>
        withPlaces(finding, ({ after, row, column, value }) => ({
          row,
          column: column === null ? null : clean(column),
          value: value === null ? null : clean(value),
          ...(after === undefined ? {} : { after: clean(after) }),
        })),
      ),
      replaced,
    ],
  };
  return { source: table, mapping: { ...mapping, columns } };
}
