import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../src/engine/session/session-types.ts";
import { type Clause, DEFAULT_SETTINGS, type Selection } from "../../src/filters/clauses.ts";
import type { Catalogue } from "../../src/model/catalogue.ts";
import type { Translate } from "../../src/model/messages.ts";
import { STAGES, UNKNOWN } from "../../src/model/vocabulary.ts";
import { coverageByProblem } from "../../src/panels/coverage/coverage-by-problem.ts";
import { coverageByTrack } from "../../src/panels/coverage/coverage-by-track.ts";
import { coverageTrackArea } from "../../src/panels/coverage/coverage-track-area.ts";
import { coverageTrackOrgType } from "../../src/panels/coverage/coverage-track-org-type.ts";
import { LIGHT } from "../../src/panels/drawing/palette.ts";
import { evaluate } from "../../src/panels/evaluate.ts";
import { findings } from "../../src/panels/findings/findings.ts";
import { keyFigures } from "../../src/panels/key-figures.ts";
import { participationByArea } from "../../src/panels/participation/participation-by-area.ts";
import { participationByOrgType } from "../../src/panels/participation/participation-by-org-type.ts";
import { scoreByTrack } from "../../src/panels/scores/score-by-track.ts";
import { scoreDistribution } from "../../src/panels/scores/score-distribution.ts";
import { stageProgress } from "../../src/panels/stages/stage-progress.ts";
import { themeByTrack } from "../../src/panels/themes/theme-by-track.ts";
import { themeCooccurrence } from "../../src/panels/themes/theme-cooccurrence.ts";
import { themeProblems } from "../../src/panels/themes/theme-problems.ts";
import { themeSimilarity } from "../../src/panels/themes/theme-similarity.ts";
import { themeSupply } from "../../src/panels/themes/theme-supply.ts";
import { themeTerms } from "../../src/panels/themes/theme-terms.ts";
import { registrationsOverTime } from "../../src/panels/time/registrations-over-time.ts";
import type { Panel, PanelContext, PanelFrame } from "../../src/panels/types.ts";
import { chartSvg } from "../../src/report/chart-svg.ts";
import { openContest } from "./contest.ts";

/** A language in which every text is only its values: what else stands there was never translated. */
const pseudo: Translate = (_key, values = {}) => `⟦${Object.values(values).join("⟧⟦")}⟧`;

/** Stages are named by people: here by names that no text of the interface contains. */
const renamed = (catalogue: Catalogue): Catalogue => ({
  ...catalogue,
  stages: STAGES.map((stage, at) => ({
    stage,
    starts_at: null,
    deadline_at: null,
    extended_to: null,
    ...catalogue.stages.find((known) => known.stage === stage),
    stage_no: at + 1,
    stage_name: `庚${at}`,
  })),
});

/** Codes that stand beside their words, for those who join tables. */
const CODES: readonly string[] = ["stage_id", "source"];

/** What comes from people's data and settings, and stands as it is in every language. */
function dataOf({ tracks, problems, terms, themes, areas, awards, stages, judges, reviews, settings }: Catalogue) {
  return [
    ...tracks.map(({ track_name }) => track_name),
    ...problems.flatMap(({ problem_id, problem_title }) => [problem_id, problem_title]),
    ...terms.flatMap(({ term, forms }) => [term, ...forms]),
    ...themes.flatMap(({ name_zh, name_en }) => [name_zh, name_en]),
    ...areas,
    ...awards,
    ...stages.map(({ stage_name }) => stage_name),
    ...judges,
    ...Object.values(reviews).flatMap(({ criteria }) => criteria),
    ...settings.events.map(({ label }) => label),
  ]
    .filter((text) => text !== UNKNOWN)
    .toSorted((a, b) => b.length - a.length);
}

const words = (text: string): readonly string[] => text.match(/[A-Za-z\u4e00-\u9fff]+/g) ?? [];

/** Words that neither a dictionary nor the data gave. */
const strangers = (text: string, data: readonly string[]): readonly string[] =>
  words(data.reduce((rest, one) => rest.replaceAll(one, " "), text));

const drawn = (frame: PanelFrame): readonly string[] => {
  const svg = chartSvg(frame, { theme: LIGHT, t: pseudo, language: "en", width: 1600, height: 1200 });
  return [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = ""]) => text.replaceAll("&amp;", "&"));
};

