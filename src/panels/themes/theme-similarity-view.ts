import type { Problem, Track } from "../../model/catalogue.ts";
import type { Columns } from "../../model/columns.ts";
import { likenesses, type SharedPassages, sharedPassages } from "../../themes/similarity.ts";
import { panelControl } from "../control.ts";
import { chosenOn, isFiltered, rowsOf } from "../lookup.ts";
import type { PanelContext, PanelQuery } from "../types.ts";

export const THEME_SIMILARITY = "theme-similarity";

type Scope = "cross" | "same" | "all";

export const SCOPE = panelControl<Scope>(THEME_SIMILARITY, "scope", {
  label: "themes.alike.scope",
  values: { cross: "themes.alike.cross", same: "themes.alike.same", all: "themes.alike.all" },
  initial: "cross",
});

/** From this cosine on, in per cent, two problems are listed. */
export const LEAST = panelControl<"10" | "15" | "20" | "30">(THEME_SIMILARITY, "least", {
  label: "themes.alike.least",
  values: {
    "10": "themes.alike.least.10",
    "15": "themes.alike.least.15",
    "20": "themes.alike.least.20",
    "30": "themes.alike.least.30",
  },
  initial: "15",
});

/** What nobody can choose to see is not reckoned. */
const LOWEST = Math.min(...LEAST.options.map(({ value }) => Number(value))) / 100;

/** A problem of a pair. */
export interface Side {
  readonly problem: Problem;
  /** Null: the catalogue has no such track. */
  readonly track: Track | null;
}

export interface AlikePair {
  readonly a: Side;
  readonly b: Side;
  /** Cosine of their weighed terms, from 0 to 1. */
  readonly similarity: number;
  /** Those that add most first. */
  readonly shared: readonly string[];
  readonly passages: readonly string[];
}

export interface ThemeSimilarityView {
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

/** Each problem and term. */
export const CARRIED: PanelQuery = {
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
  const alike = passagesOf(problems);
  const quoting = new Set(alike.map(({ a, b }) => `${a} ${b}`));
  const vectors = problems.map(({ problem_id }) => terms.get(problem_id) ?? new Map<string, number>());
  const isListed = ({ a, b, similarity }: { a: number; b: number; similarity: number }): boolean =>
    similarity >= LOWEST || quoting.has(`${a} ${b}`);
  for (const { a, b, similarity, shared } of likenesses(vectors, isListed)) {
    pairs.set(`${a} ${b}`, { a, b, similarity, shared, passages: [] });
  }
  for (const { a, b, passages } of alike) {
    const found = pairs.get(`${a} ${b}`) ?? { a, b, similarity: 0, shared: [] };
    pairs.set(`${a} ${b}`, { ...found, passages });
  }
  const found = [...pairs.values()].flatMap(({ a, b, ...rest }) => {
    const [one, other] = [problems[a], problems[b]];
    return one === undefined || other === undefined ? [] : [{ ...rest, one, other }];
  });
  reckoned.set(totals.carried, { of: problems, found });
  return found;
}

/** Null where there are no two problems. */
export function themeSimilarityView(
  results: Results,
  totals: Results,
  context: PanelContext,
): ThemeSimilarityView | null {
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
