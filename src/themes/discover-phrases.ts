import type { Chunk } from "./chunks.ts";
import type { Token } from "./segment.ts";

/**
 * Phrases of known words that stand together like a term (耕地质量监测): by how often, how tightly (pointwise mutual
 * information) and how freely they are followed and preceded (boundary entropy), or by standing in quotation marks.
 */

interface Phrase {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly problems: Set<number>;
  readonly inTitles: Set<number>;
  readonly inTexts: Set<number>;
  readonly before: Map<string, number>;
  readonly after: Map<string, number>;
  times: number;
  isQuoted: boolean;
}

const MOST_TOKENS = 4;
const SHORTEST = 4;
const LONGEST = 10;
/** A phrase of this many problems needs no title. */
const PROBLEMS = 3;
/**
 * In bits; a fragment of a longer phrase has less. A boundary at punctuation, a function word or a general one is as
 * free as one can be.
 */
const BOUNDARY_ENTROPY = 0.9;
const COHESION = 4;

/** The phrases of all chunks that pass, in the order in which they first stand. */
export function newPhrases(chunks: readonly Chunk[]): string[] {
  const phrases = collect(chunks);
  const times = new Map<string, number>();
  for (const { tokens } of chunks) for (const { text } of tokens) times.set(text, (times.get(text) ?? 0) + 1);
  const all = [...times.values()].reduce((sum, each) => sum + each, 0);
  const timesOf = (text: string): number => phrases.get(text)?.times ?? times.get(text) ?? 0;

  return [...phrases.values()]
    .filter((phrase) => isTermLike(phrase.tokens) && isSupported(phrase) && cohesion(phrase, timesOf, all) >= COHESION)
    .map(({ text }) => text);
}

function collect(chunks: readonly Chunk[]): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  chunks.forEach((chunk, place) => {
    const { tokens, problem, isTitle } = chunk;
    for (let from = 0; from < tokens.length; from++) {
      for (let to = from + 2; to <= Math.min(tokens.length, from + MOST_TOKENS); to++) {
        const within = tokens.slice(from, to);
        const text = within.map((token) => token.text).join("");
        if (text.length > LONGEST) break;
        const phrase = phrases.get(text) ?? empty(text, within);
        phrases.set(text, phrase);
        phrase.times += 1;
        phrase.problems.add(problem);
        (isTitle ? phrase.inTitles : phrase.inTexts).add(problem);
        phrase.isQuoted ||= chunk.isQuoted && from === 0 && to === tokens.length;
        tally(phrase.before, edge(tokens[from - 1], "modifier") ?? `^${place}`);
        tally(phrase.after, edge(tokens[to], "head") ?? `$${place}`);
      }
    }
  });
  return phrases;
}

const empty = (text: string, tokens: readonly Token[]): Phrase => ({
  text,
  tokens,
  problems: new Set(),
  inTitles: new Set(),
  inTexts: new Set(),
  before: new Map(),
  after: new Map(),
  times: 0,
  isQuoted: false,
});

/** The word that a phrase touches; null: none, or one too general to be part of a term, so that the phrase ends there. */
const edge = (token: Token | undefined, general: "modifier" | "head"): string | null =>
  token === undefined || token.kind === general ? null : token.text;

const tally = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** Not a known term in ordinary dress (智能化农业大模型, 大模型技术), nor words too general for a term. */
function isTermLike(tokens: readonly Token[]): boolean {
  const [first, last] = [tokens[0], tokens.at(-1)];
  const telling = tokens.filter(({ kind }) => kind === "plain" || kind === "term");
  if (tokens.some(({ kind }) => kind === "unknown") || !first || !last) return false;
  if (first.kind === "modifier" || first.kind === "affix" || first.kind === "head") return false;
  if (last.kind === "head" || last.kind === "affix" || last.kind === "modifier") return false;
  return telling.length >= 2 && tokens.map(({ text }) => text).join("").length >= SHORTEST;
}

function isSupported({ tokens, problems, inTitles, inTexts, before, after, isQuoted }: Phrase): boolean {
  if (isQuoted && tokens.some(({ kind }) => kind === "term")) return true;
  if (Math.min(entropy(before), entropy(after)) < BOUNDARY_ENTROPY) return false;
  return problems.size >= PROBLEMS || [...inTitles].some((problem) => inTexts.has(problem));
}

function entropy(counts: ReadonlyMap<string, number>): number {
  const all = [...counts.values()].reduce((sum, each) => sum + each, 0);
  return [...counts.values()].reduce((sum, each) => sum - (each / all) * Math.log2(each / all), 0);
}

/** Pointwise mutual information of the two parts, at the weakest place to cut, in bits. */
function cohesion({ tokens, times }: Phrase, timesOf: (text: string) => number, all: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let cut = 1; cut < tokens.length; cut++) {
    const [left, right] = [tokens.slice(0, cut), tokens.slice(cut)].map((part) =>
      timesOf(part.map(({ text }) => text).join("")),
    );
    least = Math.min(least, Math.log2((times * all) / ((left || 1) * (right || 1))));
  }
  return least;
}
