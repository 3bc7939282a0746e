import { normaliseName } from "../../model/aliases/normalise-name.ts";
import { personalHeader } from "../privacy/person-headers.ts";
import { isBlank } from "../table/grid.ts";
import type { SourceTable } from "../table/source.ts";
import { isFilled, isUnique, LOOK } from "./column-cells.ts";
import type { ColumnMapping } from "./mapping.ts";
import { words } from "./words.ts";

/** A list of persons who judge, known by what they are called in it or by its name, and by no header of a judge. */

const ROLE = /^(?:角色|身份|职责|类型|人员类型|人员类别|roles?|type|fonction|rolle|rol)$/;
const JUDGE =
  /评委|评审|专家|裁判|考官|judge|jur(?:y|or)|reviewer|referee|evaluator|assessor|panell?ist|committee|\bpc\b|(?:area|track|program(?:me)?) chair|^(?:co-?)?chair$/i;
const WHO = words(`
  评委, 评审专家, 评审委员, 评审员, 评审组, 专家, 裁判员?, 评委会, 评审委员会, 专家组
  judges?, jury, jurors?, jury members?, reviewers?, referees?, evaluators?, panell?ists?, (?:pc|program(?:me)? committee)(?: members?)?`);
const LIST = words(`
  名单, 名录, 库, 信息表?, 汇总表?, 一览表?, 列表, 登记表, 签到表, 通讯录, 成员, 表, 简介
  list, roster, members, directory, contacts, bios?, profiles?, info, data, sign ?ups?, registration`);
const NAMED = new RegExp(`(?:^|[^a-z])(?:${WHO})[\\s_-]*(?:(?:${LIST})[\\s_-]*)*$`, "i");
/** Counts and years behind a file's name. */
const BEHIND = /\.[A-Za-z0-9]{1,7}$|[\s_-]*[(（【[]?(?:v?\d+(?:[.-]\d+)*|终稿|最终版?|公示|final)[)）】\]]?$/i;

const ENTRY: ReadonlySet<string> = new Set([
  "team_id",
  "team_name",
  "score",
  "official_score",
  "official_rank",
  "award",
  "problem_id",
  "track_id",
  "abstract",
  "criterion",
  "registered_at",
  "judge_id",
]);

/** In a list of judges these speak of posts, places in it and what is judged. */
const OF_OTHERS: ReadonlySet<string> = new Set(["title", "entry_id", "registered_at", "award"]);

/** A list of judges, by its name, whose persons stand in parts: no row of it is an entry. */
export function isOfJudges(columns: readonly ColumnMapping[], { sheet, file, header }: SourceTable): boolean {
  const named = [sheet ?? "", file].some((name) => NAMED.test(bare(name)));
  const persons = header.filter((name) => personalHeader(name, header) === "name");
  return (
    named &&
    persons.length > 1 &&
    !columns.some(({ concept, by }) => concept !== null && ENTRY.has(concept) && by !== "none")
  );
}

/**
 * The columns of such a list with the name of each person for the judge's; null where the table is something else. A
 * title beside persons' names is that of their post.
 */
export function asJudges(columns: readonly ColumnMapping[], table: SourceTable): readonly ColumnMapping[] | null {
  if (columns.some(({ by }) => by === "chosen")) return null;
  const inRole = rolesOf(columns, table);
  const named = [table.sheet ?? "", table.file].some((name) => NAMED.test(bare(name)));
  if (inRole !== "judges" && !named) return null;
  const isOfEntries = columns.some(
    ({ concept, by, header }) =>
      concept !== null &&
      ENTRY.has(concept) &&
      by !== "none" &&
      // What a list of judges has beside its names is what they judge.
      !(concept === "award" && named) &&
      !(concept === "registered_at" && /stamp|戳/i.test(header)),
  );
  if (isOfEntries || inRole === "others") return null;
  const who = nameOf(columns, table);
  if (who === undefined) return null;
  return columns.map((column): ColumnMapping => {
    if (column === who) return { ...column, concept: "judge_id", by: "partial", standsIn: true };
    return column.concept !== null && OF_OTHERS.has(column.concept) ? { ...column, concept: null, by: "none" } : column;
  });
}

function bare(name: string): string {
  let plain = name.normalize("NFKC").trim();
  for (let before = ""; before !== plain; ) {
    before = plain;
    plain = plain.replace(BEHIND, "").trim();
  }
  return plain;
}

/** What a column of roles says: judges alone, judges among others, or nothing. */
function rolesOf(columns: readonly ColumnMapping[], table: SourceTable): "judges" | "others" | null {
  for (const { header, index } of columns) {
    if (!ROLE.test(normaliseName(header))) continue;
    const said = table.rows.slice(0, LOOK).flatMap((row) => (isBlank(row[index]) ? [] : [String(row[index])]));
    const judges = said.filter((text) => JUDGE.test(text)).length;
    if (judges > 0) return judges === said.length ? "judges" : "others";
  }
  return null;
}

/** The column of whole names; first and family names apart name nobody, an address does. */
function nameOf(columns: readonly ColumnMapping[], table: SourceTable): ColumnMapping | undefined {
  const kinds = columns.map(({ header }) => personalHeader(header, table.header));
  const isPart = (header: string): boolean =>
    /^(?:first|last|given|family|middle|sur|fore)|^(?:pre)?nom$|^vor|^nach|^apellido|^cognome|^имя$|^фамилия$|^[姓名]$/.test(
      normaliseName(header),
    );
  const isKey = ({ index }: ColumnMapping, share?: number): boolean =>
    isFilled(table, index) && isUnique(table, index, share);
  const named = columns.filter(
    (column, i) => (kinds[i] === "name" || kinds[i] === "perhaps") && !isPart(column.header) && isKey(column),
  );
  const reached = columns.filter((_, i) => kinds[i] === "email");
  return named.find((column) => isKey(column, 1)) ?? reached.find((column) => isKey(column, 1)) ?? named[0];
}
