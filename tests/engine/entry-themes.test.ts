import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import type { Session } from "../../src/engine/session/session-types.ts";
import type { ParquetCodec } from "../../src/engine/types.ts";
import { type Clause, DEFAULT_SETTINGS, type Selection } from "../../src/filters/clauses.ts";
import { translator } from "../../src/i18n/index.ts";
import { evaluate } from "../../src/panels/evaluate.ts";
import { columnsOf } from "../../src/panels/rows/columns.ts";
import { wordsOf } from "../../src/panels/rows/words.ts";
import { themeSupply } from "../../src/panels/themes/theme-supply.ts";
import type { PanelContext } from "../../src/panels/types.ts";
import type { EntryThemes } from "../../src/screens/themes/entry-themes.ts";
import type { WordsStore } from "../../src/screens/themes/words-store.ts";
import { ROWS, type Row } from "../fixtures/contest/rows.ts";
import { contestParquet, toParquet } from "../fixtures/contest/sources.ts";
import { openContest } from "./contest.ts";
import { plainLexicon, readingOf } from "./reading.ts";

const LEXICON = plainLexicon([
  ["数据治理", "govern"],
  ["溯源", "trace"],
  ["区块链", "trace"],
]);

/** What entries say of themselves; every third has an abstract, and one nothing at all. */
const TEXTS = ["数据治理平台", "设备巡检", "农产品溯源", "溯源与数据治理", "区块链存证"];
const textOf = (place: number): { title: string | null; abstract: string | null } => ({
  title: place === 5 ? null : (TEXTS[place % TEXTS.length] ?? null),
  abstract: place % 3 === 0 && place !== 5 ? "围绕溯源的研究" : null,
});
/** One upload of each. */
const ENTRIES: readonly Row[] = (ROWS.entries ?? [])
  .filter(({ version = 2 }) => version === 2)
  .map((row, place) => ({ ...row, ...textOf(place) }));

const REGISTERED = ENTRIES.filter(({ status }) => !["draft", "withdrawn", "unregistered"].includes(String(status)));

/** Registrations with one of the terms in a text, counted in the plainest way. */
function plainCount(terms: readonly string[], isMeant: (row: Row) => boolean = () => true): number {
  return REGISTERED.filter(isMeant).filter((row) =>
    [row.title, row.abstract].some((text) => typeof text === "string" && terms.some((term) => text.includes(term))),
  ).length;
}

