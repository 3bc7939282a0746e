import type { TermEntry, TermOrigin } from "./lexicon.ts";
import { createMentionFinder, type Mention, type MentionFinder, type TermSource } from "./mentions.ts";
import { byCodePoint } from "./order.ts";
import { besideLonger, overallWeight, type Totals, weightWithin } from "./rank.ts";

/** A row of `terms`. */
export interface TermRow {
  readonly term: string;
  /** Null: in no theme yet. */
  readonly theme: string | null;
  /** All forms that count besides the term itself, separated by a line break. */
  readonly forms: string;
  /** Problems whose title or text has the term or one of its forms. */
  readonly problems: number;
  /** In titles and texts together. */
  readonly occurrences: number;
  readonly source: TermOrigin;
  /** 1 is the term that tells most about the problems together. */
  readonly rank: number;
}

/** A row of `problem_terms`. */
export interface ProblemTermRow {
  readonly problem_id: string;
  readonly term: string;
  readonly occurrences_title: number;
  readonly occurrences_text: number;
  /** 1 is the term that tells most about the problem. */
  readonly rank: number;
}

export interface TermCounts {
  readonly terms: readonly TermRow[];
  readonly problem_terms: readonly ProblemTermRow[];
}

/**
 * Count terms over problems, by the rule of `compileMatcher`. Only terms that occur are listed.
 *
 * `terms` is ranked by `overallWeight`, then problems, occurrences, and the term in code-point order. `problem_terms`
 * keeps the problems' order; within a problem the rank is by `weightWithin`, less for a part of a term ranked before it
 * (`besideLonger`), ties in the order of `terms` reversed (the rarer first).
 */
export function countTerms(
  problems: readonly TermSource[],
  entries: readonly TermEntry[],
  find: MentionFinder = createMentionFinder(),
): TermCounts {
  const mentions = find(problems, entries);
  const ranked = [...totalsOf(mentions.flat())]
    .map(([entry, totals]) => ({ entry, totals, weight: overallWeight(entry, totals) }))
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        b.totals.problems - a.totals.problems ||
        b.totals.occurrences - a.totals.occurrences ||
        byCodePoint(a.entry.term, b.entry.term),
    );
  const terms = ranked.map(
    ({ entry: { term, theme, forms, source }, totals: { problems, occurrences } }, i): TermRow => {
      return { term, theme, forms: forms.join("\n"), problems, occurrences, source, rank: i + 1 };
    },
  );
  const places = new Map(ranked.map(({ entry, totals }, place) => [entry, { place, problems: totals.problems }]));

  const problem_terms = problems.flatMap(({ problem_id }, p) =>
    rankWithin(
      (mentions[p] ?? []).map((mention) => {
        const { place = 0, problems: carrying = 1 } = places.get(mention.entry) ?? {};
        return { mention, place, weight: weightWithin(mention, carrying, problems.length) };
      }),
    ).map(({ mention: { entry, occurrences_title, occurrences_text } }, i): ProblemTermRow => {
      return { problem_id, term: entry.term, occurrences_title, occurrences_text, rank: i + 1 };
    }),
  );
  return { terms, problem_terms };
}

interface Weighed {
  readonly mention: Mention;
  /** In the order of `terms`. */
  readonly place: number;
  readonly weight: number;
}

/** So that a longer term and its parts do not take the first places among themselves. */
function rankWithin(weighed: readonly Weighed[]): readonly Weighed[] {
  const byWeight = (a: Weighed, b: Weighed): number => b.weight - a.weight || b.place - a.place;
  const sorted = weighed.toSorted(byWeight);
  return sorted
    .map((each, i) => {
      const { entry } = each.mention;
      const isPart = sorted.slice(0, i).some((earlier) => earlier.mention.entry.term.includes(entry.term));
      return isPart ? { ...each, weight: besideLonger(entry, each.weight) } : each;
    })
    .sort(byWeight);
}

function totalsOf(mentions: readonly Mention[]): Map<TermEntry, Totals> {
  const totals = new Map<TermEntry, Totals>();
  for (const { entry, occurrences_title, occurrences_text, standing_title, standing_text } of mentions) {
    const { problems, titles, occurrences, standing } = totals.get(entry) ?? NONE;
    totals.set(entry, {
      problems: problems + 1,
      titles: titles + (occurrences_title > 0 ? 1 : 0),
      occurrences: occurrences + occurrences_title + occurrences_text,
      standing: standing + standing_title + standing_text,
    });
  }
  return totals;
}

const NONE: Totals = { problems: 0, titles: 0, occurrences: 0, standing: 0 };
