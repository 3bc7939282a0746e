import { predicate } from "../engine/crossfilter-sql.ts";
import type { Problem, Track } from "../model/catalogue.ts";
import type { Columns } from "../model/columns.ts";
import type { Translate } from "../model/messages.ts";
import { likenesses, type SharedPassages, sharedPassages } from "../themes/similarity.ts";
import { barsOption } from "./bars.ts";
import { panelControl } from "./control.ts";
import { definePanel } from "./define-panel.ts";
import { formatCount } from "./format.ts";
import { type RowsShape, rowsHeight } from "./labelled-rows.ts";
import { chosenOn, isFiltered, rowsOf } from "./lookup.ts";
import { listed, sentence } from "./sentence.ts";
import type { DrawEnv, PanelContext, PanelQuery, TableData } from "./types.ts";

/** 内容相近赛题: which problems have terms, or whole passages, in common. */

const ID = "theme-similarity";

type Scope = "cross" | "same" | "all";

const SCOPE = panelControl<Scope>(ID, "scope", {
  label: "themes.alike.scope",
  values: { cross: "themes.alike.cross", same: "themes.alike.same", all: "themes.alike.all" },
  initial: "cross",
});

/** From this cosine on, in per cent, two problems are listed. */
const LEAST = panelControl<"10" | "15" | "20" | "30">(ID, "least", {
  label: "themes.alike.least",
  values: {
    "10": "themes.alike.least.10",
    "15": "themes.alike.least.15",
    "20": "themes.alike.least.20",
    "30": "themes.alike.least.30",
  },
  initial: "15",
});

interface Side {
  readonly problem: Problem;
  /** Null: the catalogue has no such track. */
  readonly track: Track | null;
}

interface AlikePair {
  readonly a: Side;
  readonly b: Side;
  /** Cosine of their weighed terms, from 0 to 1. */
  readonly similarity: number;
  /** Those that add most first. */
  readonly shared: readonly string[];
  readonly passages: readonly string[];
}

interface View {
  /** The most alike first; those with a passage in common whatever their similarity. */
  readonly pairs: readonly AlikePair[];
  readonly scope: Scope;
  readonly least: number;
  readonly problems: number;
  readonly chosen: ReadonlySet<string>;
  readonly filtered: boolean;
}

interface Results {
  readonly carried: Columns;
}

const carried: PanelQuery = {
  from: "term_facts",
  groupBy: { problem_id: "problem_id", term: "term" },
  measures: { occurrences: { op: "sum", of: "occurrences" } },
};

/** Every problem's terms with their occurrences. */
function termsBy({ carried }: Results): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const byProblem = new Map<string, Map<string, number>>();
  for (const row of rowsOf(carried)) {
    const [problem, term] = [row.key("problem_id"), row.key("term")];
    if (problem === null || term === null) continue;
    const own = byProblem.get(problem) ?? new Map<string, number>();
    byProblem.set(problem, own.set(term, row.number("occurrences")));
  }
  return byProblem;
}

type Found = Pick<AlikePair, "similarity" | "shared" | "passages"> & { readonly one: Problem; readonly other: Problem };

const passagesKnown = new WeakMap<readonly Problem[], readonly SharedPassages[]>();

/** What texts have in common depends on no terms: it is looked for once for a contest's problems. */
function passagesOf(problems: readonly Problem[]): readonly SharedPassages[] {
  const known = passagesKnown.get(problems) ?? sharedPassages(problems.map(({ problem_text }) => problem_text));
  passagesKnown.set(problems, known);
  return known;
}

/** A filter changes neither texts nor weights: what is alike is reckoned once for what the engine answered of all. */
const reckoned = new WeakMap<Columns, { readonly of: readonly Problem[]; readonly found: readonly Found[] }>();

function alikeOf(totals: Results, problems: readonly Problem[]): readonly Found[] {
  const known = reckoned.get(totals.carried);
  if (known !== undefined && known.of === problems) return known.found;
  const terms = termsBy(totals);
  const pairs = new Map<string, Pick<AlikePair, "similarity" | "shared" | "passages"> & { a: number; b: number }>();
  for (const { a, b, similarity, shared } of likenesses(
    problems.map(({ problem_id }) => terms.get(problem_id) ?? new Map<string, number>()),
  )) {
    pairs.set(`${a} ${b}`, { a, b, similarity, shared, passages: [] });
  }
  for (const { a, b, passages } of passagesOf(problems)) {
    const alike = pairs.get(`${a} ${b}`) ?? { a, b, similarity: 0, shared: [] };
    pairs.set(`${a} ${b}`, { ...alike, passages });
  }
  const found = [...pairs.values()].flatMap(({ a, b, ...rest }) => {
    const [one, other] = [problems[a], problems[b]];
    return one === undefined || other === undefined ? [] : [{ ...rest, one, other }];
  });
  reckoned.set(totals.carried, { of: problems, found });
  return found;
}

