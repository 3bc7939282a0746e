import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCrossfilter } from "../../src/engine/crossfilter/crossfilter.ts";
import { startNodeEngine } from "../../src/engine/database/node.ts";
import type { Crossfilter, Engine } from "../../src/engine/types.ts";
import { scoreBin, scoreBinSql, scoreStep, snapScore } from "../../src/filters/bins.ts";
import { type Clause, FIELDS, type Field } from "../../src/filters/clauses.ts";
import { createFilterStore, type FilterState } from "../../src/filters/store.ts";
import type { Catalogue } from "../../src/model/catalogue.ts";
import type { Columns } from "../../src/model/columns.ts";
import { FLAT_TABLES } from "../../src/model/flat.ts";
import { evaluate, prefetch } from "../../src/panels/evaluate.ts";
import type { PanelContext, PanelQuery, Question } from "../../src/panels/types.ts";
import { Tab } from "../unit/filters/window.ts";
import { AREAS, anyContest, type Contest, catalogueOf, load, TERMS, THEMES } from "./crossfilter-contest.ts";
import {
  count,
  distinct,
  highest,
  keptEntries,
  keptReviews,
  keptTerms,
  lowest,
  sum,
  tabulate,
  type View,
} from "./crossfilter-reference.ts";

interface Figures {
  readonly results: Columns;
  readonly totals: Columns;
}

/** A question like a panel's, and what plain JavaScript answers. */
interface Case {
  readonly question: Question<Figures>;
  expected(view: View, step: number): ReadonlySet<string>;
}

const ask = (
  id: string,
  field: Field | null,
  query: (context: PanelContext) => PanelQuery,
  expected: Case["expected"],
): Case => ({
  question: {
    id,
    field,
    needs: ["entries"],
    queries: (context) => ({ only: query(context) }),
    frame: ({ only: results = {} }, { only: totals = {} }) => ({ results, totals }),
  },
  expected,
});

const ENTRIES = { entries: { op: "count" } } as const;
const scoreOf = ({ settings }: PanelContext) => `score_${settings.stage ?? "semifinal"}`;

const CASES: readonly Case[] = [
  ask(
    "coverage by problem",
    "problem",
    () => ({
      from: "entry_facts",
      groupBy: { problem_id: "problem_id" },
      measures: {
        registrations: { op: "sum", of: "is_registration" },
        submissions: { op: "sum", of: "is_submission" },
      },
    }),
    (view) =>
      tabulate(
        keptEntries(view, "problem"),
        [(row) => row.problem_id],
        [sum((row) => row.is_registration), sum((row) => row.is_submission)],
      ),
  ),
  ask(
    "track by area",
    "track",
    () => ({ from: "entry_facts", groupBy: { track: "track_id", area: "area" }, measures: ENTRIES }),
    (view) => tabulate(keptEntries(view, "track"), [(row) => row.track_id, (row) => row.area], [count]),
  ),
  ask(
    "areas of a track",
    "track",
    () => ({
      from: "entry_facts",
      groupBy: { track: "track_id" },
      measures: { areas: { op: "distinct", of: "area" } },
    }),
    (view) => tabulate(keptEntries(view, "track"), [(row) => row.track_id], [distinct((row) => row.area)]),
  ),
  ask(
    "registrations over time",
    "day",
    () => ({
      from: "entry_facts",
      groupBy: { day: "registered_day" },
      measures: ENTRIES,
      where: "is_registration = 1 OR is_submission = 1",
    }),
    (view) =>
      tabulate(
        keptEntries(view, "day").filter((row) => row.is_registration + row.is_submission > 0),
        [(row) => row.registered_day],
        [count],
      ),
  ),
  ask(
    "score distribution",
    "score",
    (context) => ({
      from: "entry_facts",
      groupBy: { bin: scoreBinSql(scoreOf(context), scoreStep(context.settings, context.catalogue)) },
      measures: ENTRIES,
    }),
    (view, step) =>
      tabulate(
        keptEntries(view, "score"),
        [
          (row) => {
            const score = row[view.score];
            return score === null ? null : Math.floor(score / step);
          },
        ],
        [count],
      ),
  ),
  ask(
    "key figures",
    null,
    (context) => ({
      from: "entry_facts",
      groupBy: {},
      measures: {
        entries: { op: "count" },
        points: { op: "sum", of: scoreOf(context) },
        lowest: { op: "min", of: scoreOf(context) },
        highest: { op: "max", of: scoreOf(context) },
      },
    }),
    (view) => {
      const score = (row: Contest["entry_facts"][number]) => row[view.score];
      const rows = keptEntries(view, null);
      return tabulate(rows, [], [count, sum(score), lowest(score), highest(score)]);
    },
  ),
  ask(
    "judges",
    null,
    () => ({
      from: "review_facts",
      groupBy: { judge: "judge_id" },
      measures: { reviews: { op: "count" }, points: { op: "sum", of: "score_given" } },
    }),
    (view) => tabulate(keptReviews(view, null), [(row) => row.judge_id], [count, sum((row) => row.score_given)]),
  ),
  ask(
    "single scores",
    "score_given",
    ({ settings, catalogue }) => ({
      from: "review_facts",
      groupBy: { bin: scoreBinSql("score_given", scoreStep(settings, catalogue)) },
      measures: { reviews: { op: "count" } },
    }),
    (view, step) =>
      tabulate(
        keptReviews(view, "score_given"),
        [(row) => (row.score_given === null ? null : Math.floor(row.score_given / step))],
        [count],
      ),
  ),
  ask(
    "themes",
    "term",
    () => ({
      from: "term_facts",
      groupBy: { term: "term", theme: "theme" },
      measures: { problems: { op: "count" }, occurrences: { op: "sum", of: "occurrences" } },
    }),
    (view) =>
      tabulate(
        keptTerms(view, "term"),
        [(row) => row.term, (row) => row.theme],
        [count, sum((row) => row.occurrences)],
      ),
  ),
  ask(
    "terms of a problem",
    null,
    () => ({ from: "term_facts", groupBy: { problem: "problem_id" }, measures: { terms: { op: "count" } } }),
    (view) => tabulate(keptTerms(view, null), [(row) => row.problem_id], [count]),
  ),
];

