import type { Clause, Selection, ViewSettings } from "../../../src/filters/clauses.ts";
import { DEFAULT_SETTINGS } from "../../../src/filters/clauses.ts";
import { loadLanguage, translator } from "../../../src/i18n/index.ts";
import type { Cell, Columns } from "../../../src/model/columns.ts";
import type { Panel, PanelContext, PanelFrame } from "../../../src/panels/types.ts";
import { catalogueWith, problem, settings, stage, track } from "../../fixtures/catalogue.ts";

/** A contest small enough to reckon by hand: three tracks, six problems, results as the engine would give them. */

await loadLanguage("en");
export const zh = translator("zh-CN");
export const en = translator("en");

const term = (name: string, theme: string, problems: readonly string[], forms: readonly string[] = []) => ({
  term: name,
  theme,
  forms,
  source: "lexicon",
  problems,
});

/** 2026-06-01, as days since 1970-01-01. */
export const JUNE = 20_605;

export const catalogue = catalogueWith({
  // Not in official order, which is by number: the panels have to sort.
  tracks: [track(10, "新型基础设施与公共服务"), track(1, "工业制造"), track(2, "文物保护利用")],
  problems: [
    problem("T01-P01", "设计与迭代"),
    problem("T01-P02", "智能体"),
    problem("T01-P03", "协同优化"),
    problem("T02-P01", "文物监测"),
    problem("T02-P02", "<b>展陈</b>"),
    problem("T10-P01", "可信数据空间"),
  ],
  stages: [
    stage("registration", 1, "报名", { deadline_at: Date.parse("2026-06-05T18:00:00Z") }),
    stage("preliminary", 4, "初赛（网评）"),
  ],
  terms: [
    term("智能体", "ai", ["T01-P02", "T01-P03"]),
    term("数据空间", "flow", ["T01-P01", "T02-P01", "T10-P01"], ["可信空间", "数据共享空间"]),
    term("监测", "ai", ["T02-P01"]),
    term("区块链", "flow", []),
  ],
  themes: [
    { theme: "ai", name_zh: "人工智能", name_en: "Artificial intelligence" },
    { theme: "flow", name_zh: "数据流通", name_en: "Data circulation" },
  ],
  settings: settings({ as_of: "2026-06-03T12:00:00", events: [{ date: "2026-06-02", label: "宣讲会" }] }),
  loaded: ["entries", "teams", "team_orgs", "scores"],
  scoreScales: { preliminary: { step: 5, min: 60, max: 84 } },
  days: { first: JUNE, last: JUNE + 5 },
  judges: ["J01", "J02", "王一"],
  reviews: { preliminary: { judges: ["J01", "王一"], criteria: ["总分", "技术"], min: 40, max: 100 } },
  awards: ["一等奖", "二等奖"],
  areas: ["福州", "厦门"],
});

/** Rows, one array each, as columns. */
export function columns(names: readonly string[], rows: readonly (readonly Cell[])[]): Columns {
  return Object.fromEntries(names.map((name, at) => [name, rows.map((row) => row[at] ?? null)]));
}

const PROBLEM = ["problem_id", "track_id", "registrations", "submissions"] as const;
const COMBINATION = ["track_id", "area", "org_type", "registrations", "submissions"] as const;
const DAY_IN = ["day", "registrations"] as const;
const DAY_OUT = ["day", "submissions"] as const;
const SCORE = ["bin", "entries", "points", "present"] as const;
const TRACK_SCORE = ["track_id", "score", "entries", "present"] as const;
const PARTICIPATION = ["value", "registrations", "submissions", "awards"] as const;
const STAGES = ["stages", "entries"] as const;
const TERM = ["term", "problems", "occurrences"] as const;
const CARRIED = ["problem_id", "term", "theme", "terms", "occurrences"] as const;

