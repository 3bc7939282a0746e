import type { TermSource } from "./mentions.ts";
import { normalise } from "./normalise.ts";
import type { Segmenter, Token } from "./segment.ts";

/** A run of tokens that a phrase may lie in: between punctuation, function words and verbs of boilerplate. */
export interface Chunk {
  readonly problem: number;
  readonly isTitle: boolean;
  readonly tokens: readonly Token[];
  /** The whole of it stands in quotation marks. */
  readonly isQuoted: boolean;
}

const QUOTES: ReadonlySet<string> = new Set(["“”", '""', "「」", "《》", "‘’"]);

/** All runs of all problems, titles before texts, in the order of the problems. */
export function chunksOf(problems: readonly TermSource[], segment: Segmenter): Chunk[] {
  return problems.flatMap(({ problem_title, problem_text }, problem) =>
    [problem_title, problem_text].flatMap((text, part) =>
      split(withNames(segment(normalise(text))), problem, part === 0),
    ),
  );
}

function split(tokens: readonly Token[], problem: number, isTitle: boolean): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  for (let end = 0; end <= tokens.length; end++) {
    const token = tokens[end];
    if (token && token.kind !== "stop" && token.kind !== "break") continue;
    if (end > start) {
      const around = (tokens[start - 1]?.text ?? "") + (token?.text ?? "");
      chunks.push({ problem, isTitle, tokens: tokens.slice(start, end), isQuoted: QUOTES.has(around) });
    }
    start = end + 1;
  }
  return chunks;
}

/** What stands between two new words more often than within one. */
const JOINING: ReadonlySet<string> = new Set(["与", "和", "及", "或", "等", "的"]);

const isSingle = (token: Token | undefined): token is Token => token?.text.length === 1 && token.kind !== "stop";

/**
 * A new word may hold a character that is also a word (羲和, 九章, 太虚中枢): one between two unknown tokens, or beside a
 * single unknown character that nothing else completes to a word, belongs to it.
 */
function withNames(tokens: readonly Token[]): readonly Token[] {
  const isUnknown = (at: number): boolean => tokens[at]?.kind === "unknown";
  const isAlone = (at: number): boolean =>
    isUnknown(at) && isSingle(tokens[at]) && !isUnknown(at - 1) && !isUnknown(at + 1);
  const begins = (at: number): boolean => ["stop", "break", undefined].includes(tokens[at - 1]?.kind);
  return tokens.map((token, at) => {
    if (!isSingle(token) || token.kind === "unknown") return token;
    const isWithin = isUnknown(at - 1) && isUnknown(at + 1) && !JOINING.has(token.text);
    const isBefore = token.kind === "affix" && isAlone(at + 1);
    const isAfter = isAlone(at - 1) && begins(at - 1);
    return isWithin || isBefore || isAfter ? { ...token, kind: "unknown" } : token;
  });
}