/** The answer's lines in the reference's form, and in the order in which they came. */
function lines(columns: Columns, query: PanelQuery): readonly string[] {
  const length = Object.values(columns)[0]?.length ?? 0;
  const cells = (names: readonly string[], row: number) =>
    JSON.stringify(names.map((name) => columns[name]?.[row] ?? null));
  return Array.from(
    { length },
    (_, row) => `${cells(Object.keys(query.groupBy), row)} ${cells(Object.keys(query.measures), row)}`,
  );
}

/** An app in small: the store as it stands, two crossfilters, and the data. */
class App {
  contest: Contest;
  catalogue: Catalogue;
  readonly tab = new Tab();
  readonly #store = createFilterStore(this.tab);
  readonly #engine: Engine;
  readonly #crossfilters: readonly Crossfilter[];

  constructor(engine: Engine, contest: Contest) {
    this.#engine = engine;
    this.contest = contest;
    this.catalogue = catalogueOf(contest);
    const run = engine.columns.bind(engine);
    this.#crossfilters = [
      createCrossfilter(run),
      createCrossfilter(run, { cubes: false }),
      // So few rows and cells that cubes are refused and answers go all the time.
      createCrossfilter(run, { cubeRows: 6, budget: 60 }),
    ];
  }

  get filters(): FilterState {
    return this.#store.getState();
  }

  get #context(): PanelContext {
    return { catalogue: this.catalogue, selection: this.filters.selection, settings: this.filters.settings };
  }

  async change(contest: Contest): Promise<void> {
    await load(this.#engine, contest);
    this.contest = contest;
    this.catalogue = catalogueOf(contest);
    for (const crossfilter of this.#crossfilters) crossfilter.forget(FLAT_TABLES);
  }

  async announce(field: Field): Promise<void> {
    this.filters.arm(field);
    const questions = CASES.map(({ question }) => question);
    for (const crossfilter of this.#crossfilters) {
      await prefetch(questions, { crossfilter, context: this.#context }, field);
    }
  }

  /** A view that is out of date before its figures are there. */
  async glance(): Promise<void> {
    for (const crossfilter of this.#crossfilters) {
      const controller = new AbortController();
      const runs = CASES.map(({ question }) =>
        evaluate(question, {
          crossfilter,
          context: this.#context,
          active: this.filters.active,
          signal: controller.signal,
        }),
      );
      controller.abort();
      for (const run of await Promise.allSettled(runs)) {
        if (run.status === "rejected") expect(run.reason).toMatchObject({ name: "AbortError" });
      }
    }
  }

  async check(): Promise<void> {
    const context = this.#context;
    const { active, selection, settings } = this.filters;
    const score = settings.stage === "preliminary" ? "score_preliminary" : "score_semifinal";
    const step = settings.scoreStep ?? (settings.stage === "preliminary" ? 1 : 2.5);
    const view: View = { contest: this.contest, catalogue: this.catalogue, selection, score };
    for (const { question, expected } of CASES) {
      const answers = await Promise.all(
        this.#crossfilters.map((crossfilter) => evaluate(question, { crossfilter, context, active })),
      );
      const query = question.queries(context).only;
      if (query === undefined) throw new Error(`${question.id} asks nothing`);
      const [first, ...rest] = answers.map((figures) => ({
        results: lines(figures?.results ?? {}, query),
        totals: lines(figures?.totals ?? {}, query),
      }));
      const about = `${question.id} under ${JSON.stringify(selection)}, active ${active}`;
      expect(new Set(first?.results), about).toEqual(expected(view, step));
      const meant = selection.filter(({ field }) => field === "criterion");
      expect(new Set(first?.totals), about).toEqual(expected({ ...view, selection: meant }, step));
      for (const other of rest) expect(other, about).toEqual(first);
    }
  }
}

type Step = (app: App) => void | Promise<void>;

const values = {
  track: ["T01", "T02", "T03", "T99"],
  problem: ["T01-P01", "T01-P02", "T02-P01", "T09-P09"],
  term: [...TERMS, "无此词"],
  theme: [...THEMES, "无此主题"],
  area: [...AREAS, "火星"],
  org_type: ["enterprise", "university", "hospital"],
  award: ["一等奖", "二等奖", "特等奖"],
  in_stage: ["registration", "form_review", "final", "national", "无此环节"],
  judge: ["J1", "J2", "~3", "~9"],
  criterion: ["总分", "技术"],
} as const;

const click: fc.Arbitrary<Step> = fc
  .constantFrom(
    "track",
    "problem",
    "term",
    "theme",
    "area",
    "org_type",
    "award",
    "in_stage",
    "judge",
    "criterion" as const,
  )
  .chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(...values[field]), fc.boolean()))
  .map(
    ([field, value, multiple]) =>
      (app) =>
        app.filters.select({ kind: "points", field, values: [value] }, { multiple }),
  );

const brushed = (app: App, field: "day" | "score" | "score_given", from: number, to: number): Clause =>
  field === "day"
    ? { kind: "range", field, from: Math.round(from), to: Math.round(to) }
    : snapScore(from, to, scoreStep(app.filters.settings, app.catalogue), field);

const drag: fc.Arbitrary<Step> = fc
  .record({
    field: fc.constantFrom("day" as const, "score" as const, "score_given" as const),
    from: fc.integer({ min: -3, max: 9 }),
    widths: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ field, from, widths }) => async (app) => {
    await app.announce(field);
    for (const width of widths) {
      app.filters.preview(brushed(app, field, from, from + width));
      await app.glance();
      await app.check();
    }
    app.filters.commit();
  });