function view(results: Results, totals: Results, context: PanelContext): View | null {
  const { catalogue, selection, settings } = context;
  if (catalogue.problems.length < 2) return null;
  const [scope, least] = [SCOPE.read(settings), Number(LEAST.read(settings)) / 100];
  const filtered = isFiltered(selection, "problem");
  const kept = new Set(termsBy(results).keys());
  const tracks = new Map(catalogue.tracks.map((track) => [track.track_id, track]));
  const isIn = ({ one, other }: Found): boolean =>
    scope === "all" || (one.track_id === other.track_id) === (scope === "same");
  const side = (problem: Problem): Side => ({ problem, track: tracks.get(problem.track_id) ?? null });
  const pairs = alikeOf(totals, catalogue.problems)
    .filter((found) => isIn(found) && (found.similarity >= least || found.passages.length > 0))
    .filter(({ one, other }) => !filtered || (kept.has(one.problem_id) && kept.has(other.problem_id)))
    .map(({ one, other, ...rest }) => ({ ...rest, a: side(one), b: side(other) }))
    // Ties keep the official order.
    .toSorted((x, y) => y.similarity - x.similarity);
  return {
    pairs,
    scope,
    least,
    problems: filtered ? kept.size : catalogue.problems.length,
    chosen: chosenOn(selection, "problem"),
    filtered,
  };
}

const idsOf = ({ a, b }: AlikePair): string => `${a.problem.problem_id} × ${b.problem.problem_id}`;

const percentOf = ({ similarity }: AlikePair): number => Math.round(similarity * 100);

const SHAPE: RowsShape = { rowHeight: 25, isNumbered: false, isHeaded: false };

/** How many pairs a report's picture has room for. */
const DRAWN = 30;

/** For a report: how alike the pairs are. The screen has their titles, terms and texts. */
function option({ pairs }: View, env: DrawEnv) {
  const { t } = env;
  return barsOption(env, {
    shape: SHAPE,
    rows: pairs.slice(0, DRAWN),
    keyOf: () => null,
    nameOf: idsOf,
    value: { name: t("themes.alike.percent"), of: percentOf },
    totalOf: percentOf,
    filtered: false,
    chosen: new Set(),
    columns: env.width >= 480 ? [{ text: ({ shared }) => shared.slice(0, 2).join(" "), size: 11, width: 200 }] : [],
    axis: { name: t("themes.alike.percent") },
    tooltip: ({ a, b }) => [[a.problem.problem_title, b.problem.problem_title]],
  });
}

function table({ pairs }: View, t: Translate): TableData {
  const sideOf = ({ problem, track }: Side) => [
    problem.problem_id,
    problem.problem_title,
    track?.track_name ?? t("panels.outside-tracks"),
  ];
  return {
    columns: [
      { name: "problem_a", label: t("themes.alike.problem_a"), format: "text" },
      { name: "problem_title_a", label: t("themes.alike.title_a"), format: "text" },
      { name: "track_name_a", label: t("themes.alike.track_a"), format: "text" },
      { name: "problem_b", label: t("themes.alike.problem_b"), format: "text" },
      { name: "problem_title_b", label: t("themes.alike.title_b"), format: "text" },
      { name: "track_name_b", label: t("themes.alike.track_b"), format: "text" },
      { name: "similarity", label: t("themes.alike.similarity"), format: "share" },
      { name: "shared_terms", label: t("themes.alike.shared"), format: "text" },
      { name: "passages", label: t("themes.alike.passages"), format: "text" },
    ],
    rows: pairs.map(({ a, b, similarity, shared, passages }) => [
      ...sideOf(a),
      ...sideOf(b),
      similarity,
      shared.join("\n"),
      passages.join("\n"),
    ]),
  };
}

function summary({ pairs, scope, least, problems, filtered }: View, t: Translate): string {
  const prefix = filtered ? t("panels.under-filter") : "";
  const figures = { problems: formatCount(problems), least: String(Math.round(least * 100)) };
  if (pairs.length === 0) return sentence(t, [prefix + t(`themes.alike.none.${scope}`, figures)]);
  const [first] = pairs;
  const same = pairs.filter(({ passages }) => passages.length > 0).length;
  const titles = first === undefined ? [] : [first.a, first.b].map(({ problem }) => problem.problem_title);
  return sentence(t, [
    prefix + t(`themes.alike.said.${scope}`, { ...figures, count: formatCount(pairs.length) }),
    t("themes.alike.first", { titles: listed(t, titles) }),
    same === 0 ? null : t("themes.alike.same-passages", { count: formatCount(same) }),
  ]);
}

export const themeSimilarity = definePanel<{ readonly carried: PanelQuery }, View>({
  id: ID,
  title: "themes.alike.title",
  description: "themes.alike.description",
  needs: [],
  field: "problem",
  controls: () => [SCOPE, LEAST],
  height: (_, width) =>
    rowsHeight(
      SHAPE,
      Array.from({ length: DRAWN }, () => "T01-P01 × T02-P02"),
      width,
    ),
  queries: () => ({ carried }),
  behind: ({ catalogue }) => ({
    kind: "problems",
    where: predicate({
      field: "problem",
      expression: "problem_id",
      test: { kind: "in", values: catalogue.problems.map(({ problem_id }) => problem_id) },
    }),
  }),
  view,
  option,
  table,
  summary,
});