/** Tooltips of items; one that belongs to an axis is asked for by a place on it. */
function tooltips(frame: PanelFrame): readonly string[] {
  const env = { theme: LIGHT, t: pseudo, language: "en", width: 1600, height: 1200 } as const;
  const { tooltip, series } = frame.option(env) as {
    readonly tooltip?: { readonly trigger?: string; readonly formatter?: (of: unknown) => string };
    readonly series: readonly { readonly data?: readonly unknown[] }[];
  };
  const places = series.flatMap(({ data = [] }, seriesIndex) =>
    data.map((value, dataIndex) => ({ seriesIndex, dataIndex, data: value, value, axisValue: [value].flat()[0] })),
  );
  const html = places.map((place) => tooltip?.formatter?.(tooltip.trigger === "axis" ? [place] : place) ?? "");
  return html.map((text) => text.replace(/<[^>]*>/g, " "));
}

const PANELS: readonly Panel[] = [
  coverageByTrack,
  coverageByProblem,
  coverageTrackArea,
  coverageTrackOrgType,
  registrationsOverTime,
  participationByArea,
  participationByOrgType,
  stageProgress,
  scoreDistribution,
  scoreByTrack,
  themeTerms,
  themeByTrack,
  themeProblems,
  themeCooccurrence,
  themeSimilarity,
  themeSupply,
];

const FUZHOU: Clause = { kind: "points", field: "area", values: ["福州"] };
const SELECTIONS: readonly (readonly [string, Selection])[] = [
  ["nothing", []],
  ["an area and a track", [FUZHOU, { kind: "points", field: "track", values: ["T01"] }]],
];

describe("in a language of values alone", () => {
  let session: Session;
  beforeAll(async () => {
    session = await openContest();
  });
  afterAll(() => session.close());

  function contextOf(selection: Selection, choices: Readonly<Record<string, string>> = {}): PanelContext {
    const { catalogue } = session.store.getState();
    if (catalogue === null) throw new Error("no catalogue");
    return { catalogue: renamed(catalogue), selection, settings: { ...DEFAULT_SETTINGS, choices } };
  }

  /** As it opens, and with each choice of its own ways to look at it. */
  const looks = (panel: Panel, selection: Selection): readonly PanelContext[] => {
    const plain = contextOf(selection);
    const others = panel.controls(plain).flatMap((control) => (typeof control === "string" ? [] : [control]));
    return [
      plain,
      ...others.flatMap(({ name, options }) => options.map(({ value }) => contextOf(selection, { [name]: value }))),
    ];
  };

  const CASES = PANELS.flatMap((panel) =>
    SELECTIONS.map(([under, selection]) => ({ id: panel.id, panel, under, selection })),
  );

  it.each(CASES)("$id under $under says nothing that a dictionary did not give", async ({ panel, selection }) => {
    for (const context of looks(panel, selection)) {
      const frame = await evaluate(panel, { crossfilter: session.crossfilter, context });
      if (frame === null) throw new Error(`${panel.id} has nothing to show`);
      const data = dataOf(context.catalogue);
      const { columns, rows } = frame.table(pseudo);
      const said = [
        frame.summary(pseudo),
        ...columns.map(({ label }) => label),
        ...rows.flatMap((row) =>
          columns.flatMap(({ name }, at) => {
            const cell = row[at];
            return typeof cell !== "string" || CODES.includes(name) ? [] : [cell];
          }),
        ),
        ...tooltips(frame),
        ...panel
          .controls(context)
          .flatMap((control) => (typeof control === "string" ? [] : control.options.map(({ label }) => label(pseudo)))),
      ];
      expect([context.settings.choices, said.flatMap((text) => strangers(text, data))]).toEqual([
        context.settings.choices,
        [],
      ]);
      // Names are broken into lines on a chart.
      const lines = drawn(frame).flatMap((text) => strangers(text, data));
      expect([context.settings.choices, lines.filter((line) => !data.some((one) => one.includes(line)))]).toEqual([
        context.settings.choices,
        [],
      ]);
    }
  });

  it.each(SELECTIONS)(
    "the key figures and findings under %s say nothing that a dictionary did not give",
    async (_, selection) => {
      const context = contextOf(selection);
      const data = dataOf(context.catalogue);
      const evaluation = { crossfilter: session.crossfilter, context };
      const figures = await evaluate(keyFigures, evaluation);
      const found = await evaluate(findings, evaluation);
      const said = [
        figures?.summary(pseudo) ?? "nothing",
        ...(found?.found.map(({ say }) => say(pseudo)) ?? ["nothing"]),
      ];
      expect(said.flatMap((text) => strangers(text, data))).toEqual([]);
    },
  );
});
