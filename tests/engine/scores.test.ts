import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../src/engine/session/session-types.ts";
import { DEFAULT_SETTINGS, type Selection } from "../../src/filters/clauses.ts";
import type { Cell } from "../../src/model/columns.ts";
import { evaluate } from "../../src/panels/evaluate.ts";
import { scoreByTrack } from "../../src/panels/scores/score-by-track.ts";
import { scoreDistribution } from "../../src/panels/scores/score-distribution.ts";
import type { Panel, PanelContext } from "../../src/panels/types.ts";
import { tableOf } from "../unit/panels/contest.ts";
import { openContest } from "./contest.ts";

/** The bundled demo through the panels, against the database's own statistics of the same rows. */

type Row = Readonly<Record<string, Cell>>;

const FUZHOU: Selection = [{ kind: "points", field: "area", values: ["福州"] }];
const REVIEWS = { "score-distribution.of": "reviews" };
const COMPANIES: Selection = [{ kind: "points", field: "org_type", values: ["enterprise"] }];

describe("scores, against the database's own reckoning", () => {
  let session: Session;
  beforeAll(async () => {
    session = await openContest((table) =>
      readFile(new URL(`../../public/data/${table}.parquet`, import.meta.url)).then((bytes) => new Uint8Array(bytes)),
    );
  });
  afterAll(() => session.close());

  function context(selection: Selection, choices: Readonly<Record<string, string>> = {}): PanelContext {
    const { catalogue } = session.store.getState();
    if (catalogue === null) throw new Error(JSON.stringify(session.store.getState().status));
    return { catalogue, selection, settings: { ...DEFAULT_SETTINGS, stage: "preliminary", choices } };
  }

  async function rowsOf(panel: Panel, within: PanelContext): Promise<readonly Row[]> {
    const frame = await evaluate(panel, { crossfilter: session.crossfilter, context: within });
    if (frame === null) throw new Error(`${panel.id} has nothing to show`);
    return tableOf(frame);
  }

  async function read(sql: string): Promise<readonly Row[]> {
    const columns = Object.entries(await session.query(sql));
    return (columns[0]?.[1] ?? []).map((_, at) =>
      Object.fromEntries(columns.map(([name, cells]) => [name, cells[at] ?? null])),
    );
  }

  it.each([
    ["no filter", [] as Selection, "true"],
    ["a filter", FUZHOU, "area = '福州'"],
  ])("by track are those of DuckDB's quantiles, mean and deviation under %s", async (_, selection, where) => {
    const shown = await rowsOf(scoreByTrack, context(selection));
    const reckoned = await read(`
      SELECT t.track_no, count(score_preliminary) AS n, avg(score_preliminary) AS mean,
        stddev_samp(score_preliminary) AS sd, min(score_preliminary) AS min,
        quantile_cont(score_preliminary, 0.25) AS q1, median(score_preliminary) AS median,
        quantile_cont(score_preliminary, 0.75) AS q3, max(score_preliminary) AS max
      FROM tracks t LEFT JOIN entry_facts e ON CAST(e.track_id AS VARCHAR) = t.track_id AND ${where}
      GROUP BY t.track_no ORDER BY t.track_no`);
    expect(reckoned).toHaveLength(17);
    reckoned.forEach((expected, at) => {
      for (const [name, value] of Object.entries(expected)) {
        if (typeof value !== "number") expect(shown[at]?.[name]).toBe(value);
        else expect(shown[at]?.[name]).toBeCloseTo(value, 9);
      }
    });
  });

  it("given by judges are those of their rows, and a clause on the judge narrows them alone", async () => {
    const choices = REVIEWS;
    const sum = (rows: readonly Row[]) => rows.reduce((all, row) => all + Number(row.scores), 0);
    const [{ all = null, own = null } = {}] = await read(`
      SELECT count(score) AS all, count(score) FILTER (judge_id = 'J011') AS own
      FROM scores WHERE stage = 'preliminary'`);
    const judge: Selection = [{ kind: "points", field: "judge", values: ["J011"] }];
    expect(sum(await rowsOf(scoreDistribution, context([], choices)))).toBe(all);
    expect(sum(await rowsOf(scoreDistribution, context(judge, choices)))).toBe(own);
    expect(Number(own)).toBeLessThan(Number(all));
    expect(await rowsOf(scoreDistribution, context(judge))).toEqual(await rowsOf(scoreDistribution, context([])));
    expect(await rowsOf(scoreByTrack, context(judge))).toEqual(await rowsOf(scoreByTrack, context([])));
  });

  it("of a criterion are asked of it alone, the totals before the filter too", async () => {
    const stage = { ...context([]), settings: { ...DEFAULT_SETTINGS, stage: "semifinal", choices: REVIEWS } } as const;
    const [criterion = ""] = stage.catalogue.reviews.semifinal?.criteria.slice(1) ?? [];
    const selection: Selection = [{ kind: "points", field: "criterion", values: [criterion] }, ...FUZHOU];
    const rows = await rowsOf(scoreDistribution, { ...stage, selection });
    const sum = (name: string) => rows.reduce((all, row) => all + Number(row[name]), 0);
    const [counted] = await read(`
      SELECT count(score) AS all, count(score) FILTER (entry_id IN (SELECT entry_id FROM entry_facts WHERE area = '福州'))
        AS kept
      FROM scores WHERE stage = 'semifinal' AND criterion = '${criterion}' AND NOT coalesce(recused, false)`);
    expect(criterion).not.toBe("");
    expect({ all: sum("scores_unfiltered"), kept: sum("scores") }).toEqual(counted);
  });

  it.each(["track", "area", "org_type", "award", "judge"])("split by %s add up to those of all", async (facet) => {
    const of = REVIEWS;
    const byBin = (rows: readonly Row[]) => {
      const sums = new Map<Cell, number>();
      for (const { bin_start = null, scores } of rows) sums.set(bin_start, (sums.get(bin_start) ?? 0) + Number(scores));
      return sums;
    };
    // The panel's own clause would be left out.
    const others: Selection = facet === "area" ? COMPANIES : FUZHOU;
    const split = await rowsOf(scoreDistribution, context(others, { ...of, "score-distribution.facet": facet }));
    expect(byBin(split)).toEqual(byBin(await rowsOf(scoreDistribution, context(others, of))));
  });

  it("come with their judges, criteria and awards in the catalogue", () => {
    const { judges, reviews, awards } = context([]).catalogue;
    expect(judges).toHaveLength(67);
    expect(reviews.preliminary?.judges.slice(0, 2)).toEqual(["J001", "J002"]);
    expect(reviews.final?.judges).toHaveLength(7);
    expect(reviews.final?.criteria).toEqual(["总分"]);
    expect(awards.slice(0, 3)).toEqual(["一等奖", "二等奖", "三等奖"]);
  });
});