const clear = fc.option(fc.constantFrom(...FIELDS)).map(
  (field): Step =>
    (app) =>
      app.filters.clear(field ?? undefined),
);

const look: fc.Arbitrary<Step> = fc
  .record({ stage: fc.constantFrom(null, "preliminary" as const), scoreStep: fc.constantFrom(null, 0.5, 5) })
  .map((settings) => (app) => {
    app.filters.set(settings);
    app.filters.settle(app.catalogue);
  });

const travel = fc.constantFrom("undo", "redo").map(
  (way): Step =>
    (app) => {
      if (way === "undo") app.filters.undo();
      else app.filters.redo();
      app.filters.settle(app.catalogue);
    },
);

const change = anyContest.map(
  (contest): Step =>
    (app) =>
      app.change(contest),
);

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

it("every figure is that of a plain filter, with cubes and without, over any sequence of steps", async () => {
  const step = fc.oneof(
    { arbitrary: click, weight: 6 },
    { arbitrary: drag, weight: 3 },
    { arbitrary: clear, weight: 1 },
    { arbitrary: look, weight: 1 },
    { arbitrary: travel, weight: 2 },
    { arbitrary: change, weight: 1 },
  );
  await fc.assert(
    fc.asyncProperty(anyContest, fc.array(step, { minLength: 1, maxLength: 8 }), async (contest, steps) => {
      await load(engine, contest);
      const app = new App(engine, contest);
      await app.check();
      for (const next of steps) {
        await next(app);
        await app.check();
      }
      app.filters.close();
    }),
    { numRuns: 25 },
  );
}, 120_000);

it("a score lies in the same bin in SQL and in JavaScript", async () => {
  const scores = fc.array(
    fc.oneof(
      fc.integer({ min: -3000, max: 3000 }).map((tenths) => tenths / 10),
      fc.double({ min: -500, max: 500, noNaN: true }),
    ),
    { minLength: 1, maxLength: 50 },
  );
  const steps = fc.constantFrom(0.1, 0.2, 0.25, 0.3, 0.5, 1, 2, 2.5, 5, 10);
  await fc.assert(
    fc.asyncProperty(scores, steps, async (points, step) => {
      const rows = points.map((score) => `(${score}::DOUBLE)`).join(", ");
      const { bin } = await engine.columns(
        `SELECT ${scoreBinSql("score", step)} AS bin FROM (VALUES ${rows}) t(score)`,
      );
      // Adding 0 makes −0 a plain 0.
      expect(bin?.map((value) => Number(value) + 0)).toEqual(points.map((score) => scoreBin(score, step) + 0));
    }),
  );
});
