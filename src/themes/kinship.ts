import { byCodePoint } from "./order.ts";

/**
 * What each term is a kind of: the longest other term that is its head, the last part of it (大模型 of 农业大模型), which
 * counts wherever the more specific one does. Terms that are a kind of none are left out.
 */
export function genericTerms(terms: readonly string[]): ReadonlyMap<string, string> {
  const known = new Set(terms);
  const generic = new Map<string, string>();
  for (const term of terms) {
    for (let start = 1; start <= term.length - 2; start++) {
      const head = term.slice(start);
      if (!known.has(head) || isWithinWord(term, start)) continue;
      generic.set(term, head);
      break;
    }
  }
  return new Map([...generic].sort(([a], [b]) => byCodePoint(a, b)));
}

/** A Latin word has no head: no GC in AIGC. */
const isWithinWord = (term: string, start: number): boolean =>
  /[A-Za-z0-9]/.test(term.charAt(start - 1)) && /[A-Za-z0-9]/.test(term.charAt(start));
