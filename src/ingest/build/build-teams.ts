import { normaliseName } from "../../model/aliases/normalise-name.ts";
import type { Mapping } from "../meaning/mapping.ts";
import type { Official } from "../meaning/official.ts";
import { splitOrgs } from "../values/orgs.ts";
import { canonicalArea } from "./area-name.ts";
import type { BuildState, Provenance, TeamNotes } from "./build-state.ts";
import type { Cells } from "./cells.ts";
import type { RowIdentity } from "./row-identity.ts";

/** What is told of the teams of a sheet from all its rows. */
export interface SheetTeams {
  readonly official: Official;
  /** The organisation in a team's name, where names are made so. */
  readonly orgInName: ((team: string | null) => string | null) | null;
}

/**
 * A row's team and its organisations: the first (牵头) and its partners. A team named again adds only organisations
 * it did not have; where it then stands in another area, that is said.
 */
export function addTeam(
  cells: Cells,
  row: number,
  who: RowIdentity,
  mapping: Mapping,
  sheet: SheetTeams,
  state: BuildState,
  provenance: Provenance,
): void {
  if (who.team_id === null) return;
  const area = canonicalArea(cells.text(row, "area"), state.areas);
  let team = state.teams.get(who.team_id);
  if (team === undefined) {
    team = { area, orgs: [] };
    state.teams.set(who.team_id, team);
    if (mapping.tables.includes("teams") || mapping.tables.includes("team_orgs")) {
      const named = {
        team_id: who.team_id,
        team_name: who.team_name,
        area,
        county: cells.text(row, "county"),
        province: cells.text(row, "province"),
        team_size: cells.integer(row, "team_size"),
        is_official: sheet.official.of(row),
      };
      state.table("teams").add(named, provenance);
    }
  } else if (area !== null && team.area !== null && area !== team.area) {
    cells.note(row, "area", "conflicting_team", "warning", { team: who.team_id, before: team.area });
  }
  const named = sheet.orgInName === null ? cells.text(row, "org_name") : sheet.orgInName(who.team_name);
  if (mapping.tables.includes("team_orgs") || sheet.orgInName !== null) {
    addOrgs(cells, row, who.team_id, team, named, area, state, provenance);
  }
}

function addOrgs(
  cells: Cells,
  row: number,
  team_id: string,
  team: TeamNotes,
  named: string | null,
  area: string | null,
  state: BuildState,
  provenance: Provenance,
): void {
  const leads = named === null ? [] : splitOrgs(named);
  const partners = splitOrgs(cells.text(row, "partners") ?? "");
  if (leads.length > 1) cells.note(row, "org_name", "split_orgs", "info");
  const codes = splitOrgs(cells.id(row, "credit_code") ?? "");
  const orgType = cells.code(row, "org_type");
  const ownership = cells.text(row, "ownership");
  // An organisation may be known by its code or kind alone.
  const names: readonly (string | null)[] =
    leads.length + partners.length > 0 ? [...leads, ...partners] : codes.length > 0 || orgType !== null ? [null] : [];
  const given = cells.has("role") ? cells.code(row, "role") : null;
  const before = [...team.orgs];
  const isKnown = (name: string | null): boolean => {
    if (before.length === 0) return false;
    if (before.includes(name)) return true;
    const key = normaliseName(name ?? "");
    return before.some((other) => normaliseName(other ?? "") === key);
  };
  names.forEach((org_name, position) => {
    if (isKnown(org_name)) return;
    team.orgs.push(org_name);
    const lead = position === 0 && (leads.length > 0 || partners.length === 0);
    const org = {
      team_id,
      org_no: team.orgs.length,
      org_name,
      credit_code: lead || codes.length === names.length ? (codes[position] ?? null) : null,
      role: names.length === 1 && given !== null ? given : lead ? "lead" : "partner",
      // Kind and area of a row are those of its lead organisation.
      org_type: lead ? orgType : null,
      ownership: lead ? ownership : null,
      area: lead ? area : null,
    };
    state.table("team_orgs").add(org, provenance);
  });
}
