import type { Vocabulary, WordKind } from "./vocabulary.ts";

export interface Token {
  readonly text: string;
  /** `stop` is what no phrase runs over (punctuation, blanks), `term` a known term, `unknown` what no list has. */
  readonly kind: WordKind | "term" | "unknown" | "stop";
}

/** Cuts a normalised text into tokens, which together are the text. */
export type Segmenter = (normalised: string) => Token[];

interface Step {
  readonly cost: number;
  readonly end: number;
  readonly kind: Token["kind"];
}

/** What a token costs: known words are cheap, so the cheapest way has few tokens and fewest that nobody knows. */
const COST: Readonly<Record<Token["kind"], number>> = {
  stop: 0,
  term: 9,
  break: 10,
  head: 10,
  modifier: 10,
  plain: 10,
  affix: 14,
  unknown: 30,
};
/** A word of one character fits too often by accident. */
const SINGLE = 4;
const LATIN_WORD = /[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*/y;
const NUMBER = /^[0-9.-]+$/;
const WORDLIKE = /[\p{Script=Han}A-Za-z0-9]/u;

/**
 * Dictionary segmentation by the cheapest path (dynamic programming from the end; of equal ways the one with the longer
 * first token), which is the same in every engine: Intl.Segmenter is not.
 */
export function createSegmenter(terms: Iterable<string>, vocabulary: Vocabulary): Segmenter {
  const kinds = new Map<string, Token["kind"]>(vocabulary);
  for (const term of terms) kinds.set(term, "term");
  const beginnings = new Map<string, number>();
  for (const word of kinds.keys()) {
    const first = word.charAt(0);
    beginnings.set(first, Math.max(beginnings.get(first) ?? 0, word.length));
  }

  const stepsAt = (text: string, start: number): { end: number; kind: Token["kind"] }[] => {
    const steps: { end: number; kind: Token["kind"] }[] = [];
    LATIN_WORD.lastIndex = start;
    const latin = LATIN_WORD.exec(text)?.[0].length ?? 0;
    const reach = Math.min(text.length - start, beginnings.get(text.charAt(start)) ?? 0);
    for (let length = 1; length <= reach; length++) {
      const kind = kinds.get(text.slice(start, start + length));
      if (kind !== undefined && (latin === 0 || length >= latin)) steps.push({ end: start + length, kind });
    }
    if (latin > 0)
      steps.push({ end: start + latin, kind: NUMBER.test(text.slice(start, start + latin)) ? "stop" : "unknown" });
    else {
      const char = String.fromCodePoint(text.codePointAt(start) ?? 0);
      steps.push({ end: start + char.length, kind: WORDLIKE.test(char) ? "unknown" : "stop" });
    }
    return steps;
  };

  return (text) => {
    const best: Step[] = [];
    best[text.length] = { cost: 0, end: text.length, kind: "stop" };
    for (let start = text.length - 1; start >= 0; start--) {
      for (const { end, kind } of stepsAt(text, start)) {
        const single = end - start === 1 && kind !== "stop" && kind !== "unknown" ? SINGLE : 0;
        const cost = COST[kind] + single + (best[end]?.cost ?? 0);
        const held = best[start];
        if (!held || cost < held.cost || (cost === held.cost && end > held.end)) best[start] = { cost, end, kind };
      }
    }
    const tokens: Token[] = [];
    for (let start = 0; start < text.length; ) {
      const { end, kind } = best[start] ?? { end: text.length, kind: "stop" };
      tokens.push({ text: text.slice(start, end), kind });
      start = end;
    }
    return tokens;
  };
}
