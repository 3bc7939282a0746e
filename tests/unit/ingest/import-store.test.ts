import { Table, tableToIPC, Utf8, vectorFromArray } from "apache-arrow";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import type { DataChange } from "../../../src/engine/session/session-data.ts";
import type { SessionState } from "../../../src/engine/session/session-types.ts";
import type { Beside, GivenTables } from "../../../src/engine/tables/beside.ts";
import { EngineError } from "../../../src/engine/types.ts";
import type { CheckedColumns, ColumnsToCheck } from "../../../src/ingest/columns/check-columns.ts";
import type { PassThrough } from "../../../src/ingest/columns/pass-through.ts";
import { createImporter } from "../../../src/ingest/importer.ts";
import type { Finding } from "../../../src/ingest/table/findings.ts";
import type { Catalogue } from "../../../src/model/catalogue.ts";
import type { ImportNote } from "../../../src/model/sources.ts";
import { excludable } from "../../../src/screens/data/import-judge.ts";
import type { SheetNote } from "../../../src/screens/data/import-state.ts";
import { createImportStore } from "../../../src/screens/data/import-store.ts";
import { openQuestions } from "../../../src/screens/data/open-questions.ts";
import { createDecisionMemory } from "../../../src/screens/data/remembered.ts";
import { catalogueWith, settings, track } from "../../fixtures/catalogue.ts";

const DEMO = catalogueWith({
  tracks: [track(1, "工业制造")],
  settings: settings({ contest_name: "大赛", as_of: "2026-09-11T18:00:00" }),
  loaded: ["entries", "teams", "scores"],
  areas: ["福州"],
});

/** The one entry that is loaded. */
const LOADED = {
  entry_id: vectorFromArray(["E1"], new Utf8()),
  title: vectorFromArray(["甲项目"], new Utf8()),
  team_id: vectorFromArray(["t1"], new Utf8()),
  team_name: vectorFromArray(["甲队"], new Utf8()),
  problem_id: vectorFromArray([null], new Utf8()),
};

/** What opening a file gives that is a table of scores already. */
const THROUGH: PassThrough = {
  table: "scores",
  rows: 1,
  source: { parquet: new Uint8Array() },
  sample: {
    file: "大表.csv",
    format: "parquet",
    sheet: null,
    encoding: null,
    delimiter: null,
    headerRows: [],
    header: [],
    rows: [],
    rowNumbers: [],
    notData: [],
    findings: [],
  },
  report: {
    file: "大表.csv",
    sheet: null,
    format: "parquet",
    encoding: null,
    delimiter: null,
    headerRows: [],
    rowsIn: 1,
    rowsOut: 1,
    rowsSetAside: 0,
    setAside: [],
    unused: [],
    kind: "scores",
    columns: [],
    stage: null,
    missing: [],
    questions: [],
    tables: [],
    findings: [],
    cited: [],
  },
};

/** What the quality rules are to look at, of which nothing is said here. */
const UNCHECKED: ColumnsToCheck = {
  table: "scores",
  columns: [],
  rows: 1,
  sample: THROUGH.sample,
  mapping: {
    kind: "scores",
    tables: ["scores"],
    columns: [],
    stage: null,
    missing: [],
    registers: false,
    dateOrders: {},
    matches: {},
  },
  named: {},
  constants: {},
  meanings: {},
  without: [],
  findings: [],
};
const LATE: Finding = { rule: "outlier", severity: "warning", values: {}, count: 1, examples: [] };

interface Check<T> {
  readonly resolve: (found: T) => void;
  readonly reject: (error: Error) => void;
}

