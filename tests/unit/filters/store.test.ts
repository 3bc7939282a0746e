import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Clause } from "../../../src/filters/clauses.ts";
import { createFilterStore, type FilterState } from "../../../src/filters/store.ts";
import { decode, encode } from "../../../src/filters/url.ts";
import { catalogue } from "./catalogue.ts";
import { Tab } from "./window.ts";

const track = (...values: string[]): Clause => ({ kind: "points", field: "track", values });
const score = (from: number, to: number): Clause => ({ kind: "range", field: "score", from, to });

const open = (hash = "", state: unknown = null) => {
  const tab = new Tab(hash, state);
  const store = createFilterStore(tab);
  return { tab, store, now: () => store.getState() };
};

describe("the history", () => {
  it("gets one entry for each finished action", () => {
    const { tab, now } = open();
    now().select(track("T01"));
    now().select(track("T02"), { multiple: true });
    now().set({ order: "count" });
    now().go("coverage");
    now().clear();
    expect(tab.pushed).toEqual([
      "#/overview?track=T01",
      "#/overview?track=T01,T02",
      "#/overview?track=T01,T02&order=count",
      "#/coverage?track=T01,T02&order=count",
      "#/coverage?order=count",
    ]);
  });

  it("keeps a choice on one panel, and forgets it where the panel's own default is chosen again", () => {
    const { tab, now } = open("#/coverage?order=count");
    now().choose("coverage-track-area.share", "row");
    now().choose("registrations-over-time.unit", "week");
    now().choose("coverage-track-area.share", null);
    expect(tab.pushed).toEqual([
      "#/coverage?order=count&coverage-track-area.share=row",
      "#/coverage?order=count&coverage-track-area.share=row&registrations-over-time.unit=week",
      "#/coverage?order=count&registrations-over-time.unit=week",
    ]);
  });

  it("gets one entry for a clause that is applied, and none where it stands already, in whatever order", () => {
    const { tab, now } = open("#/overview?track=T01,T02&score=60..80");
    now().apply(track("T02", "T01"));
    expect(now().selection).toHaveLength(2);
    expect(tab.pushed).toEqual([]);
    now().apply(track("T03"));
    now().apply(track("T03"));
    expect(tab.pushed).toEqual(["#/overview?track=T03&score=60..80"]);
  });

  it("gets none for an action that changes nothing", () => {
    const { tab, now } = open("#/overview?track=T01");
    now().go("overview");
    now().set({ order: "official" });
    now().clear("score");
    now().commit();
    expect(tab.pushed).toEqual([]);
  });

  it("gets one entry for a whole drag, at its end", () => {
    const { tab, now } = open();
    now().preview(score(60, 65));
    now().preview(score(60, 75));
    now().preview(score(60, 80));
    expect(now().selection).toEqual([score(60, 80)]);
    expect(tab.pushed).toEqual([]);
    now().commit();
    expect(tab.pushed).toEqual(["#/overview?score=60..80"]);
  });

  it("gets none for a drag that ends where it began", () => {
    const { tab, now } = open("#/overview?score=60..80");
    now().preview(score(60, 65));
    now().preview(score(60, 80));
    now().commit();
    expect(tab.pushed).toEqual([]);
  });

  it("restores each state by Back and Forward, and forgets an unfinished drag", () => {
    const { tab, now } = open();
    now().select(track("T01"));
    now().select(score(60, 80));
    now().preview(score(60, 95));
    tab.history.go(-1);
    expect(now().selection).toEqual([track("T01")]);
    tab.history.go(-1);
    expect(now().selection).toEqual([]);
    tab.history.go(2);
    expect(now().selection).toEqual([track("T01"), score(60, 80)]);
  });
});

