import type { Problem } from "../model/catalogue.ts";
import type { LexiconEntry } from "./lexicon.ts";
import { compileMatcher, type Span, type TermMatches } from "./matcher.ts";
import { normalise } from "./normalise.ts";

/** A problem, or anything else with an identifier, a title and a text. */
export type TermSource = Pick<Problem, "problem_id" | "problem_title" | "problem_text">;

/** A row of `terms`. */
export interface TermRow {
  readonly term: string;
  readonly theme: string;
  /** All forms that count besides the term itself, separated by a line break. */
  readonly forms: string;
  /** Problems whose title or text has the term or one of its forms. */
  readonly problems: number;
  /** In titles and texts together. */
  readonly occurrences: number;
  readonly source: "lexicon";
  /** 1 is the term of most problems. */
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

/** A word in a title says more about a problem than one in its text. */
const TITLE_WEIGHT = 3;
/** A mention that is only part of a longer term (碳排放 in 碳排放监测) says less than one that stands alone. */
const NESTED_WEIGHT = 0.25;
/** Longer terms are more specific; beyond this many characters length says no more. */
const LONGEST_SPECIFIC = 6;
/** Keeps a term of one problem from outweighing a well-known one of three: both are the problem's own. */
const RARITY_SMOOTHING = 4;

interface Mention {
  readonly entry: LexiconEntry;
  readonly occurrences_title: number;
  readonly occurrences_text: number;
  /** Occurrences weighed by where they stand. */
  readonly emphasis: number;
}

/**
 * Count a lexicon's terms over problems, by the rule of `compileMatcher`. Only terms that occur are listed.
 *
 * `terms` is ranked by problems, then occurrences, then the term in code-point order. `problem_terms` keeps the
 * problems' order; within a problem a term weighs ln(1 + emphasis) · ln(1 + problems / (4 + problems with the term)) ·
 * √length (tf-idf, with the more specific term first), ties in the order of `terms` reversed (the rarer first).
 */
export function countTerms(problems: readonly TermSource[], lexicon: readonly LexiconEntry[]): TermCounts {
  const find = compileMatcher(lexicon);
  const mentions = problems.map(({ problem_title, problem_text }) =>
    mentionsIn(find(normalise(problem_title)), find(normalise(problem_text))),
  );

  const totals = new Map<LexiconEntry, { problems: number; occurrences: number }>();
  for (const { entry, occurrences_title, occurrences_text } of mentions.flat()) {
    const total = totals.get(entry) ?? { problems: 0, occurrences: 0 };
    total.problems += 1;
    total.occurrences += occurrences_title + occurrences_text;
    totals.set(entry, total);
  }

  const terms = [...totals]
    .sort(([a, m], [b, n]) => n.problems - m.problems || n.occurrences - m.occurrences || byCodePoint(a.term, b.term))
    .map(([{ term, theme, forms }, total], i): TermRow => {
      return { term, theme, forms: forms.join("\n"), ...total, source: "lexicon", rank: i + 1 };
    });
  const byTerm = new Map(terms.map((row) => [row.term, row]));

  const problem_terms = problems.flatMap(({ problem_id }, p) =>
    (mentions[p] ?? [])
      .map((mention) => {
        const row = byTerm.get(mention.entry.term);
        return { mention, rarity: row?.rank ?? 0, weight: weigh(mention, row?.problems ?? 1, problems.length) };
      })
      .sort((a, b) => b.weight - a.weight || b.rarity - a.rarity)
      .map(({ mention: { entry, occurrences_title, occurrences_text } }, i): ProblemTermRow => {
        return { problem_id, term: entry.term, occurrences_title, occurrences_text, rank: i + 1 };
      }),
  );
  return { terms, problem_terms };
}

/** Rounded, so that engines whose logarithms differ in the last digit agree on ties. */
function weigh({ entry, emphasis }: Mention, problemsWithTerm: number, problems: number): number {
  const specificity = Math.sqrt(Math.min(entry.term.length, LONGEST_SPECIFIC));
  const weight = Math.log(1 + emphasis) * Math.log(1 + problems / (RARITY_SMOOTHING + problemsWithTerm)) * specificity;
  return Math.round(weight * 1e6);
}

function mentionsIn(title: readonly TermMatches[], text: readonly TermMatches[]): Mention[] {
  const inText = new Map(text.map((matches) => [matches.entry, matches]));
  const entries = new Set([...title, ...text].map(({ entry }) => entry));
  const inTitle = new Map(title.map((matches) => [matches.entry, matches]));
  const nestedInTitle = nestedSpans(title);
  const nestedInText = nestedSpans(text);
  return [...entries].map((entry) => {
    const titleSpans = inTitle.get(entry)?.spans ?? [];
    const textSpans = inText.get(entry)?.spans ?? [];
    return {
      entry,
      occurrences_title: titleSpans.length,
      occurrences_text: textSpans.length,
      emphasis: TITLE_WEIGHT * emphasisOf(titleSpans, nestedInTitle) + emphasisOf(textSpans, nestedInText),
    };
  });
}

function emphasisOf(spans: readonly Span[], nested: ReadonlySet<Span>): number {
  return spans.reduce((sum, span) => sum + (nested.has(span) ? NESTED_WEIGHT : 1), 0);
}

/** Spans that lie inside a longer span of another term (no two terms share a form, so none lies on another exactly). */
function nestedSpans(matches: readonly TermMatches[]): Set<Span> {
  const nested = new Set<Span>();
  let reach = 0;
  for (const span of matches.flatMap((of) => of.spans).sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.end <= reach) nested.add(span);
    else reach = span.end;
  }
  return nested;
}

/** By code point, not by locale: the same in every browser, whatever its ICU. */
function byCodePoint(a: string, b: string): number {
  const left = Array.from(a, (char) => char.codePointAt(0) ?? 0);
  const right = Array.from(b, (char) => char.codePointAt(0) ?? 0);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
