import { expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import type { DataChange } from "../../../../src/engine/session/session-data.ts";
import type { SessionState } from "../../../../src/engine/session/session-types.ts";
import { createSettingsStore } from "../../../../src/screens/data/settings/settings-store.ts";
import { catalogue } from "../../panels/contest.ts";

function open(apply: (change: DataChange, signal?: AbortSignal) => Promise<void> = () => Promise.resolve()) {
  const changes: DataChange[] = [];
  const session = {
    store: createStore<SessionState>(() => ({ status: { phase: "ready" }, catalogue, revision: 1, canUndo: true })),
    apply: (change: DataChange, options?: { readonly signal?: AbortSignal }) => {
      changes.push(change);
      return apply(change, options?.signal);
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

it("offers to take back a save only until something else changes the data", async () => {
  const { session, store, actions } = open();
  await actions.save();
  expect(store.getState().step).toEqual({ kind: "saved", revision: 1 });
  session.store.setState({ catalogue: { ...catalogue }, revision: 2 });
  expect(store.getState().step).toEqual({ kind: "idle" });
});

it("says that a save was taken back", async () => {
  const { store, actions } = open();
  await actions.save();
  await actions.undo();
  expect(store.getState()).toMatchObject({ step: { kind: "undone" }, isChanged: false });
});

it("stops a save that is under way, and keeps what was written", async () => {
  const { store, actions } = open(
    (_, signal) => new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
  );
  actions.write("contest", 0, "contest_name", "大赛");
  const saving = actions.save();
  expect(store.getState().step).toEqual({ kind: "saving" });
  actions.stop();
  await saving;
  expect(store.getState()).toMatchObject({ isChanged: true, step: { kind: "idle" } });
});

it("is not changed once what was written is taken out again", () => {
  const { store, actions } = open();
  actions.write("contest", 0, "max_entries", "5");
  actions.write("contest", 0, "max_entries", "");
  expect(store.getState().isChanged).toBe(false);
});

it("forgets what a target aimed at when it aims at something of another kind", () => {
  const { store, actions } = open();
  actions.setRows("targets", [{ dimension: "track", value: "T01", metric: "registrations", target: "3" }]);
  actions.write("targets", 0, "dimension", "area");
  expect(store.getState().form.targets[0]).toMatchObject({ dimension: "area", value: "" });
});
