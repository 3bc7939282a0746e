import type { Problem } from "../model/catalogue.ts";
import { SALIENCES, type Salience, type TermEntry } from "./lexicon.ts";
import { compileMatcher, type Matcher, type Span, type TermMatches } from "./matcher.ts";
import { normalise } from "./normalise.ts";

/** A problem, or anything else with an identifier, a title and a text. */
export type TermSource = Pick<Problem, "problem_id" | "problem_title" | "problem_text">;

/** How often a term stands in a problem. */
export interface Mention {
  readonly entry: TermEntry;
  readonly occurrences_title: number;
  readonly occurrences_text: number;
  /** Of these, how many are no part of a longer term that is no less telling (碳排放 in 碳排放监测 is one). */
  readonly standing_title: number;
  readonly standing_text: number;
}

/** The mentions of every term of a list in each problem, by the rule of `compileMatcher`; only terms that occur. */
export type MentionFinder = (problems: readonly TermSource[], entries: readonly TermEntry[]) => Mention[][];

interface Read {
  /** Title and text, as they are compared. */
  readonly parts: readonly [string, string];
  readonly mentions: Mention[];
}

const keyOf = ({ problem_title, problem_text }: TermSource): string => `${problem_title}\n${problem_text}`;

/** Keeps what it found: by other entries it reads only texts that hold a form of an entry that came or went. */
export function createMentionFinder(): MentionFinder {
  let known: ReadonlySet<TermEntry> = new Set();
  const read = new Map<string, Read>();
  return (problems, entries) => {
    const now = new Set(entries);
    const changed = [...entries.filter((entry) => !known.has(entry)), ...[...known].filter((entry) => !now.has(entry))];
    const forms = new Set(changed.flatMap(({ term, forms }) => [term, ...forms]));
    for (const [key, { parts }] of read) {
      if ([...forms].some((form) => parts.some((part) => part.includes(form)))) read.delete(key);
    }
    const keys = new Set(problems.map(keyOf));
    for (const key of read.keys()) if (!keys.has(key)) read.delete(key);
    known = now;
    let find: Matcher<TermEntry> | null = null;
    return problems.map((problem) => {
      const before = read.get(keyOf(problem));
      if (before !== undefined) return before.mentions;
      find ??= compileMatcher(entries);
      const { problem_title, problem_text } = problem;
      const parts = [normalise(problem_title), normalise(problem_text)] as const;
      const mentions = mentionsIn(find(parts[0]), find(parts[1]));
      read.set(keyOf(problem), { parts, mentions });
      return mentions;
    });
  };
}

function mentionsIn(title: readonly TermMatches<TermEntry>[], text: readonly TermMatches<TermEntry>[]): Mention[] {
  const inTitle = new Map(title.map(({ entry, spans }) => [entry, spans]));
  const inText = new Map(text.map(({ entry, spans }) => [entry, spans]));
  const nested = [nestedSpans(title), nestedSpans(text)] as const;
  return [...new Set([...inTitle.keys(), ...inText.keys()])].map((entry) => {
    const titleSpans = inTitle.get(entry) ?? [];
    const textSpans = inText.get(entry) ?? [];
    return {
      entry,
      occurrences_title: titleSpans.length,
      occurrences_text: textSpans.length,
      standing_title: titleSpans.filter((span) => !nested[0].has(span)).length,
      standing_text: textSpans.filter((span) => !nested[1].has(span)).length,
    };
  });
}

/**
 * Spans that lie inside a longer span of another term (no two terms share a form, so none lies on another exactly) that
 * people find no less telling: 安全生产 is spoken of in 安全生产监管 as well as on its own.
 */
function nestedSpans(matches: readonly TermMatches<TermEntry>[]): Set<Span> {
  const nested = new Set<Span>();
  const reach: Record<Salience, number> = { core: 0, plain: 0, general: 0 };
  const spans = matches.flatMap(({ entry, spans }) => spans.map((span) => ({ span, salience: entry.salience })));
  for (const { span, salience } of spans.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    const noLess = SALIENCES.slice(0, SALIENCES.indexOf(salience) + 1);
    if (noLess.some((each) => span.end <= reach[each])) nested.add(span);
    reach[salience] = Math.max(reach[salience], span.end);
  }
  return nested;
}