function setUp(
  catalogue: Catalogue = DEMO,
  refuse: Error | null = null,
  passing = "",
  through = THROUGH,
  areLarge = false,
) {
  const checks: Check<CheckedColumns>[] = [];
  const lates: Check<readonly CheckedColumns[]>[] = [];
  const importer = createImporter();
  const memory = createDecisionMemory(() => storage);
  const applied: DataChange[] = [];
  const asked: string[] = [];
  /** The import that the session's data say they come from. */
  let standing: { readonly imported?: ImportNote } | undefined;
  const session = {
    store: createStore<SessionState>()(() => ({ status: { phase: "ready" }, catalogue, revision: 1, canUndo: false })),
    apply: async (change: DataChange) => {
      if (refuse !== null) throw refuse;
      applied.push(change);
    },
    undo: async () => undefined,
    data: () =>
      standing === undefined
        ? null
        : { tables: new Map(), settings: null, isDemo: false, isBundled: false, ...standing },
    expect: async () => undefined,
    beside: <T>(_: GivenTables, work: (beside: Beside) => Promise<T>) =>
      work({
        columns: async () => ({}),
        exec: async () => undefined,
        ipc: async (sql) => {
          asked.push(sql);
          return tableToIPC(new Table(LOADED), "stream");
        },
        parquet: async () => new Uint8Array(),
      }),
  };
  const store = createImportStore({
    session,
    importer: {
      ...importer,
      build: async (...asked) => ({
        ...(await importer.build(...asked)),
        late: areLarge ? () => new Promise((resolve, reject) => void lates.push({ resolve, reject })) : null,
      }),
      check: () => new Promise((resolve, reject) => void checks.push({ resolve, reject })),
      stop: () => undefined,
    },
    open: async (file, decision) =>
      file.name === passing && decision !== null
        ? { through, unchecked: { ...UNCHECKED } }
        : new Uint8Array(await file.arrayBuffer()),
    parquet: async () => ({ write: async (ipc) => ipc }),
    memory,
    pause: async () => undefined,
    now: () => Date.UTC(2026, 5, 20),
  });
  const shows = (change: DataChange | undefined): void => {
    standing = change?.imported === undefined ? undefined : { imported: change.imported };
  };
  return { store, applied, asked, shows, checks, lates };
}

/** What the browser keeps. */
const kept = new Map<string, string>();
const storage: Storage = {
  length: 0,
  key: () => null,
  clear: () => kept.clear(),
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
  removeItem: (key) => void kept.delete(key),
};
beforeEach(() => storage.clear());

const file = (name: string, text: string): File => new File([text], name);
const ENTRIES = file("报名.csv", "项目编号,项目名称,赛道,报名时间\nE1,甲项目,工业制造,2026-06-05\n");
const SCORES = file("初赛.csv", "项目名称,团队名称,评委,得分\n甲项目,甲队,J1,90\n");

