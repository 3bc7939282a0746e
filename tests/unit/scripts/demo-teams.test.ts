import { expect, test } from "vitest";
import settings from "../../../data/settings.json" with { type: "json" };
import { ORG_TYPES } from "../../../src/model/vocabulary.ts";
import { areaOf, demo, leadOf, registrations, tally, teamById } from "./demo-fixture.ts";

const orgsOfTeam = tally(demo.team_orgs.map((row) => row.team_id));

test("every entry has its team, and some teams have two, some three entries", () => {
  for (const entry of demo.entries) expect(teamById.has(entry.team_id)).toBe(true);
  expect(teamById.size).toBe(demo.teams.length);
  const sizes = tally(tally(demo.entries.map((entry) => entry.team_id)).values());
  expect(sizes.get(2)).toBeGreaterThan(50);
  expect(sizes.get(3)).toBeGreaterThan(5);
});

test("one team in six is a 联合体 of two to four organisations, one of them leading", () => {
  const joint = [...orgsOfTeam.values()].filter((count) => count > 1);
  expect(joint.length / demo.teams.length).toBeGreaterThan(1 / 7);
  expect(joint.length / demo.teams.length).toBeLessThan(1 / 4);
  expect([...new Set(joint)].sort()).toEqual([2, 3, 4]);
  for (const { role, org_no } of demo.team_orgs) expect(role).toBe(org_no === 1 ? "lead" : "partner");
});

test("no organisation stands twice in a team", () => {
  const seats = tally(demo.team_orgs.map(({ team_id, org_name }) => `${team_id} ${org_name}`));
  expect([...seats.values()].every((count) => count === 1)).toBe(true);
});

test("areas are unevenly spread over all areas of the settings, 省直 among the first five", () => {
  const counts = tally(registrations.map((entry) => areaOf(entry.team_id)));
  const names = settings.areas.map(({ name }) => name);
  const areas = names.map((area) => [area, counts.get(area) ?? 0] as const);
  for (const [, count] of areas) expect(count).toBeGreaterThan(0);
  const ranked = [...areas].sort(([, a], [, b]) => b - a).map(([area]) => area);
  expect(ranked.slice(0, 3)).toEqual(["福州", "厦门", "泉州"]);
  expect(ranked.indexOf("省直")).toBeLessThan(5);
  expect([...counts.keys()].filter((area) => area !== null && !names.includes(area))).toEqual([]);
});

test("some entries have no area, some teams no organisation", () => {
  expect(registrations.filter((entry) => areaOf(entry.team_id) === null).length).toBeGreaterThan(10);
  expect(demo.teams.filter((team) => !leadOf.has(team.team_id)).length).toBeGreaterThan(5);
});

test("all kinds of organisations lead, enterprises in about half", () => {
  const kinds = tally(registrations.map((entry) => leadOf.get(entry.team_id)?.org_type));
  for (const kind of ORG_TYPES) expect(kinds.get(kind)).toBeGreaterThan(10);
  expect((kinds.get("enterprise") ?? 0) / registrations.length).toBeGreaterThan(0.4);
  expect((kinds.get("enterprise") ?? 0) / registrations.length).toBeLessThan(0.6);
});

test("enterprises lead many teams or one: the busiest more than ten", () => {
  const enterprises = [...leadOf.values()].filter(({ org_type }) => org_type === "enterprise");
  const teams = tally(enterprises.flatMap(({ org_name }) => org_name ?? []));
  expect(Math.max(...teams.values())).toBeGreaterThan(10);
  expect([...teams.values()].filter((count) => count === 1).length).toBeGreaterThan(100);
});

test("every organisation is plainly made up, and credit codes are 18 characters that no register gives", () => {
  for (const { org_name, credit_code, org_type } of demo.team_orgs) {
    if (org_type === "individual") expect([org_name, credit_code]).toEqual([null, null]);
    else expect(org_name).toContain("示例");
    if (credit_code !== null) expect(credit_code).toMatch(/^0DEMO\d{13}$/);
  }
  for (const { org_name } of demo.judges) expect(org_name).toContain("示例");
});

test("one name is written in several ways, and one in ten organisations has no code", () => {
  const names = new Set(demo.team_orgs.flatMap(({ org_name }) => org_name ?? []));
  const twice = [...names].filter(
    (name) => name.includes("（") && names.has(name.replace("（", "(").replace("）", ")")),
  );
  expect(twice.length).toBeGreaterThan(5);
  const organisations = demo.team_orgs.filter(({ org_name }) => org_name !== null);
  const bare = organisations.filter(({ credit_code }) => credit_code === null).length / organisations.length;
  expect(bare).toBeGreaterThan(0.05);
  expect(bare).toBeLessThan(0.25);
});
