import type { OrgType } from "../../src/model/vocabulary.ts";
import type { Organisation } from "./organisations.ts";
import type { PlannedEntry } from "./plan.ts";
import type { Random } from "./random.ts";
import type { TeamOrgRow, TeamRow } from "./rows.ts";

export interface Teams {
  readonly teams: readonly TeamRow[];
  readonly team_orgs: readonly TeamOrgRow[];
  /** The team of each planned entry, in the plan's order. */
  readonly ofEntry: readonly TeamRow[];
}

/** Shares of kinds of lead organisations, and where they lie elsewhere: health draws hospitals, science universities. */
const KINDS: readonly (readonly [OrgType, number])[] = [
  ["enterprise", 53],
  ["university", 16],
  ["institution", 10],
  ["government", 6],
  ["research", 5],
  ["hospital", 3],
  ["association", 2],
  ["individual", 4],
  ["other", 1],
];
const TILT: Readonly<Record<string, Partial<Record<OrgType, number>>>> = {
  T06: { university: 40, research: 20 },
  T07: { hospital: 35 },
  T08: { hospital: 18, government: 15 },
  T14: { university: 28, association: 8 },
  T16: { hospital: 30, university: 22 },
};

const SECOND_ENTRY = 0.09;
const JOINT = 0.19;
const PARTNERS: readonly (readonly [number, number])[] = [
  [1, 6],
  [2, 3],
  [3, 1],
];
const NO_ORGANISATION = 0.015;
const NO_AREA = 0.02;
const NO_AREA_OF_PERSON = 0.2;
const HALF_WIDTH = 0.3;
const TEAM_WORDS = ["数海", "远航", "同行", "新芽", "拾光", "纵横", "闽江", "破晓", "灯塔", "原点", "群星", "向前"];

/** Gives each planned entry a team: most have one entry, some two or three, in the same track. */
export function makeTeams(
  random: Random,
  plan: readonly PlannedEntry[],
  organisations: ReadonlyMap<OrgType, readonly Organisation[]>,
): Teams {
  const everybody = [...organisations.values()].flat();
  const teams: TeamRow[] = [];
  const team_orgs: TeamOrgRow[] = [];
  const byTrack = new Map<string, TeamRow[]>();
  const ofEntry = plan.map(({ problem: { track_id } }) => {
    const known = byTrack.get(track_id) ?? [];
    if (known.length > 0 && random.chance(SECOND_ENTRY)) return random.pick(known);
    const team_id = String(teams.length + 1).padStart(5, "0");
    const { area, size, members } = found(random, track_id, organisations, everybody);
    const team: TeamRow = {
      team_id,
      team_name: `${random.pick(TEAM_WORDS)}${random.pick(["数据", "智能", "创新", "先锋"])}队${random.integer(1, 99)}`,
      area,
      county: null,
      province: area === null || area === "省外" || area === "港澳台" ? null : "福建",
      team_size: size,
      is_official: true,
    };
    members.forEach((member, index) => {
      team_orgs.push({ team_id, org_no: index + 1, ...member, role: index === 0 ? "lead" : "partner" });
    });
    teams.push(team);
    byTrack.set(track_id, [...known, team]);
    return team;
  });
  return { teams, team_orgs, ofEntry };
}

interface Founded {
  readonly area: string | null;
  readonly size: number;
  /** The lead organisation first; a person stands for one without a name. */
  readonly members: readonly (Omit<Organisation, "org_name"> & { readonly org_name: string | null })[];
}

function found(
  random: Random,
  track_id: string,
  organisations: ReadonlyMap<OrgType, readonly Organisation[]>,
  everybody: readonly Organisation[],
): Founded {
  const tilt = TILT[track_id] ?? {};
  const org_type = random.weighted(KINDS.map(([kind, weight]) => [kind, tilt[kind] ?? weight]));
  const lead = popular(random, organisations.get(org_type) ?? everybody);
  if (org_type === "individual") {
    const area = random.chance(NO_AREA_OF_PERSON) ? null : lead.area;
    const person = { org_name: null, credit_code: null, org_type, ownership: null, area };
    return { area, size: random.integer(1, 3), members: [person] };
  }
  const size = random.integer(3, 10);
  if (random.chance(NO_ORGANISATION)) return { area: lead.area, size, members: [] };
  const area = random.chance(NO_AREA) ? null : lead.area;
  const partners = random.chance(JOINT)
    ? random
        .shuffled(everybody)
        .filter((other) => other !== lead)
        .slice(0, random.weighted(PARTNERS))
    : [];
  const members = [{ ...lead, area }, ...partners];
  return { area, size, members: members.map((member) => ({ ...member, org_name: written(random, member.org_name) })) };
}

/** A few organisations of a kind bring many teams, most bring one. */
const popular = (random: Random, organisations: readonly Organisation[]): Organisation =>
  random.weighted(organisations.map((organisation, rank) => [organisation, 1 / (rank + 8)]));

/** Forms are filled in by hand: the same name comes with full- and with half-width brackets. */
const written = (random: Random, name: string): string =>
  random.chance(HALF_WIDTH) ? name.replace("（", "(").replace("）", ")") : name;
