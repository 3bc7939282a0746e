import { expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import type { DataChange, SessionState } from "../../../../src/engine/session.ts";
import { createSettingsStore } from "../../../../src/screens/data/settings/settings-store.ts";
import { catalogue } from "../../panels/contest.ts";

function open(apply: (change: DataChange) => Promise<void> = () => Promise.resolve()) {
  const changes: DataChange[] = [];
  const session = {
    store: createStore<SessionState>(() => ({ status: { phase: "ready" }, catalogue, revision: 1, canUndo: true })),
    apply: (change: DataChange) => {
      changes.push(change);
      return apply(change);
    },
    undo: () => Promise.resolve(),
  };
  const store = createSettingsStore(session, catalogue);
  return { session, store, changes, actions: store.actions };
}

it("saves all that was written, and makes demo settings a person's own", async () => {
  const { store, changes, actions } = open();
  actions.write("contest", 0, "as_of", "2026-06-05T18:00");
  expect(store.getState().isChanged).toBe(true);
  await actions.save();
  expect(changes).toMatchObject([
    { settings: { as_of: "2026-06-05T18:00:00", is_demo: false }, isDemo: catalogue.isDemo },
  ]);
  expect(store.getState()).toMatchObject({ isChanged: false, step: { kind: "saved" } });
});

it("saves nothing while anything is wrong, and stops complaining once it is mended", async () => {
  const { store, changes, actions } = open();
  actions.write("contest", 0, "contest_name", "");
  await actions.save();
  expect(changes).toEqual([]);
  expect(store.getState().faults).toHaveLength(1);
  actions.write("contest", 0, "contest_name", "大赛");
  expect(store.getState().faults).toEqual([]);
});

it("keeps what was written where saving failed, and says why", async () => {
  const { store, actions } = open(() => Promise.reject(new Error("the database is gone")));
  actions.write("contest", 0, "contest_name", "大赛");
  await actions.save();
  expect(store.getState()).toMatchObject({ isChanged: true, step: { kind: "failed" } });
  expect(store.getState().form.contest[0]?.contest_name).toBe("大赛");
});

it("follows what is loaded, but for what is being written", () => {
  const { session, store, actions } = open();
  const named = (contest_name: string) => ({
    catalogue: { ...catalogue, settings: { ...catalogue.settings, contest_name } },
  });
  session.store.setState(named("甲"));
  expect(store.getState().form.contest[0]?.contest_name).toBe("甲");
  actions.write("contest", 0, "contest_name", "乙");
  session.store.setState(named("丙"));
  expect(store.getState().form.contest[0]?.contest_name).toBe("乙");
  actions.discard();
  expect(store.getState().form.contest[0]?.contest_name).toBe("丙");
});
