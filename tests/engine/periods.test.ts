import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import type { Session } from "../../src/engine/session/session-types.ts";
import { createImporter } from "../../src/ingest/importer.ts";
import type { ImportStore } from "../../src/screens/data/import-state.ts";
import { createImportStore } from "../../src/screens/data/import-store.ts";
import { keepNote, keptNotes } from "../../src/screens/data/kept-notes.ts";
import { openContest } from "./contest.ts";

const parquet = await startNodeParquet();

const HEAD = "项目编号,团队名称,项目名称,参赛单位,赛题,报名时间,提交时间,审核状态";
const list = (name: string, ...rows: readonly string[]): File => new File([[HEAD, ...rows].join("\n")], name);
const row = (id: string, more = "T01-P01,2026-06-01,,审核通过"): string => `${id},${id}队,作品${id},${id}公司,${more}`;

const WEEK_1 = list("报名0605.csv", row("A1"), row("A2"), row("A3"));
const WEEK_2 = list(
  "报名0612.csv",
  row("A1"),
  row("A2", "T01-P01,2026-06-01,2026-06-10,已撤回"),
  row("A4"),
  row("A5", "T01-P01,2026-06-09,2026-06-10,审核通过"),
);
const scores = (name: string, stage: string, ...rows: readonly string[]): File =>
  new File([["项目编号,环节,评委,得分", ...rows.map((each) => each.replace(",", `,${stage},`))].join("\n")], name);

describe("week by week, by the import of the page", () => {
  let session: Session;
  let store: ImportStore;
  beforeAll(async () => {
    session = await openContest();
    store = createImportStore({
      session,
      importer: { ...createImporter(), stop: () => undefined },
      open: async (file) => new Uint8Array(await file.arrayBuffer()),
      parquet: async () => parquet,
      pause: async () => undefined,
      now: () => Date.UTC(2026, 5, 20),
      memory: { recall: () => null, keep: () => undefined, forget: () => undefined },
    });
  });
  afterAll(() => session.close());

  async function take(...files: readonly File[]): Promise<void> {
    await store.actions.add(files);
    await store.actions.confirm();
    expect(store.getState().step).toEqual({ kind: "idle" });
  }
  const catalogue = () => {
    const found = session.store.getState().catalogue;
    if (found === null) throw new Error("no catalogue");
    return found;
  };
  const count = async (sql: string): Promise<number> =>
    Number((await session.query(`SELECT count(*) AS n FROM ${sql}`)).n?.[0]);
  const main = () => store.getState().plan?.tables.find(({ table }) => table === "entries");

  it("the first registrations are a period without one before", async () => {
    await store.actions.add([WEEK_1]);
    expect(store.getState()).toMatchObject({ plan: null, asOf: { asOf: "2026-06-05T00:00:00", from: "name" } });
    await store.actions.confirm();
    expect(catalogue().settings.as_of).toBe("2026-06-05T00:00:00");
    expect(catalogue().previous).toBeUndefined();
    expect(await count("entries")).toBe(3);
  });

  it("those of the next week are matched with them before anything is taken over", async () => {
    await store.actions.add([WEEK_2]);
    expect(store.getState().plan?.mode).toBe("update");
    expect(main()).toMatchObject({ loaded: 3, added: 2, changed: 1, same: 1, unseen: 1 });
    expect(await count("entries")).toBe(3);
  });

  it("and taken over: the period before is kept, and what it had is told from it", async () => {
    await store.actions.confirm();
    expect(catalogue().settings.as_of).toBe("2026-06-12T00:00:00");
    // Week 1: three registrations, none submitted, three organisations, one problem.
    expect(catalogue().previous).toEqual({
      label: "第 1 期",
      as_of: Date.UTC(2026, 5, 5),
      registrations: 3,
      submissions: 0,
      organisations: 3,
      problems_with_entries: 1,
    });
    expect(await count("entries")).toBe(5);
    expect(await count("unseen_entries WHERE entry_id = 'A3' AND last_seen = TIMESTAMP '2026-06-05'")).toBe(1);
    expect(await count("imports WHERE source_file IN ('报名0605.csv', '报名0612.csv')")).toBe(2);
  });

  it("the same file again changes nothing, and makes no period", async () => {
    await store.actions.add([WEEK_2]);
    expect(main()).toMatchObject({ added: 0, changed: 0, same: 4 });
    await store.actions.confirm();
    expect(await count("entries")).toBe(5);
    expect(await count("snapshots")).toBe(1);
    await store.actions.undo();
  });

  it("scores of one stage and then of the next stand side by side, with the registrations as they were", async () => {
    await take(scores("初赛评分.csv", "初赛", "A1,评委1,80", "A4,评委1,70"));
    await take(scores("复赛评分.csv", "复赛", "A1,评委1,90"));
    expect(await count("scores WHERE stage = 'preliminary'")).toBe(2);
    expect(await count("scores WHERE stage = 'semifinal'")).toBe(1);
    expect(await count("entries")).toBe(5);
  });

  it("keeps with the data what a person thought of a finding, the last word on it", async () => {
    await store.actions.add([scores("决赛评分.csv", "决赛", "A1,评委1,95")]);
    const about = { id: store.getState().files[0]?.id ?? "", file: "决赛评分.csv", sheet: null, rule: "outlier" };
    const note = { ...about, finding: "相差'很大", state: "accepted", rows: 1, note: "", excluded: [] } as const;
    await store.actions.judge({ ...note, note: "先" });
    await store.actions.judge(note);
    store.actions.annotate({ ...note, note: "已核对" });
    await store.actions.confirm();
    expect((await session.query("SELECT concat_ws(' ', finding, state, note) AS said FROM import_notes")).said).toEqual(
      ["相差'很大 accepted 已核对"],
    );
    // Days later it is written anew, and that is taken back by itself.
    const { signal } = new AbortController();
    const [kept] = await keptNotes(session, signal);
    if (kept === undefined) throw new Error("no note was kept");
    const scored = await count("review_facts");
    const table = await keepNote(session, { ...kept, note: "已与评委核对" });
    expect(session.data()?.tables.get("import_notes")).toBe(table);
    expect(await keptNotes(session, signal)).toEqual([{ ...kept, note: "已与评委核对" }]);
    expect(await count("review_facts")).toBe(scored);
    await session.undo();
    expect(await keptNotes(session, signal)).toEqual([kept]);
    await store.actions.undo();
    expect(await count("import_notes")).toBe(0);
  });

  it("each is taken back by one step", async () => {
    await store.actions.undo();
    expect([await count("scores"), await count("entries")]).toEqual([2, 5]);
    await store.actions.undo();
    expect([await count("scores"), await count("entries")]).toEqual([0, 5]);
    expect(store.getState().done?.tables).toContainEqual({ table: "entries", rows: 4 });
    await store.actions.undo();
    expect(await count("entries")).toBe(3);
    expect(catalogue().previous).toBeUndefined();
    await store.actions.undo();
    expect(catalogue().isDemo).toBe(true);
  });
});
