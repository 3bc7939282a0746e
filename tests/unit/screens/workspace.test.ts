import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import type { Session, SessionState } from "../../../src/engine/session/session-types.ts";
import type { Selection } from "../../../src/filters/clauses.ts";
import { snapSelection } from "../../../src/filters/snap.ts";
import { createFilterStore } from "../../../src/filters/store.ts";
import { createReadiness } from "../../../src/screens/readiness.ts";
import { createWorkspace } from "../../../src/screens/workspace.ts";
import { Tab } from "../filters/window.ts";
import { CATALOGUE } from "./catalogue.ts";

/** A workspace over a tab and a session that only knows what it is told. */
function open(hash = "") {
  const store = createStore<SessionState>()(() => ({
    status: { phase: "idle" },
    catalogue: null,
    revision: 0,
    canUndo: false,
  }));
  const session: Pick<Session, "store"> = { store };
  let state = "";
  const readiness = createReadiness({
    show: (shown) => {
      state = shown;
    },
    performance,
  });
  const tab = new Tab(hash);
  const filters = createFilterStore(tab);
  const workspace = createWorkspace({
    session: session as Session,
    filters,
    readiness,
    keeper: () => Promise.reject(new Error("nothing is kept")),
  });
  return {
    ...workspace,
    store,
    tab,
    state: () => state,
    /** Everything on the screen shows the newest view. */
    settle: () => workspace.screen.settle(workspace.view.getState().version),
  };
}

test.each([
  [
    "a filter",
    ({ filters }: ReturnType<typeof open>) =>
      filters.getState().select({ kind: "points", field: "track", values: ["T01"] }),
  ],
  ["a setting", ({ filters }: ReturnType<typeof open>) => filters.getState().set({ order: "count" })],
  ["the screen", ({ filters }: ReturnType<typeof open>) => filters.getState().go("coverage")],
  ["the data", ({ store }: ReturnType<typeof open>) => store.setState({ catalogue: CATALOGUE, revision: 1 })],
])("the page leaves ready in the very call that changes %s", (_, change) => {
  const page = open();
  page.settle();
  expect(page.state()).toBe("ready");
  change(page);
  expect(page.state()).toBe("busy");
});

test("what does not change the view leaves the page ready", () => {
  const page = open();
  page.settle();
  page.filters.getState().arm("score");
  page.store.setState({ status: { phase: "ready" } });
  expect(page.state()).toBe("ready");
});

test("filters and data are seen as one version, never one of before and one of after", () => {
  const page = open("#/overview?score=71..79");
  const seen: (readonly [number, unknown])[] = [];
  page.view.subscribe(({ version, selection, catalogue }) =>
    seen.push([version, catalogue === null ? null : selection]),
  );
  page.store.setState({ catalogue: CATALOGUE, revision: 1 });
  // The range lies on the bins of the data by the time the data are seen.
  expect(seen.map(([, selection]) => selection)).not.toContainEqual([
    { kind: "range", field: "score", from: 71, to: 79 },
  ]);
  expect(page.view.getState().selection).toEqual([{ kind: "range", field: "score", from: 70, to: 80 }]);
});

test.each([
  [
    "an address typed into the open page",
    ({ tab }: ReturnType<typeof open>) => {
      tab.follow("#/overview?score=61..79");
    },
  ],
  [
    "wider bins",
    ({ filters }: ReturnType<typeof open>) => {
      filters.getState().select({ kind: "range", field: "score", from: 60, to: 70 });
      filters.getState().set({ scoreStep: 20 });
    },
  ],
])("a range lies on the bins whenever it is seen, also after %s", (_, change) => {
  const page = open("#/overview");
  page.store.setState({ catalogue: CATALOGUE, revision: 1 });
  const seen: Selection[] = [];
  page.view.subscribe(({ selection, settings }) => {
    seen.push(selection);
    expect(selection).toEqual(snapSelection(selection, settings, CATALOGUE));
  });
  change(page);
  expect(seen.at(-1)).toEqual([{ kind: "range", field: "score", from: 60, to: 80 }]);
  expect(page.tab.location.hash).toContain("score=60..80");
});
