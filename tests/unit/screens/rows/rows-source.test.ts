import { expect, it } from "vitest";
import type { Cancellable } from "../../../../src/engine/types.ts";
import type { Columns } from "../../../../src/model/columns.ts";
import { columnsOf } from "../../../../src/panels/rows/columns.ts";
import type { RowsQuestion } from "../../../../src/panels/rows/statement.ts";
import type { RowsBehind } from "../../../../src/panels/types.ts";
import { createRowsSource, type RowsSource } from "../../../../src/screens/rows/rows-source.ts";
import { context } from "../../panels/contest.ts";

const behind: RowsBehind = { kind: "empty-problems", where: null };
const question: RowsQuestion = { behind, context: context(), own: null, marks: [] };
const columns = columnsOf("empty-problems", question.context, false);

interface Database {
  readonly asked: string[];
  readonly query: (sql: string, options?: Cancellable) => Promise<Columns>;
  /** Questions fail while it is set. */
  broken: boolean;
}

/** A table of `count` rows that stand the other way round: row i is titled `row i` and stands at count - 1 - i. */
function database(count: number): Database {
  const made: Database = {
    asked: [],
    broken: false,
    async query(sql, { signal } = {}) {
      made.asked.push(sql);
      await Promise.resolve();
      signal?.throwIfAborted();
      if (made.broken) throw new Error("the worker is gone");
      const list = /row_id IN \(([\d, ]+)\)/.exec(sql)?.[1];
      if (list === undefined) return { row_id: Array.from({ length: count }, (_, at) => count - 1 - at) };
      // In the table's order, as a database gives them.
      const ids = list
        .split(", ")
        .map(Number)
        .toSorted((a, b) => a - b);
      return { row_id: ids, problem_title: ids.map((id) => `row ${count - 1 - id}`) };
    },
  };
  return made;
}

const open = (from: Database): RowsSource => createRowsSource({ query: from.query, question, columns, order: null });
const titleOf = (source: RowsSource, place: number): unknown =>
  source.row(place)?.[columns.findIndex(({ name }) => name === "problem_title")];
const pagesOf = ({ asked }: Database): number => asked.filter((sql) => sql.includes("row_id IN")).length;

/** Resolves once the source says what is looked for. */
const until = (source: RowsSource, isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (isSo()) return resolve();
    const stop = source.store.subscribe(() => {
      if (!isSo()) return;
      stop();
      resolve();
    });
  });

it("counts the rows and has the first ones, in their order", async () => {
  const source = open(database(1_000));
  await until(source, () => source.row(0) !== null);
  expect(source.store.getState().count).toBe(1_000);
  expect([0, 1, 99].map((place) => titleOf(source, place))).toEqual(["row 0", "row 1", "row 99"]);
});

it("fetches what is in sight and a little beyond, once", async () => {
  const from = database(300_000);
  const source = open(from);
  await until(source, () => source.row(0) !== null);
  source.need(200_010, 200_040);
  await until(source, () => source.row(200_010) !== null);
  expect(titleOf(source, 200_025)).toBe("row 200025");
  source.need(200_010, 200_040);
  source.need(200_012, 200_042);
  await until(source, () => source.row(199_999) !== null || pagesOf(from) > 3);
  expect(source.row(100_000)).toBeNull();
  const fetched = pagesOf(from);
  source.need(200_020, 200_045);
  expect(pagesOf(from)).toBe(fetched);
});

it("asks nothing more for what has gone out of sight before its turn", async () => {
  const from = database(10_000);
  const source = open(from);
  await until(source, () => source.store.getState().count !== null);
  for (let first = 1_000; first <= 9_000; first += 500) source.need(first, first + 20);
  await until(source, () => source.row(9_000) !== null);
  expect(source.row(5_000)).toBeNull();
  expect(pagesOf(from)).toBeLessThan(5);
});

it("says what went wrong, and goes on where it is asked to try again", async () => {
  const from = database(10);
  from.broken = true;
  const source = open(from);
  await until(source, () => source.store.getState().error !== null);
  expect(String(source.store.getState().error)).toContain("the worker is gone");
  from.broken = false;
  source.retry();
  await until(source, () => source.row(9) !== null);
  expect(source.store.getState().error).toBeNull();
});

it("gives every row once for an export, in their order, and says how far it is", async () => {
  const source = open(database(45_000));
  await until(source, () => source.store.getState().count !== null);
  const titles: unknown[] = [];
  const progress: number[] = [];
  const title = columns.findIndex(({ name }) => name === "problem_title");
  for await (const rows of source.all(new AbortController().signal, (done) => progress.push(done))) {
    titles.push(...rows.map((row) => row[title]));
  }
  expect(titles).toEqual(Array.from({ length: 45_000 }, (_, at) => `row ${at}`));
  expect(progress).toEqual([20_000, 40_000, 45_000]);
});

it("stops an export when told to, and everything when it is closed", async () => {
  const source = open(database(45_000));
  await until(source, () => source.store.getState().count !== null);
  const stop = new AbortController();
  const pieces = source.all(stop.signal, () => stop.abort());
  await pieces.next();
  await expect(pieces.next()).rejects.toMatchObject({ name: "AbortError" });

  source.close();
  source.need(20_000, 20_010);
  await expect(source.all(new AbortController().signal, () => undefined).next()).rejects.toMatchObject({
    name: "AbortError",
  });
  expect(source.store.getState().error).toBeNull();
});
