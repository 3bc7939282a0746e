import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../src/engine/session/session-types.ts";
import type { WordsStore } from "../../src/screens/themes/words-store.ts";
import { openContest } from "./contest.ts";
import { plainLexicon, readingOf } from "./reading.ts";

/** 数据治理 in two problems, 溯源 in one: what the texts of the contest have. */
const LEXICON = plainLexicon([
  ["数据治理", "govern"],
  ["溯源", "trace"],
]);

/** Ordinary words: no news in these texts. */
const ORDINARY = ["设备", "能耗", "种植", "渔业", "普惠"];

describe("the user's words, in a session", () => {
  let session: Session;
  let words: WordsStore;
  beforeAll(async () => {
    session = await openContest();
    ({ words } = readingOf(session, LEXICON, ORDINARY));
  });
  afterAll(() => session.close());

  const terms = () => session.store.getState().catalogue?.terms.map(({ term }) => term);
  const facts = async () => {
    const { term = [] } = await session.query(
      "SELECT DISTINCT CAST(term AS VARCHAR) AS term FROM term_facts ORDER BY 1",
    );
    return term;
  };
  const registrations = async () =>
    (await session.query("SELECT sum(is_registration)::DOUBLE AS n FROM entry_facts")).n;

  it("take a stop word out of the catalogue and the facts, and bring it back when that is undone", async () => {
    const before = await registrations();
    await words.actions.change({ stop: ["数据治理"], terms: [], synonyms: [] });
    expect(terms()).toEqual(["溯源"]);
    expect(await facts()).toEqual(["溯源"]);
    expect(session.store.getState().catalogue?.settings.user_words?.stop).toEqual(["数据治理"]);
    // Everything else of the contest stays.
    expect(await registrations()).toEqual(before);
    expect(session.store.getState().catalogue?.loaded).toContain("scores");

    await words.actions.undo();
    expect(terms()).toEqual(["数据治理", "溯源"]);
    expect(await facts()).toEqual(["数据治理", "溯源"]);
    expect(words.getState().past).toEqual([]);
  });

  it("follow the last of several changes, each of which can be taken back", async () => {
    const one = { stop: ["溯源"], terms: [], synonyms: [] };
    const two = { stop: ["溯源"], terms: [{ term: "渔业", theme: "trace" }], synonyms: [] };
    await Promise.all([words.actions.change(one), words.actions.change(two)]);
    expect(terms()?.toSorted()).toEqual(["数据治理", "渔业"].toSorted());
    await words.actions.undo();
    expect(words.getState().words).toEqual(one);
    expect(terms()).toEqual(["数据治理"]);
    await words.actions.reset();
    expect(terms()).toEqual(["数据治理", "溯源"]);
    await words.actions.undo();
    expect(words.getState().words).toEqual(one);
  });

  it("are those of the data when a change of data is taken back elsewhere", async () => {
    await words.actions.reset();
    await words.actions.change({ stop: ["溯源"], terms: [], synonyms: [] });
    await session.undo();
    expect(terms()).toEqual(["数据治理", "溯源"]);
    expect(words.getState()).toMatchObject({ words: { stop: [] }, past: [] });
  });

  it("offer a theme for a new word by the company it keeps, and change nothing by it", async () => {
    await words.actions.change({ stop: [], terms: [{ term: "设备", theme: null }], synonyms: [] });
    const before = session.store.getState().revision;
    await words.actions.suggest();
    // 设备 stands beside 数据治理 alone.
    expect(words.getState().suggested).toEqual(new Map([["设备", "govern"]]));
    expect(session.store.getState().revision).toBe(before);
  });
});
