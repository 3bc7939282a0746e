import { expect, test } from "vitest";
import { makeDemo } from "../../../scripts/demo/contest.ts";
import { subject } from "../../../scripts/demo/titles.ts";
import { demo, entryById, problems, registrations, tally, tracks } from "./demo-fixture.ts";

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

test("there are 1,200 entries, each about a problem of its track, with identifiers in the order of registration", () => {
  expect(demo.entries).toHaveLength(1_200);
  const trackOf = new Map(problems.map((problem) => [problem.problem_id, problem.track_id]));
  for (const entry of demo.entries) expect(trackOf.get(entry.problem_id)).toBe(entry.track_id);
  expect(entryById.size).toBe(1_200);
  expect(demo.entries.map(({ entry_id }) => entry_id)).toEqual([...entryById.keys()].sort());
  expect(demo.entries.map((entry) => entry.registered_at)).toEqual(
    demo.entries.map((entry) => entry.registered_at).sort((a, b) => a - b),
  );
});

test("the same catalogue gives the same contest", () => {
  expect(makeDemo(tracks, problems)).toEqual(demo);
});

test("seven problems have no registration: five nothing at all, two only drafts", () => {
  const registered = new Set(registrations.map((entry) => entry.problem_id));
  const known = new Set(demo.entries.map((entry) => entry.problem_id));
  const silent = problems.filter((problem) => !known.has(problem.problem_id));
  const withoutRegistration = problems.filter((problem) => !registered.has(problem.problem_id));
  expect(silent).toHaveLength(5);
  expect(withoutRegistration).toHaveLength(7);
});

test("four problems have registrations but no submission", () => {
  const registered = new Set(registrations.map((entry) => entry.problem_id));
  const submitted = new Set(
    registrations.filter((entry) => entry.submitted_at !== null).map((entry) => entry.problem_id),
  );
  expect([...registered].filter((problem_id) => !submitted.has(problem_id))).toHaveLength(4);
});

test("problems draw unevenly: the ten most wanted have a quarter of all registrations", () => {
  const counts = [...tally(registrations.map((entry) => entry.problem_id)).values()].sort((a, b) => b - a);
  const top = counts.slice(0, 10).reduce((sum, count) => sum + count, 0);
  expect(top / registrations.length).toBeGreaterThan(0.25);
});

test("there are drafts, withdrawn, pending and rejected entries", () => {
  const statuses = tally(demo.entries.map((entry) => entry.status));
  expect(statuses.get("approved")).toBeGreaterThan(900);
  expect(statuses.get("draft")).toBeGreaterThan(40);
  expect(statuses.get("withdrawn")).toBeGreaterThan(20);
  expect(statuses.get("pending")).toBeGreaterThan(30);
  expect(statuses.get("rejected")).toBeGreaterThan(30);
});

test("registrations run from 20 April to 15 June 2026 at six, and more than 40 % come in the last three days", () => {
  const times = demo.entries.map((entry) => entry.registered_at);
  expect(day(Math.min(...times))).toBe("2026-04-20");
  expect(new Date(Math.max(...times)).toISOString() <= "2026-06-15T18:00:00.000Z").toBe(true);
  const last = registrations.filter((entry) => day(entry.registered_at) >= "2026-06-13");
  expect(last.length / registrations.length).toBeGreaterThan(0.4);
});

test("a submission comes after its registration, before the end of June, and has a version", () => {
  const submitted = demo.entries.filter((entry) => entry.submitted_at !== null);
  expect(submitted.length).toBeGreaterThan(800);
  for (const { registered_at, submitted_at, version } of submitted) {
    expect(submitted_at).toBeGreaterThanOrEqual(registered_at);
    expect(submitted_at).toBeLessThanOrEqual(Date.parse("2026-06-30T18:00:00Z"));
    expect(version).toBeGreaterThan(0);
  }
  expect(submitted.some((entry) => entry.status === "withdrawn")).toBe(true);
  expect(demo.entries.some((entry) => entry.submitted_at === null && entry.version !== null)).toBe(false);
});

test("only what was submitted is reviewed, and 形式审查 fails between 5 and 10 of a hundred", () => {
  const reviewed = demo.entries.filter(({ review_state }) => review_state === "passed" || review_state === "failed");
  expect(reviewed.every((entry) => entry.submitted_at !== null && entry.status === "approved")).toBe(true);
  const failed = reviewed.filter((entry) => entry.review_state === "failed").length / reviewed.length;
  expect(failed).toBeGreaterThan(0.05);
  expect(failed).toBeLessThan(0.1);
});

test("fourteen entries repeat another of the same team and problem under nearly the same title", () => {
  const key = ({ team_id, problem_id, title }: (typeof demo.entries)[number]): string =>
    `${team_id} ${problem_id} ${title.replace(/[“”\s]|（修订）|V2\.0|及应用$/g, "")}`;
  const repeated = [...tally(demo.entries.map(key)).values()].filter((count) => count > 1);
  expect(repeated).toHaveLength(14);
  const titles = tally(demo.entries.map(({ team_id, title }) => `${team_id} ${title}`));
  expect([...titles.values()].every((count) => count === 1)).toBe(true);
});

test("a title names its problem's subject, without the verb of the task", () => {
  expect(subject("提升港口重大风险监测预警能力")).toBe("港口重大风险监测预警");
  const titles = new Map(problems.map((problem) => [problem.problem_id, subject(problem.problem_title)]));
  for (const entry of demo.entries) {
    expect(entry.title.replace(/\s/g, "")).toContain(titles.get(entry.problem_id)?.replace(/\s/g, "") ?? "?");
  }
});
