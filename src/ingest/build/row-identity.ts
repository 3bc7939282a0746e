import type { References } from "../meaning/references.ts";
import type { SheetTeams } from "./build-teams.ts";
import type { Cells } from "./cells.ts";
import type { EntryClues } from "./entry-index.ts";

/** What a row says of its entry, before it is decided which entry that is. */
export interface RowIdentity {
  readonly track: string | null;
  readonly problem: string | null;
  readonly title: string | null;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly org: string | null;
  /** What stands in the problem's cell where no problem of the catalogue fits. */
  readonly problemText: string | null;
}

export function identify(cells: Cells, row: number, references: References, { official }: SheetTeams): RowIdentity {
  const { track, problem, problemText } = references.of(row);
  const team_name = official.name(cells.text(row, "team_name"));
  const org = cells.text(row, "org_name");
  const given = cells.id(row, "team_id");
  const derived = team_name === null ? org : org === null ? team_name : `${team_name}｜${org}`;
  return {
    track,
    problem,
    problemText,
    title: cells.text(row, "title"),
    team_id: given ?? derived,
    team_name,
    org,
  };
}

/** What a row says of its entry, as entries are looked for and kept by. */
export const cluesOf = ({ title, team_id, team_name, problem }: RowIdentity): EntryClues => ({
  title,
  team_id,
  team_name,
  problem_id: problem,
});

/** More is known than the organisation. */
export const isTold = ({ title, team_name, team_id, org, problem, problemText }: RowIdentity): boolean =>
  title !== null || team_name !== null || problem !== null || problemText !== null || team_id !== org;

/** An id made of what a row says: one team on one problem; where one of the two is not said, the title stands for it. */
export function derivedId(who: RowIdentity): string | null {
  const about = who.problem ?? who.problemText;
  const parts = who.team_id !== null && about !== null ? [who.team_id, about] : [who.team_id, who.title, about];
  const said = parts.filter((part) => part !== null);
  return said.length === 0 || (said.length === 1 && said[0] === about) ? null : said.join("｜");
}