describe("an import", () => {
  it("shows what a file would give before anything is taken over", async () => {
    const { store, applied } = setUp();
    await store.actions.add([ENTRIES]);
    expect(store.getState().built?.reports).toMatchObject([{ rowsIn: 1, rowsOut: 1, rowsSetAside: 0 }]);
    expect(applied).toEqual([]);
  });

  it("of own data removes all demo data, 数据截至 with them, and says so", async () => {
    const { store, applied } = setUp();
    await store.actions.add([ENTRIES]);
    await store.actions.confirm();
    expect(Object.keys(applied[0]?.set ?? {})).toEqual(["entries", "imports"]);
    expect(applied[0]).toMatchObject({
      isDemo: false,
      settings: { contest_name: "大赛", is_demo: true, as_of: "2026-06-05T00:00:00" },
      remove: ["teams", "team_orgs", "scores", "results", "judges", "criteria", "snapshots"],
    });
    expect(store.getState()).toMatchObject({
      files: [],
      done: { demoRemoved: true, tables: [{ table: "entries", rows: 1 }] },
    });
  });

  it("after it removes nothing, and finds the entries that are loaded", async () => {
    const { store, applied, asked } = setUp({ ...DEMO, isDemo: false });
    await store.actions.add([SCORES]);
    expect(asked).toHaveLength(1);
    expect(store.getState().built?.tables.map(({ table }) => table)).toEqual(["scores"]);
    expect(store.getState().built?.reports[0]?.findings.map(({ rule }) => rule)).not.toContain("unmatched_entry");
    await store.actions.confirm();
    expect(applied[0]?.remove).toEqual([]);
  });

  it("that the session refuses leaves the files there, with the reason", async () => {
    const { store } = setUp(DEMO, new EngineError("memory", "out of memory"));
    await store.actions.add([ENTRIES]);
    await store.actions.confirm();
    expect(store.getState()).toMatchObject({
      step: { kind: "failed", error: { message: "out of memory" } },
      done: null,
    });
    expect(store.getState().files).toHaveLength(1);
  });

  it("goes on with the other files where one is refused", async () => {
    const { store } = setUp();
    await store.actions.add([file("空.csv", ""), ENTRIES]);
    expect(store.getState().files.map(({ state }) => state.kind)).toEqual(["refused", "read"]);
    expect(store.getState().built?.tables.map(({ table }) => table)).toEqual(["entries"]);
    await store.actions.confirm();
    expect(store.getState().files.map(({ name }) => name)).toEqual(["空.csv"]);
    expect(store.getState().done?.reports.map((report) => report.file)).toEqual(["报名.csv"]);
  });

  it("follows what a person decides about a column", async () => {
    const { store } = setUp();
    await store.actions.add([file("x.csv", "code,valeur\nA,1\n")]);
    expect(store.getState().built?.reports[0]?.missing).toEqual(["entry_id"]);
    await store.actions.decide("1", { file: "x.csv", sheet: null }, { columns: { code: "entry_id" } });
    expect(store.getState().built?.reports[0]).toMatchObject({ missing: [], rowsOut: 1 });
  });

  it("keeps what the model has no place for as it was read, beside the tables, a file in the place of its earlier self", async () => {
    const { store, applied } = setUp();
    const survey = file("问卷.csv", "满意度,手机\n高,13800138000\n");
    await store.actions.add([ENTRIES, survey]);
    await store.actions.confirm();
    expect(applied[0]?.sources?.map(({ path, rows }) => [path, rows])).toEqual([["source/问卷.parquet", 1]]);
    expect(applied[0]?.imported).toEqual({ files: ["报名.csv", "问卷.csv"], at: "2026-06-20T00:00:00" });
    expect(store.getState().done?.reports.map(({ missing }) => missing.length > 0)).toEqual([false, true]);
  });

  it("that was taken back shows the one before it, where that is what the data stand as", async () => {
    const { store, applied, shows } = setUp();
    await store.actions.add([ENTRIES]);
    await store.actions.confirm();
    const first = store.getState().done;
    await store.actions.add([SCORES]);
    await store.actions.confirm();
    shows(applied[0]);
    await store.actions.undo();
    expect(store.getState().done).toBe(first);
    // Settings were saved in between: the data are no import's any more.
    shows(undefined);
    await store.actions.undo();
    expect(store.getState().done).toBe(null);
  });

  it("of scores in two files puts their rows together, though one could pass to the engine as it is", async () => {
    const { store } = setUp(DEMO, null, "大表.csv");
    await store.actions.add([file("大表.csv", "项目编号,环节,评委,得分\nE9,初赛,J1,70\n")]);
    expect(store.getState().built?.tables).toMatchObject([{ table: "scores", source: {} }]);
    await store.actions.add([SCORES]);
    expect(store.getState().built?.tables.filter(({ table }) => table === "scores")).toMatchObject([{ rows: 2 }]);
  });

  it("reads registrations that could pass with the rows that look for their entries in them", async () => {
    const { store } = setUp({ ...DEMO, isDemo: false }, null, "报名.csv", { ...THROUGH, table: "entries" });
    await store.actions.add([ENTRIES]);
    expect(store.getState().built?.tables).toMatchObject([{ table: "entries", source: {} }]);
    await store.actions.add([file("初赛.csv", "项目名称,评委,得分\n甲项目,J1,90\n")]);
    const [, scores] = store.getState().built?.reports ?? [];
    expect(scores?.findings.map(({ rule }) => rule)).not.toContain("unmatched_entry");
    expect(store.getState().built?.tables.every((table) => "ipc" in table)).toBe(true);
  });

  it("says of a file that passes that it was not checked against others, where there are some", async () => {
    const { store } = setUp(DEMO, null, "大表.csv");
    await store.actions.add([file("大表.csv", "项目编号,环节,评委,得分\nE9,初赛,J1,70\n")]);
    const found = () =>
      store.getState().built?.reports.map(({ findings }) => findings.some(({ rule }) => rule === "quality_not_looked"));
    expect(found()).toEqual([false]);
    await store.actions.add([ENTRIES]);
    // The registrations come first among the reports.
    expect(found()).toEqual([false, true]);
  });

  describe("a file that passes, which is checked while it is already used", () => {
    const BIG = file("大表.csv", "项目编号,环节,评委,得分\nE9,初赛,J1,70\n");
    const rules = (reports: readonly { readonly findings: readonly Finding[] }[] = []) =>
      reports.map(({ findings }) => findings.map(({ rule }) => rule));

    it("gets what is found when it is there", async () => {
      const { store, checks } = setUp(DEMO, null, "大表.csv");
      await store.actions.add([BIG]);
      expect(rules(store.getState().built?.reports)).toEqual([["quality_pending"]]);
      checks[0]?.resolve({ findings: [LATE], cited: [] });
      await vi.waitFor(() => expect(rules(store.getState().built?.reports)).toEqual([["outlier"]]));
      // A list made anew still has it.
      await store.actions.choose("append");
      await store.actions.add([file("空.csv", "")]);
      expect(rules(store.getState().built?.reports)).toEqual([["outlier"]]);
      expect(checks).toHaveLength(1);
    });

    it("gets it in the report on an import that did not wait for it", async () => {
      const { store, checks } = setUp(DEMO, null, "大表.csv");
      await store.actions.add([BIG]);
      await store.actions.confirm();
      expect(rules(store.getState().done?.reports)).toEqual([["quality_pending"]]);
      await vi.waitFor(() => expect(checks).toHaveLength(1));
      checks[0]?.resolve({ findings: [LATE], cited: [] });
      await vi.waitFor(() => expect(rules(store.getState().done?.reports)).toEqual([["outlier"]]));
    });

    it("says why nothing was found where the check has ended", async () => {
      const { store, checks } = setUp(DEMO, null, "大表.csv");
      await store.actions.add([BIG]);
      checks[0]?.reject(new Error("out of memory"));
      await vi.waitFor(() =>
        expect(store.getState().built?.reports[0]?.findings).toMatchObject([
          { rule: "quality_failed", values: { reason: "out of memory" } },
        ]),
      );
    });

    it("gets nothing that was found in it as it was read before", async () => {
      const { store, checks } = setUp(DEMO, null, "大表.csv");
      await store.actions.add([BIG]);
      await store.actions.decide("1", { file: "大表.csv", sheet: null }, { stage: "final" });
      checks[0]?.resolve({ findings: [LATE], cited: [] });
      checks[1]?.resolve({ findings: [], cited: [] });
      await vi.waitFor(() => expect(rules(store.getState().built?.reports)).toEqual([[]]));
    });
  });

  describe("large files read row by row, which are checked while they are already used", () => {
    const FOUND: readonly CheckedColumns[] = [
      { findings: [], cited: [] },
      { findings: [LATE], cited: [{ row: 2, cells: ["甲项目"] }] },
    ];
    const large = () => setUp(DEMO, null, "", THROUGH, true);
    const late = (reports: readonly { readonly findings: readonly Finding[] }[] = []) =>
      reports.map(({ findings }) => findings.flatMap(({ rule }) => (/^quality_|^outlier$/.test(rule) ? [rule] : [])));

    it("get what is found when it is there, each its own", async () => {
      const { store, lates } = large();
      await store.actions.add([ENTRIES, SCORES]);
      expect(late(store.getState().built?.reports)).toEqual([["quality_pending"], ["quality_pending"]]);
      await vi.waitFor(() => expect(lates).toHaveLength(1));
      lates[0]?.resolve(FOUND);
      await vi.waitFor(() => expect(late(store.getState().built?.reports)).toEqual([[], ["outlier"]]));
      expect(store.getState().built?.reports[1]?.cited).toEqual([{ row: 2, cells: ["甲项目"] }]);
    });

    it("get it in the report on an import that did not wait for it", async () => {
      const { store, lates } = large();
      await store.actions.add([ENTRIES, SCORES]);
      await store.actions.confirm();
      await vi.waitFor(() => expect(lates).toHaveLength(1));
      expect(late(store.getState().done?.reports)).toEqual([["quality_pending"], ["quality_pending"]]);
      lates[0]?.resolve(FOUND);
      await vi.waitFor(() => expect(late(store.getState().done?.reports)).toEqual([[], ["outlier"]]));
    });

    it("have it in the report also when a later import is taken back", async () => {
      const { store, lates, applied, shows } = large();
      await store.actions.add([ENTRIES]);
      await store.actions.confirm();
      await vi.waitFor(() => expect(lates).toHaveLength(1));
      lates[0]?.resolve([{ findings: [LATE], cited: [] }]);
      await vi.waitFor(() => expect(late(store.getState().done?.reports)).toEqual([["outlier"]]));
      await store.actions.add([SCORES]);
      await store.actions.confirm();
      shows(applied[0]);
      await store.actions.undo();
      expect(late(store.getState().done?.reports)).toEqual([["outlier"]]);
    });

    it("say why nothing was found where the check has ended", async () => {
      const { store, lates } = large();
      await store.actions.add([ENTRIES]);
      await vi.waitFor(() => expect(lates).toHaveLength(1));
      lates[0]?.reject(new Error("out of memory"));
      await vi.waitFor(() => expect(late(store.getState().built?.reports)).toEqual([["quality_failed"]]));
    });

    it("get nothing that was found in them as they were before", async () => {
      const { store, lates } = large();
      await store.actions.add([ENTRIES]);
      await vi.waitFor(() => expect(lates).toHaveLength(1));
      await store.actions.add([SCORES]);
      await vi.waitFor(() => expect(lates).toHaveLength(2));
      lates[0]?.resolve([{ findings: [LATE], cited: [] }]);
      lates[1]?.resolve([FOUND[0], FOUND[0]].flatMap((each) => each ?? []));
      await vi.waitFor(() => expect(late(store.getState().built?.reports)).toEqual([[], []]));
    });
  });

  it("leaves out a file that could pass where a person does not want it", async () => {
    const { store } = setUp(DEMO, null, "大表.csv");
    await store.actions.add([file("大表.csv", "项目编号,环节,评委,得分\nE9,初赛,J1,70\n")]);
    await store.actions.decide("1", { file: "大表.csv", sheet: null }, { skip: true });
    expect(store.getState().built).toBeNull();
  });

  describe("that leaves something open", () => {
    const unknown = (name: string): File => file(name, "项目编号,评委,得分\nE1,J1,90\n");
    const asked = (store: ReturnType<typeof setUp>["store"]) =>
      openQuestions(store.getState().files, store.getState().built?.reports ?? []);

    it("asks once for all files of one shape, and takes one answer for all of them", async () => {
      const { store } = setUp();
      await store.actions.add([unknown("甲评分.csv"), unknown("乙评分.csv")]);
      const [question, ...more] = asked(store);
      expect(more).toEqual([]);
      expect(question).toMatchObject({ question: { question: "stage", assumed: "preliminary" } });
      expect(question?.sheets).toHaveLength(2);
      if (question !== undefined) await store.actions.answer(question, "final");
      expect(store.getState().built?.reports.map(({ stage }) => stage?.stage)).toEqual(["final", "final"]);
      expect(asked(store)).toEqual([]);
    });

    it("asks nothing of the next export of the same shape, and asks again where a person wants it", async () => {
      const first = setUp();
      await first.store.actions.add([unknown("甲评分.csv")]);
      const [question] = asked(first.store);
      if (question !== undefined) await first.store.actions.answer(question, "semifinal");
      await first.store.actions.confirm();

      const { store } = setUp();
      await store.actions.add([unknown("下一周.csv")]);
      expect(asked(store)).toEqual([]);
      expect(store.getState().built?.reports[0]?.stage).toEqual({ stage: "semifinal", from: "chosen" });
      expect(store.getState().recalled.size).toBe(1);
      // What a file says of itself wins over what was said of another.
      await store.actions.add([unknown("决赛评分.csv")]);
      expect(store.getState().built?.reports.map(({ stage }) => stage?.stage)).toEqual(["semifinal", "final"]);
      await store.actions.askAgain();
      expect(asked(store)).toHaveLength(1);
    });

    it("does without what was remembered in words that no version knows", async () => {
      kept.set("contest-lens.import-decisions", '[{"fingerprint":"x","decision":{"stage":"quarterfinal"}}]');
      const { store } = setUp();
      await store.actions.add([unknown("甲评分.csv")]);
      expect(asked(store)).toHaveLength(1);
    });
  });

  it("leaves rows out that a person excludes, counts them as set aside, and brings them back", async () => {
    const { store } = setUp();
    await store.actions.add([file("初赛.csv", "项目编号,评委,得分\nE1,J1,90\nE2,J1,900\nE3,J1,80\n")]);
    const about = { id: "1", file: "初赛.csv", sheet: null, rule: "outlier", finding: "相差很大" };
    const note: SheetNote = { ...about, state: "excluded", rows: 1, note: "录入错误", excluded: [3] };
    await store.actions.judge(note);
    expect(store.getState().built?.reports[0]).toMatchObject({ rowsIn: 3, rowsOut: 2, rowsSetAside: 1 });
    expect(store.getState().built?.reports[0]?.setAside).toEqual([{ row: 3, rule: "excluded_row" }]);
    expect(store.getState().built?.tables.find(({ table }) => table === "scores")?.rows).toBe(2);
    await store.actions.unjudge(note);
    expect(store.getState().built?.reports[0]).toMatchObject({ rowsIn: 3, rowsOut: 3, rowsSetAside: 0 });
  });

  it("lets the note of what was said be written later, without anything else", async () => {
    const { store } = setUp();
    await store.actions.add([file("初赛.csv", "项目编号,评委,得分\nE1,J1,90\nE2,J1,900\nE3,J1,80\n")]);
    const about = { id: "1", file: "初赛.csv", sheet: null, rule: "outlier", finding: "相差很大" };
    const note: SheetNote = { ...about, state: "excluded", rows: 1, note: "", excluded: [3] };
    const other: SheetNote = { ...note, finding: "另一处", state: "accepted", excluded: [] };
    await store.actions.judge(note);
    await store.actions.judge(other);
    const { built } = store.getState();
    store.actions.annotate({ ...note, note: "录入错误" });
    expect(store.getState().notes).toEqual([{ ...note, note: "录入错误" }, other]);
    expect(store.getState().built).toBe(built);
  });

  it("offers no row to be left out that is left out already, or of a sheet that brings nothing", async () => {
    const { store } = setUp();
    // The second E1 is not taken over: its key is there already.
    await store.actions.add([
      file("报名.csv", "项目编号,团队名称,项目名称\nE1,甲队,质检\nE1,乙队,巡检\nE2,丙队,溯源\n"),
    ]);
    const report = store.getState().built?.reports[0];
    if (report === undefined) throw new Error("nothing was built");
    const place = (row: number) => ({ row, column: null, value: null });
    expect(report.unused.map(({ row }) => row)).toEqual([3]);
    expect(excludable({ examples: [place(2), place(3)] }, report)).toEqual({ rows: [2], isUncounted: false });
    expect(excludable({ examples: [place(3)] }, report)).toEqual({ rows: [], isUncounted: true });
    expect(excludable({ examples: [place(2)] }, { ...report, tables: [] })).toEqual({ rows: [], isUncounted: true });
    // Of a whole column: no row to leave out, and none that would be left out already.
    expect(excludable({ examples: [place(0)] }, report)).toEqual({ rows: [], isUncounted: false });
  });

  it("forgets a file that is taken off the list", async () => {
    const { store } = setUp();
    await store.actions.add([ENTRIES, SCORES]);
    await store.actions.remove("1");
    expect(store.getState().built?.reports.map((report) => report.file)).toEqual(["初赛.csv"]);
  });

  it("of an announcement replaces the catalogue, its terms counted anew", async () => {
    const { store, applied } = setUp();
    await store.actions.add([
      file("公告.txt", "赛道一：工业制造赛道\n赛题1：工业大模型智能体的研发与应用\n以设备数据为基础，研发智能体。\n"),
    ]);
    await store.actions.confirm();
    expect(Object.keys(applied[0]?.set ?? {})).toEqual(["tracks", "problems", "terms", "problem_terms"]);
  });

  it("of a list of problems does what an announcement does, and no day is asked of it", async () => {
    const { store, applied } = setUp();
    await store.actions.add([
      file("赛题清单20260605.csv", "赛道,赛题编号,赛题名称,赛题内容\n工业制造,1,工业大模型智能体,以设备数据为基础\n"),
    ]);
    const { listed, asOf } = store.getState();
    expect(listed).toMatchObject({ added: 1, changed: 0, gone: 0, same: 0 });
    expect(asOf).toBe(null);
    await store.actions.confirm();
    expect(Object.keys(applied[0]?.set ?? {})).toEqual(["tracks", "problems", "terms", "problem_terms", "imports"]);
    expect(store.getState().done).toMatchObject({
      listed,
      tables: [
        { table: "tracks", rows: 1 },
        { table: "problems", rows: 1 },
        { table: "terms" },
        { table: "problem_terms" },
      ],
    });
  });
});
