import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../src/engine/session/session-types.ts";
import { type Clause, DEFAULT_SETTINGS, type Selection } from "../../src/filters/clauses.ts";
import { translator } from "../../src/i18n/index.ts";
import { evaluate } from "../../src/panels/evaluate.ts";
import { themeByTrack } from "../../src/panels/themes/theme-by-track.ts";
import { themeProblems } from "../../src/panels/themes/theme-problems.ts";
import type { Panel } from "../../src/panels/types.ts";
import { openContest } from "./contest.ts";

const points = (field: "area" | "term" | "theme" | "track", ...values: readonly string[]): Clause => ({
  kind: "points",
  field,
  values,
});

describe("themes, against a contest reckoned by hand", () => {
  let session: Session;
  beforeAll(async () => {
    session = await openContest();
  });
  afterAll(() => session.close());

  async function rowsOf(panel: Panel, selection: Selection, choices: Readonly<Record<string, string>> = {}) {
    const { catalogue } = session.store.getState();
    if (catalogue === null) throw new Error("no catalogue");
    const context = { catalogue, selection, settings: { ...DEFAULT_SETTINGS, choices } };
    const frame = await evaluate(panel, { crossfilter: session.crossfilter, context });
    if (frame === null) throw new Error("nothing to show");
    return frame.table(translator("zh-CN")).rows;
  }

  /** "治理 1" → problems, share and problems before the filter; without empty cells. */
  const cells = async (selection: Selection = [], choices: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(
      (await rowsOf(themeByTrack, selection, choices))
        .filter((row) => Number(row[3]) > 0)
        .map((row) => [`${row[0]} ${row[1]}`, [row[3], row[4], row[6]]]),
    );

  it("counts of each track's problems those that carry a theme or a term", async () => {
    expect(await cells()).toEqual({
      "治理 1": [1, 1 / 2, 1], // T01-P01 of two
      "治理 2": [1, 1 / 3, 1], // T02-P01 of three
      "溯源流通 2": [1, 1 / 3, 1], // T02-P02
    });
    expect(await cells([], { "theme-by-track.by": "term" })).toEqual({
      "数据治理 1": [1, 1 / 2, 1],
      "数据治理 2": [1, 1 / 3, 1],
      "溯源 2": [1, 1 / 3, 1],
    });
  });

  it("counts under a filter on entries the problems that have one, of all that the track offers", async () => {
    // 福州: E01 on T01-P01, E02 on T01-P02, E10 on T02-P02.
    expect(await cells([points("area", "福州")])).toEqual({ "治理 1": [1, 1 / 2, 1], "溯源流通 2": [1, 1 / 3, 1] });
  });

  it("keeps every theme under a clause on themes, and is narrowed by one on terms", async () => {
    expect(await cells([points("theme", "trace")])).toEqual(await cells());
    expect(await cells([points("term", "溯源")])).toEqual({ "溯源流通 2": [1, 1, 1] });
    expect(await cells([points("track", "T01")])).toEqual({ "治理 1": [1, 1 / 2, 1] });
  });

  it("lists the problems that carry a term, as far as entries of the filter are on them", async () => {
    const listed = async (...selection: readonly Clause[]) =>
      (await rowsOf(themeProblems, selection)).map((row) => row.slice(0, 4));
    const all = [
      ["T01-P01", "设备", "数据治理", 1],
      ["T02-P01", "种植", "数据治理", 1],
      ["T02-P02", "溯源", "溯源", 2],
    ];
    expect(await listed()).toEqual(all);
    expect(await listed(points("term", "数据治理"))).toEqual(all.slice(0, 2));
    expect(await listed(points("theme", "trace"))).toEqual(all.slice(2));
    expect(await listed(points("term", "数据治理"), points("area", "福州"))).toEqual(all.slice(0, 1));
  });
});
