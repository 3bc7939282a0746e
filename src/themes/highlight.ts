import { compileMatcher, type Findable, type Span } from "./matcher.ts";
import { normaliseLocated } from "./normalise.ts";

/** Where terms stand, term by term, in UTF-16 units of the text as it was written. */
function located(text: string, entries: readonly Findable[]): Span[] {
  const { text: normalised, starts, ends } = normaliseLocated(text);
  return compileMatcher(entries)(normalised).flatMap(({ spans }) =>
    spans.map(({ start, end }) => ({ start: starts[start] ?? text.length, end: ends[end - 1] ?? text.length })),
  );
}

/**
 * Where a term stands in a text as it was written, in UTF-16 units of that text, half-open, in order and without
 * overlap: exactly the occurrences that `countTerms` counts.
 */
export const findTerm = (text: string, entry: Findable): Span[] => located(text, [entry]);

/** A stretch of a text, and whether it is one of the terms looked for. */
export interface Piece {
  /** Where it begins. */
  readonly start: number;
  readonly text: string;
  readonly isMarked: boolean;
}

/** A text cut where any of the terms begins or ends. */
export const markTerms = (text: string, entries: readonly Findable[]): readonly Piece[] =>
  markSpans(text, located(text, entries));

/**
 * A text cut where any of the spans begins or ends; spans that lie in or over each other are marked as one.
 * Together the pieces are the text.
 */
export function markSpans(text: string, spans: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  let done = 0;
  const add = (end: number, isMarked: boolean): void => {
    if (end > done) pieces.push({ start: done, text: text.slice(done, end), isMarked });
    done = end;
  };
  for (const { start, end } of merged) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}

/**
 * What is marked, each with so many characters of the text before and after it, and … where text is left out. A text
 * without marks stays whole.
 */
export function inContext(pieces: readonly Piece[], around: number): readonly Piece[] {
  if (!pieces.some(({ isMarked }) => isMarked)) return pieces;
  return pieces.flatMap((piece, at): readonly Piece[] => {
    const { start, text, isMarked } = piece;
    const [isFirst, isLast] = [at === 0, at === pieces.length - 1];
    const room = (isFirst ? 0 : around) + (isLast ? 0 : around);
    if (isMarked || text.length <= room + 1) return [piece];
    const tail = { start: start + text.length - around, text: text.slice(-around), isMarked };
    if (isFirst) return [{ ...tail, text: `…${tail.text}` }];
    const head = { start, text: `${text.slice(0, around)}…`, isMarked };
    return isLast ? [head] : [head, tail];
  });
}
