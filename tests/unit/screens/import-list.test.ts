import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import type { SessionState } from "../../../src/engine/session/session-types.ts";
import type { Beside, GivenTables } from "../../../src/engine/tables/beside.ts";
import { createImporter } from "../../../src/ingest/importer.ts";
import { ImportError } from "../../../src/ingest/table/refusals.ts";
import { createImportStore } from "../../../src/screens/data/import-store.ts";
import { createDecisionMemory } from "../../../src/screens/data/remembered.ts";
import { catalogueWith, settings, track } from "../../fixtures/catalogue.ts";

const CATALOGUE = catalogueWith({ tracks: [track(1, "工业制造")], settings: settings({}), loaded: [], areas: [] });
const BESIDE = {
  columns: async () => ({}),
  ipc: async () => new Uint8Array(),
  exec: async () => undefined,
  parquet: async () => new Uint8Array(),
};

/** An import whose taking over ends when `finish` is called, or is stopped. */
function setUp() {
  let finish: () => void = () => undefined;
  const begun: string[] = [];
  const session = {
    store: createStore<SessionState>()(() => ({
      status: { phase: "ready" },
      catalogue: CATALOGUE,
      revision: 1,
      canUndo: false,
    })),
    query: async () => ({}),
    apply: (_: unknown, { signal }: { readonly signal?: AbortSignal } = {}) => {
      begun.push("apply");
      return new Promise<void>((resolve, reject) => {
        finish = resolve;
        signal?.addEventListener("abort", () => reject(signal.reason));
      });
    },
    undo: async () => undefined,
    data: () => null,
    expect: async () => undefined,
    beside: <T>(_: GivenTables, work: (beside: Beside) => Promise<T>) => work(BESIDE),
  };
  const texts = new Map<string, string>();
  const store = createImportStore({
    session,
    importer: { ...createImporter(), stop: () => undefined },
    open: async (file) => new Uint8Array(await file.arrayBuffer()),
    parquet: async () => ({ write: async (ipc) => ipc }),
    memory: createDecisionMemory(() => ({
      length: 0,
      key: () => null,
      clear: () => undefined,
      getItem: (key) => texts.get(key) ?? null,
      setItem: (key, value) => void texts.set(key, value),
      removeItem: (key) => void texts.delete(key),
    })),
    pause: async () => undefined,
    now: () => Date.UTC(2026, 5, 20),
  });
  const states = (): readonly (readonly [string, string])[] =>
    store
      .getState()
      .files.map(({ name, state }) => [
        name,
        state.kind === "refused" && state.error instanceof ImportError ? state.error.code : state.kind,
      ]);
  /** Until the session has begun to take over. */
  const applying = async (): Promise<void> => {
    while (begun.length === 0) await new Promise((resolve) => setTimeout(resolve));
  };
  return { store, states, applying, finish: () => finish() };
}

const file = (name: string, text: string): File => new File([text], name);
const ENTRIES = file("报名.csv", "项目编号,项目名称,赛道\nE1,甲项目,工业制造\n");
const LATER = file("补报.csv", "项目编号,项目名称,赛道\nE2,乙项目,工业制造\n");

describe("the list of files", () => {
  it("reads a copy of a file as little as the file twice, says so, and reads it where the file is taken off", async () => {
    const { store, states } = setUp();
    const text = await ENTRIES.text();
    await store.actions.add([ENTRIES, file("报名 - 副本.csv", text), file("另一份.csv", text)]);
    expect(states()).toEqual([
      ["报名.csv", "read"],
      ["报名 - 副本.csv", "same_file"],
      // Its name may say what it is of.
      ["另一份.csv", "read"],
    ]);
    expect(store.getState().built?.tables).toMatchObject([{ table: "entries", rows: 1 }]);
    await store.actions.remove("1");
    expect(states().map(([name]) => name)).toEqual(["报名 - 副本.csv", "另一份.csv"]);
    expect(states().map(([, state]) => state)).toEqual(["read", "read"]);
    expect(store.getState().built?.tables).toMatchObject([{ table: "entries", rows: 1 }]);
  });

  it("tells files of one name apart: each row says which it is from", async () => {
    const { store, states } = setUp();
    await store.actions.add([ENTRIES]);
    await store.actions.add([file("报名.csv", await LATER.text())]);
    expect(states().map(([name]) => name)).toEqual(["报名.csv", "报名 (2).csv"]);
    expect(store.getState().built?.reports.map((report) => report.file)).toEqual(["报名.csv", "报名 (2).csv"]);
  });

  it("says what was dropped and cannot be read", async () => {
    const { store, states } = setUp();
    await store.actions.add([ENTRIES], [new ImportError("empty_folder", "空文件夹")]);
    expect(states()).toEqual([
      ["空文件夹", "empty_folder"],
      ["报名.csv", "read"],
    ]);
  });

  it("keeps what is dropped while an import runs, and reads it after", async () => {
    const { store, states, applying, finish } = setUp();
    await store.actions.add([ENTRIES]);
    const confirmed = store.actions.confirm();
    await applying();
    const added = store.actions.add([LATER]);
    expect(store.getState().step.kind).toBe("importing");
    expect(states()).toEqual([
      ["报名.csv", "read"],
      ["补报.csv", "reading"],
    ]);
    finish();
    await Promise.all([confirmed, added]);
    expect(store.getState().done?.imported.files).toEqual(["报名.csv"]);
    expect(states()).toEqual([["补报.csv", "read"]]);
    expect(store.getState().step.kind).toBe("idle");
  });

  it("knows at once how a person wants the files to meet what is there, until they are taken off", async () => {
    const { store } = setUp();
    await store.actions.add([ENTRIES]);
    const chosen = store.actions.choose("append");
    expect(store.getState().mode).toBe("append");
    await chosen;
    expect(store.getState().mode).toBe("append");
    store.actions.stop();
    expect(store.getState().mode).toBeNull();
  });

  it("begins an import once, says that it is being stopped, and stands as before", async () => {
    const { store, states, applying } = setUp();
    await store.actions.add([ENTRIES]);
    const confirmed = Promise.all([store.actions.confirm(), store.actions.confirm()]);
    await applying();
    store.actions.stop();
    expect(store.getState().step).toMatchObject({ kind: "importing", isStopping: true });
    await confirmed;
    expect(store.getState()).toMatchObject({ step: { kind: "idle" }, done: null });
    expect(states()).toEqual([["报名.csv", "read"]]);
  });
});
