import { normalise } from "./normalise.ts";

/**
 * How alike problems are: the cosine of their terms, each weighed (1 + ln n) · ln(N / d) for n occurrences in the
 * problem and d of all N problems with it (tf-idf; Salton & Buckley 1988, doi:10.1016/0306-4573(88)90021-0). From 0, no
 * term in common, to 1. A term that all problems have weighs nothing.
 */

/** The terms of a problem with their occurrences in title and text. */
export type TermVector = ReadonlyMap<string, number>;

export interface Likeness {
  /** Places of the two problems among those given, the first the lower. */
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
  /** Those that add most first. */
  readonly shared: readonly string[];
}

/**
 * Pairs of problems with a telling term in common, in the order of their places.
 * @param isWanted which of them: all, where it is not given
 */
export function likenesses(
  problems: readonly TermVector[],
  isWanted: (pair: Omit<Likeness, "shared">) => boolean = () => true,
): readonly Likeness[] {
  const carriers = new Map<string, number>();
  for (const terms of problems) for (const term of terms.keys()) carriers.set(term, (carriers.get(term) ?? 0) + 1);
  const weigh = (term: string, occurrences: number): number =>
    (1 + Math.log(Math.max(1, occurrences))) * Math.log(problems.length / (carriers.get(term) ?? 1));
  const vectors = problems.map((terms) => {
    const weights = [...terms].map(([term, occurrences]) => [term, weigh(term, occurrences)] as const);
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return new Map(weights.flatMap(([term, weight]) => (weight > 0 ? [[term, weight / length] as const] : [])));
  });
  // Term by term, since most pairs have none in common.
  const carrying = new Map<string, { readonly place: number; readonly weight: number }[]>();
  vectors.forEach((vector, place) => {
    for (const [term, weight] of vector) {
      const known = carrying.get(term);
      if (known === undefined) carrying.set(term, [{ place, weight }]);
      else known.push({ place, weight });
    }
  });
  const { length } = problems;
  const eachPair = (visit: (pair: number, part: number, term: string) => void): void => {
    for (const [term, having] of carrying) {
      having.forEach((one, at) => {
        for (let next = at + 1; next < having.length; next++) {
          const other = having[next];
          if (other !== undefined) visit(one.place * length + other.place, one.weight * other.weight, term);
        }
      });
    }
  };
  const sums = new Float64Array(length * length);
  eachPair((pair, part) => {
    sums[pair] = (sums[pair] ?? 0) + part;
  });
  const wanted = new Map<number, Omit<Likeness, "shared"> & { parts: { term: string; part: number }[] }>();
  sums.forEach((sum, pair) => {
    const found = { a: Math.floor(pair / length), b: pair % length, similarity: Math.min(1, sum) };
    if (sum > 0 && isWanted(found)) wanted.set(pair, { ...found, parts: [] });
  });
  eachPair((pair, part, term) => wanted.get(pair)?.parts.push({ term, part }));
  return [...wanted.values()].map(({ parts, ...found }) => ({
    ...found,
    shared: parts.sort((x, y) => y.part - x.part).map(({ term }) => term),
  }));
}

/** From this many characters on, two texts with the same passage were not written apart. */
export const LEAST_PASSAGE = 12;

export interface SharedPassages {
  readonly a: number;
  readonly b: number;
  /** As they are compared (`normalise`), in the order of the first text; none lies in another. */
  readonly passages: readonly string[];
}

/** The longest stretches that two texts have in common, from LEAST_PASSAGE characters on, from left to right. */
function passagesOf(one: string, other: string): readonly string[] {
  const passages: string[] = [];
  for (let start = 0; start + LEAST_PASSAGE <= one.length; ) {
    let end = start + LEAST_PASSAGE;
    if (!other.includes(one.slice(start, end))) {
      start += 1;
      continue;
    }
    while (end < one.length && other.includes(one.slice(start, end + 1))) end += 1;
    const passage = one.slice(start, end);
    if (!passages.some((known) => known.includes(passage))) passages.push(passage);
    start = end;
  }
  return passages;
}

/** The pairs of texts that share a passage of LEAST_PASSAGE characters or more; blanks do not count. */
export function sharedPassages(texts: readonly string[]): readonly SharedPassages[] {
  const plain = texts.map((text) => normalise(text).replace(/\s+/g, ""));
  const places = new Map<string, Set<number>>();
  plain.forEach((text, place) => {
    for (let start = 0; start + LEAST_PASSAGE <= text.length; start += 1) {
      const piece = text.slice(start, start + LEAST_PASSAGE);
      const known = places.get(piece);
      if (known === undefined) places.set(piece, new Set([place]));
      else known.add(place);
    }
  });
  const pairs = new Map<number, { readonly a: number; readonly b: number }>();
  for (const found of places.values()) {
    const sorted = [...found].sort((a, b) => a - b);
    sorted.forEach((a, at) => {
      for (const b of sorted.slice(at + 1)) pairs.set(a * texts.length + b, { a, b });
    });
  }
  return [...pairs]
    .sort(([x], [y]) => x - y)
    .map(([, { a, b }]) => ({ a, b, passages: passagesOf(plain[a] ?? "", plain[b] ?? "") }));
}
