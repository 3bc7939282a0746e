import { expect, test } from "vitest";
import type { Session } from "../../../src/engine/session/session-types.ts";
import { DEFAULT_SETTINGS } from "../../../src/filters/clauses.ts";
import type { Columns } from "../../../src/model/columns.ts";
import type { Question } from "../../../src/panels/types.ts";
import { Ahead, askAhead } from "../../../src/screens/ahead.ts";
import type { View } from "../../../src/screens/view.ts";
import { CATALOGUE } from "./catalogue.ts";

const view: View = {
  version: 3,
  route: "overview",
  selection: [],
  settings: DEFAULT_SETTINGS,
  catalogue: CATALOGUE,
  revision: 1,
};

/** A question of one query, told apart by its table. */
const question = (from: "entry_facts" | "term_facts"): Question<number> => ({
  id: from,
  needs: [],
  field: null,
  queries: () => ({ all: { from, groupBy: {}, measures: { n: { op: "count" } } } }),
  frame: ({ all }) => Number(all?.n?.[0]),
});

/** Knows entries; whatever else is asked waits for an engine that does not come, until it is withdrawn. */
function open() {
  const withdrawn: string[] = [];
  const run: Session["crossfilter"]["run"] = ({ from }, _conditions, { signal } = {}) =>
    from === "entry_facts"
      ? Promise.resolve<Columns>({ n: [7] })
      : new Promise((_, reject) =>
          signal?.addEventListener("abort", () => {
            withdrawn.push(from);
            reject(signal.reason);
          }),
        );
  const crossfilter = { run } as Session["crossfilter"];
  return { crossfilter, ahead: new Ahead(), withdrawn };
}

test("what is known already is there before anything is drawn, for the view it answers and no other", async () => {
  const workspace = open();
  const entries = question("entry_facts");
  await askAhead(view, workspace, [entries]);
  expect(workspace.ahead.of(entries, view)).toMatchObject({ state: "ready", answer: 7, view: { version: 3 } });
  expect(workspace.ahead.of(entries, { ...view, version: 4 })).toBeUndefined();
  expect(workspace.ahead.of(question("entry_facts"), view)).toBeUndefined();
});

test("a question that needs the engine holds nothing up, and is withdrawn", async () => {
  const workspace = open();
  const [entries, terms] = [question("entry_facts"), question("term_facts")];
  await askAhead(view, workspace, [terms, entries]);
  expect(workspace.ahead.of(terms, view)).toBeUndefined();
  expect(workspace.ahead.of(entries, view)).toBeDefined();
  expect(workspace.withdrawn).toContain("term_facts");
});
