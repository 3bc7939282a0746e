import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { allQuestions } from "../../../scripts/data/questions.ts";
import { parseStartData } from "../../../src/app/start-data.ts";
import { createCrossfilter } from "../../../src/engine/crossfilter/crossfilter.ts";
import { DEFAULT_SETTINGS } from "../../../src/filters/clauses.ts";
import { evaluate } from "../../../src/panels/evaluate.ts";
import { isImported } from "../../../src/panels/lookup.ts";
import { demo, problems, registrations, tally } from "./demo-fixture.ts";

const text = await readFile(new URL("../../../public/data/start.json", import.meta.url), "utf8");
const start = parseStartData(JSON.parse(text));
const context = { catalogue: start.catalogue, selection: [], settings: DEFAULT_SETTINGS };

test("the page reads start.json as it was written, so that it can tell the data have not changed since", () => {
  // Not compared as texts: a failure would print all of it.
  expect(`${JSON.stringify(start)}\n` === text).toBe(true);
});

test("every panel is found, each once", async () => {
  const ids = (await allQuestions()).map((question) => question.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining([
      "coverage-by-track",
      "coverage-by-problem",
      "registrations-over-time",
      "score-distribution",
      "theme-terms",
    ]),
  );
});

test("every panel under no filter is answered without an engine", async () => {
  const crossfilter = createCrossfilter((sql) => Promise.reject(new Error(`not answered beforehand: ${sql}`)));
  crossfilter.preload(start.answers);
  // What asks for columns that only a file of one's own can bring has nothing to say here.
  const asked = (await allQuestions()).filter(({ needs }) => isImported(needs, start.catalogue.loaded));
  expect(asked.length).toBeGreaterThan(15);
  for (const question of asked) {
    expect(await evaluate(question, { crossfilter, context })).not.toBeNull();
  }
});

test("the answers are those of a plain count of the rows", () => {
  const [sql = "", answer = {}] =
    Object.entries(start.answers).find(([, { track_id, registrations: counts }]) => track_id && counts) ?? [];
  expect(sql).toContain("entry_facts");
  const counted = tally(registrations.map((entry) => entry.problem_id));
  const submitted = tally(registrations.flatMap(({ submitted_at, problem_id }) => (submitted_at ? [problem_id] : [])));
  const asked = (answer.problem_id ?? []).map((problem_id) => String(problem_id));
  expect(new Set(asked)).toEqual(new Set(demo.entries.map((entry) => entry.problem_id)));
  expect(answer.registrations).toEqual(asked.map((problem_id) => counted.get(problem_id) ?? 0));
  expect(answer.submissions).toEqual(asked.map((problem_id) => submitted.get(problem_id) ?? 0));
});

test("the catalogue offers all tracks and problems, says 演示, and knows the days and areas that occur", () => {
  const { catalogue } = start;
  expect(catalogue.problems.map(({ problem_text }) => problem_text)).toEqual(
    problems.map(({ problem_text }) => problem_text),
  );
  expect([catalogue.isDemo, catalogue.settings.is_demo]).toEqual([true, true]);
  expect(catalogue.tracks).toHaveLength(17);
  expect(catalogue.areas.at(-1)).toBe("未填");
  const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  expect(catalogue.days).toEqual({ first: day("2026-04-20"), last: day("2026-06-30") });
  expect(Object.keys(catalogue.scoreScales)).toEqual(["preliminary", "semifinal", "final"]);
});