describe("the themes of entries by their own texts", () => {
  let parquet: ParquetCodec;
  let session: Session;
  let entryThemes: EntryThemes;
  let words: WordsStore;
  beforeAll(async () => {
    parquet = await startNodeParquet();
    session = await openContest((table, parquet) =>
      table === "entries" ? toParquet(parquet, "entries", ENTRIES) : contestParquet(parquet, table),
    );
    ({ entryThemes, words } = readingOf(session, LEXICON));
  });
  afterAll(() => session.close());

  const contextOf = (selection: Selection = []): PanelContext => {
    const { catalogue } = session.store.getState();
    if (catalogue === null) throw new Error("no catalogue");
    return { catalogue, selection, settings: DEFAULT_SETTINGS };
  };
  const frame = async (selection?: Selection) => {
    const found = await evaluate(themeSupply, { crossfilter: session.crossfilter, context: contextOf(selection) });
    if (found === null) throw new Error("theme-supply has nothing to show");
    return found;
  };
  const zh = translator("zh-CN");
  const registrations = async (selection?: Selection) => {
    const { columns, rows } = (await frame(selection)).table(zh);
    const place = columns.findIndex(({ name }) => name === "registrations");
    return rows.map((row) => row[place]);
  };

  it("are not there before they are read: registrations count by their problems, and the chart says so", async () => {
    expect((await frame()).summary(zh)).toContain("没有读到作品文本");
    expect(themeSupply.controls(contextOf())).toEqual([]);
  });

  it("are read once, without a step that could be taken back, and counted under every filter", async () => {
    await entryThemes.ensure();
    expect(entryThemes.store.getState()).toEqual({ kind: "idle" });
    expect(session.store.getState().canUndo).toBe(false);
    const { revision } = session.store.getState();
    await entryThemes.ensure();
    expect(session.store.getState().revision).toBe(revision);

    expect(await registrations()).toEqual([plainCount(["溯源", "区块链"]), plainCount(["数据治理"])]);
    const track: Clause = { kind: "points", field: "track", values: ["T01"] };
    const isThere = (row: Row) => row.track_id === "T01" || String(row.problem_id).startsWith("T01");
    expect(await registrations([track])).toEqual([
      plainCount(["溯源", "区块链"], isThere),
      plainCount(["数据治理"], isThere),
    ]);
  });

  it("stand beside each entry in the rows, in words", async () => {
    const context = contextOf();
    const themes = columnsOf("entries", context, false).find(({ name }) => name === "themes");
    if (themes === undefined) throw new Error("the rows have no column of themes");
    const { of = [] } = await session.query(
      `SELECT ${themes.sql} AS of FROM entry_facts picked WHERE entry_id IN ('E01', 'E05') ORDER BY entry_id`,
    );
    // 数据治理平台 with 围绕溯源的研究; 区块链存证.
    expect(of).toEqual(["trace govern", "trace"]);
    const env = { catalogue: context.catalogue, language: "zh-CN", t: zh } as const;
    expect(wordsOf(themes, of[0] ?? null, env)).toBe("溯源流通、治理");
    expect(wordsOf(themes, "", env)).toBe("");
  });

  it("follow the user's words in one step with the terms of problems, and go back with them", async () => {
    const before = await registrations();
    const { revision } = session.store.getState();
    await words.actions.change({ stop: ["溯源"], terms: [{ term: "设备", theme: "govern" }], synonyms: [] });
    expect(session.store.getState().revision).toBe(revision + 1);
    expect(await registrations()).toEqual([plainCount(["区块链"]), plainCount(["数据治理", "设备"])]);
    await session.undo();
    expect(await registrations()).toEqual(before);
  });

  it("stay as they are where other words find the same in them", async () => {
    const before = session.data()?.tables.get("entry_themes");
    await words.actions.change({ stop: [], terms: [{ term: "种植", theme: "trace" }], synonyms: [] });
    expect(session.store.getState().catalogue?.terms.map(({ term }) => term)).toContain("种植");
    expect(session.data()?.tables.get("entry_themes")).toBe(before);
    await session.undo();
  });

  it("are followed from the texts at hand, whatever was taken back meanwhile, and from no other data's", async () => {
    const asked = vi.spyOn(session, "query");
    const readings = () => asked.mock.calls.filter(([sql]) => sql.includes("abstract FROM entries")).length;
    const only = async (stop: string) => {
      await words.actions.change({ stop: [stop], terms: [], synonyms: [] });
      return registrations();
    };
    await only("溯源");
    const first = readings();
    expect(await only("数据治理")).toEqual([plainCount(["溯源", "区块链"]), 0]);
    await session.undo();
    expect(await only("区块链")).toEqual([plainCount(["溯源"]), plainCount(["数据治理"])]);
    expect(readings()).toBe(first);

    const others = ENTRIES.map((row) => ({ ...row, title: "区块链", abstract: null }));
    await session.apply({
      set: { entries: { parquet: await toParquet(parquet, "entries", others) } },
      remove: [],
      isDemo: false,
    });
    await entryThemes.ensure();
    expect(await only("溯源")).toEqual([REGISTERED.length, 0]);
    for (let step = 0; step < 4; step++) await session.undo();
    expect(session.store.getState().catalogue?.settings.user_words ?? null).toBeNull();
    asked.mockRestore();
  });

  it("are at hand before the first change where that was prepared", async () => {
    const fresh = readingOf(session, LEXICON);
    const before = await registrations();
    const { revision } = session.store.getState();
    await fresh.words.actions.prepare();
    expect(session.store.getState().revision).toBe(revision);
    const asked = vi.spyOn(session, "query");
    await fresh.words.actions.change({ stop: ["溯源"], terms: [], synonyms: [] });
    expect(asked.mock.calls.filter(([sql]) => sql.includes("abstract"))).toEqual([]);
    expect(await registrations()).toEqual([plainCount(["区块链"]), plainCount(["数据治理"])]);
    asked.mockRestore();
    await session.undo();
    expect(await registrations()).toEqual(before);
  });

  it("go with the entries they were read from, and are read again of others", async () => {
    const others = ENTRIES.map((row) => ({ ...row, title: "区块链", abstract: null }));
    await session.apply({
      set: { entries: { parquet: await toParquet(parquet, "entries", others) } },
      remove: [],
      isDemo: false,
    });
    expect(session.data()?.tables.get("entry_themes")).toBeNull();
    expect((await frame()).summary(zh)).toContain("没有读到作品文本");
    await entryThemes.ensure();
    expect(await registrations()).toEqual([REGISTERED.length, 0]);
    await session.undo();
  });

  it("are those of the upload that counts", async () => {
    const upload = (version: number, title: string): Row => ({
      ...ENTRIES[0],
      title,
      abstract: null,
      version,
      submitted_at: version === 1 ? (ENTRIES[0]?.submitted_at ?? null) : null,
    });
    // The second was never handed in.
    await session.apply({
      set: { entries: { parquet: await toParquet(parquet, "entries", [upload(1, "区块链"), upload(2, "数据治理")]) } },
      remove: ["scores", "results"],
      isDemo: false,
    });
    await entryThemes.ensure();
    expect(await registrations()).toEqual([1, 0]);
    await session.undo();
  });
});
