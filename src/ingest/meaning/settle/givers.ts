import { normaliseName } from "../../../model/aliases/normalise-name.ts";
import type { SourceTable } from "../../table/source.ts";
import { isWords } from "../column-cells.ts";
import { type ColumnMapping, ENTRY_IDENTITY, isMelted } from "../mapping.ts";

const GIVER = /^(?:from|voter|giver|givenby|fromcountry|fromteam|votingcountry|juryof)(?:name)?$/;
const TAKER = /^(?:to|receiver|recipient|givento|tocountry|toteam|receivingcountry|votedfor)(?:name)?$/;

/** from, to, points: where nothing else names an entry or a judge, they are who gets points and who gives them. */
export function withGivers(columns: readonly ColumnMapping[], table: SourceTable): readonly ColumnMapping[] {
  const isScored = columns.some((column) => column.concept === "score" && !isMelted(column));
  const isNamed = columns.some(
    ({ concept }) => concept === "judge_id" || ENTRY_IDENTITY.some((name) => name === concept),
  );
  if (!isScored || isNamed) return columns;
  const named = (word: RegExp): ColumnMapping | undefined =>
    columns.find(
      ({ header, index, by }) => by !== "chosen" && word.test(normaliseName(header)) && isWords(table, index),
    );
  const [from, to] = [named(GIVER), named(TAKER)];
  if (from === undefined || to === undefined) return columns;
  return columns.map((column): ColumnMapping => {
    if (column === from) return { ...column, concept: "judge_id", by: "partial", standsIn: true };
    return column === to ? { ...column, concept: "team_name", by: "partial", standsIn: true } : column;
  });
}