describe("undo and redo", () => {
  it("never leave the app", () => {
    const { tab, now } = open("#/coverage");
    now().select(track("T01"));
    now().undo();
    now().undo();
    now().undo();
    expect(tab.location.hash).toBe("#/coverage");
    now().redo();
    now().redo();
    expect(tab.location.hash).toBe("#/coverage?track=T01");
  });

  it("say when there is nothing to undo or redo", () => {
    const { now } = open();
    expect([now().canUndo, now().canRedo]).toEqual([false, false]);
    now().select(track("T01"));
    expect([now().canUndo, now().canRedo]).toEqual([true, false]);
    now().undo();
    expect([now().canUndo, now().canRedo]).toEqual([false, true]);
    now().go("coverage");
    expect([now().canUndo, now().canRedo]).toEqual([true, false]);
  });

  it("know after a reload how many entries below are the app's own", () => {
    const { tab, now } = open();
    now().select(track("T01"));
    now().select(track("T02"));
    const reloaded = createFilterStore(tab).getState();
    expect([reloaded.canUndo, reloaded.canRedo]).toEqual([true, false]);
    reloaded.undo();
    expect(tab.location.hash).toBe("#/overview?track=T01");
  });

  it("count a followed link as an action", () => {
    const { tab, now } = open();
    tab.follow("#/coverage?track=T03");
    expect(now().route).toBe("coverage");
    now().undo();
    expect(now().route).toBe("overview");
    expect(now().selection).toEqual([]);
  });

  it("do not go forward where another site has cut off what was ahead", () => {
    const { tab, now } = open();
    now().select(track("T01"));
    now().undo();
    tab.leaveAndReturn();
    expect(now().canRedo).toBe(false);
    now().redo();
    expect(tab.location.hash).toBe("#/overview");
  });

  it("reach every state again, over any sequence of actions", () => {
    type Action = (state: FilterState) => void;
    const drag = (from: number) => (state: FilterState) => {
      state.preview(score(0, 10));
      state.preview(score(from, 80));
      state.commit();
    };
    const action = fc.oneof(
      fc.constantFrom("T01", "T02", "T03").map(
        (id): Action =>
          (state) =>
            state.select(track(id)),
      ),
      fc.constantFrom(60, 70).map((from): Action => drag(from)),
      fc.constantFrom("overview" as const, "coverage" as const).map(
        (route): Action =>
          (state) =>
            state.go(route),
      ),
      fc.constant<Action>((state) => state.clear()),
    );
    const move = fc.constantFrom("undo" as const, "redo" as const);
    fc.assert(
      fc.property(fc.array(fc.oneof(action, move), { maxLength: 30 }), (actions) => {
        const { tab, now } = open();
        const states = [encode(now())];
        let at = 0;
        for (const next of actions) {
          if (next === "undo") {
            now().undo();
            at = Math.max(0, at - 1);
          } else if (next === "redo") {
            now().redo();
            at = Math.min(states.length - 1, at + 1);
          } else {
            next(now());
            if (encode(now()) !== states[at]) states.splice(++at, states.length, encode(now()));
          }
          expect(encode(now())).toBe(states[at]);
          expect(tab.location.hash).toBe(states[at]);
        }
      }),
    );
  });
});

describe("the active field", () => {
  it("is the one that was changed or announced last", () => {
    const { tab, now } = open();
    now().select(track("T01"));
    expect(now().active).toBe("track");
    now().arm("score");
    expect(now().active).toBe("score");
    now().preview(score(60, 80));
    now().commit();
    expect(now().active).toBe("score");
    tab.history.go(-2);
    expect(now().active).toBeNull();
  });

  it("stays when only the screen changes", () => {
    const { now } = open();
    now().select(track("T01"));
    now().go("coverage");
    expect(now().active).toBe("track");
  });
});

describe("opening an address", () => {
  it("restores it, makes it canonical and says what was left out", () => {
    const { tab, now } = open("#/coverage?order=count&track=T01&score=high");
    expect(now().selection).toEqual([track("T01")]);
    expect(tab.location.hash).toBe("#/coverage?track=T01&order=count");
    expect(tab.pushed).toEqual([]);
    expect(now().dropped).toEqual([{ part: "score=high", reason: "value" }]);
    now().select(track("T02"));
    expect(now().dropped).toEqual([]);
  });

  it("puts ranges on the edges of the bins, once they are known, without an entry of its own", () => {
    const { tab, now } = open("#/overview?score=61.5..79");
    now().settle(catalogue);
    expect(now().selection).toEqual([score(60, 80)]);
    expect(tab.location.hash).toBe("#/overview?score=60..80");
    expect(tab.pushed).toEqual([]);
    now().set({ scoreStep: 50 });
    now().settle(catalogue);
    expect(decode(tab.location.hash).selection).toEqual([score(50, 100)]);
  });
});

describe("terms that are gone", () => {
  const known = (...terms: string[]) => ({
    ...catalogue,
    terms: terms.map((term) => ({ term, theme: "ai", forms: [], source: "lexicon", problems: [] })),
    themes: [{ theme: "ai", name_zh: "人工智能", name_en: "AI" }],
  });

  it("leave the selection and the address, and that is said until the next action", () => {
    const { tab, now } = open("#/themes?term=算力,大模型,算力 × 文物&theme=ai&track=T01");
    now().settle(known("算力", "大模型", "文物"));
    expect(now().dropped).toEqual([]);
    now().settle(known("算力", "文物"));
    expect(decode(tab.location.hash).selection).toEqual([
      { kind: "points", field: "term", values: ["算力", "算力 × 文物"] },
      { kind: "points", field: "theme", values: ["ai"] },
      track("T01"),
    ]);
    expect(now().dropped).toEqual([{ part: "大模型", reason: "gone" }]);
    now().settle({ ...known("文物"), themes: [] });
    expect(now().selection).toEqual([track("T01")]);
    expect(now().dropped.map(({ part }) => part)).toEqual(["大模型", "算力", "算力 × 文物", "ai"]);
    expect(tab.pushed).toEqual([]);
    now().select(track("T02"));
    expect(now().dropped).toEqual([]);
  });
});

it("a closed store no longer follows the window", () => {
  const { tab, now } = open();
  now().close();
  tab.follow("#/coverage");
  expect(now().route).toBe("overview");
});