/** What the engine answers without any filter. Two registrations name no problem, one of them submitted. */
export const totals = {
  entries: columns(PROBLEM, [
    ["T01-P01", "T01", 12, 7],
    ["T01-P02", "T01", 3, 0],
    ["T02-P01", "T02", 5, 5],
    ["T02-P02", "T02", 0, 0],
    ["T10-P01", "T10", 20, 11],
    [null, null, 2, 1],
  ]),
  combinations: columns(COMBINATION, [
    ["T01", "福州", "enterprise", 3, 2],
    ["T01", "福州", "university", 1, 0],
    ["T01", "厦门", "enterprise", 10, 5],
    ["T01", "未填", "未填", 1, 0],
    ["T02", "厦门", "government", 5, 5],
    ["T10", "福州", "enterprise", 6, 3],
    ["T10", "厦门", "enterprise", 12, 6],
    ["T10", "厦门", "individual", 2, 2],
    [null, "厦门", "other", 2, 1],
  ]),
  organisations: columns(["organisations"], [[2]]),
  registered: columns(DAY_IN, [
    [JUNE, 4],
    [JUNE + 1, 6],
    [JUNE + 3, 11],
    [JUNE + 4, 20],
    [null, 1],
  ]),
  submitted: columns(DAY_OUT, [
    [JUNE + 3, 2],
    [JUNE + 5, 22],
    [null, 0],
  ]),
  scores: columns(SCORE, [
    [12, 2, 124, 2],
    [14, 6, 432, 6],
    [16, 12, 984, 12],
    [null, 30, null, 3],
  ]),
  trackScores: columns(TRACK_SCORE, [
    ["T01", 50, 1, 1],
    ["T01", 70, 5, 5],
    ["T01", 75, 8, 8],
    ["T01", 80, 5, 5],
    ["T01", 98, 1, 1],
    ["T01", null, 9, 2],
    ["T02", 62, 2, 2],
    ["T02", 70, 1, 1],
    ["T02", 81.5, 1, 1],
    ["T10", null, 3, 1],
    [null, 88, 1, 1],
  ]),
  // 1 报名, 2 提交, 4 形式审查通过, 8 初赛, 32 决赛, 64 获奖: 42 are registered, 24 of them submitted, 23 passed.
  stages: columns(STAGES, [
    [0, 3],
    [1, 18],
    [1 + 2, 1],
    [1 + 2 + 4, 3],
    [1 + 2 + 4 + 8, 15],
    [1 + 2 + 4 + 8 + 32, 2],
    [1 + 2 + 4 + 8 + 32 + 64, 2],
    [1 + 2 + 4 + 32 + 64, 1],
    [8, 1],
  ]),
  // One award went to an entry of which nothing but its result is known.
  areas: columns(PARTICIPATION, [
    ["福州", 10, 5, 1],
    ["三明", 3, 0, 0],
    ["厦门", 25, 17, 2],
    ["未填", 4, 2, 1],
  ]),
  orgTypes: columns(PARTICIPATION, [
    ["enterprise", 30, 19, 3],
    ["university", 10, 5, 0],
    ["未填", 2, 0, 1],
  ]),
  terms: columns(TERM, [
    ["智能体", 2, 5],
    ["数据空间", 3, 4],
    ["监测", 1, 1],
  ]),
  // T02-P02 carries none.
  carried: columns(CARRIED, [
    ["T01-P02", "智能体", "ai", 1, 4],
    ["T01-P03", "智能体", "ai", 1, 1],
    ["T02-P01", "监测", "ai", 1, 1],
    ["T01-P01", "数据空间", "flow", 1, 1],
    ["T02-P01", "数据空间", "flow", 1, 1],
    ["T10-P01", "数据空间", "flow", 1, 2],
  ]),
};

/** What it answers under a filter on the area. */
export const inFuzhou: typeof totals = {
  entries: columns(PROBLEM, [
    ["T01-P01", "T01", 4, 2],
    ["T10-P01", "T10", 6, 3],
  ]),
  combinations: columns(COMBINATION, [
    ["T01", "福州", "enterprise", 3, 2],
    ["T01", "福州", "university", 1, 0],
    ["T10", "福州", "enterprise", 6, 3],
  ]),
  organisations: columns(["organisations"], [[1]]),
  registered: columns(DAY_IN, [
    [JUNE + 1, 3],
    [JUNE + 4, 7],
  ]),
  submitted: columns(DAY_OUT, [[JUNE + 5, 5]]),
  scores: columns(SCORE, [
    [14, 3, 216, 3],
    [16, 2, 164, 2],
  ]),
  trackScores: columns(TRACK_SCORE, [
    ["T01", 70, 2, 2],
    ["T01", 75, 1, 1],
    ["T02", 62, 2, 2],
  ]),
  stages: columns(STAGES, [
    [1, 5],
    [1 + 2 + 4 + 8, 4],
    [1 + 2 + 4 + 32 + 64, 1],
  ]),
  areas: columns(PARTICIPATION, [["福州", 10, 5, 1]]),
  orgTypes: columns(PARTICIPATION, [
    ["enterprise", 7, 4, 1],
    ["university", 3, 1, 0],
  ]),
  terms: columns(TERM, [["数据空间", 2, 3]]),
  carried: columns(CARRIED, [
    ["T01-P01", "数据空间", "flow", 1, 1],
    ["T10-P01", "数据空间", "flow", 1, 2],
  ]),
};

export const FUZHOU: Clause = { kind: "points", field: "area", values: ["福州"] };

export const context = (selection: Selection = [], view: Partial<ViewSettings> = {}): PanelContext => ({
  catalogue,
  selection,
  settings: { ...DEFAULT_SETTINGS, ...view },
});

/** A panel with its results in; with a clause on the area, the results are those of 福州. */
export function frameOf(panel: Panel, within: PanelContext = context()): PanelFrame {
  const results = within.selection.some((clause) => clause.field === "area") ? inFuzhou : totals;
  const frame = panel.frame(results, totals, within);
  if (frame === null) throw new Error(`${panel.id} has nothing to show`);
  return frame;
}

/** A frame's table as one object a row, keyed by the contract's column names. */
export function tableOf(frame: PanelFrame): readonly Readonly<Record<string, Cell>>[] {
  const table = frame.table(zh);
  return table.rows.map((row) => Object.fromEntries(table.columns.map((column, at) => [column.name, row[at] ?? null])));
}

export const columnNames = (frame: PanelFrame): readonly string[] => frame.table(zh).columns.map(({ name }) => name);
