import type { Chunk } from "./chunks.ts";
import type { Token } from "./segment.ts";

/**
 * New words: strings that neither the lexicon nor the list of ordinary words can account for (璇玑 in 依托璇玑计算等技术),
 * grown to what they stand with wherever they stand.
 */

/** Tokens `from` to `to` (half-open) of a chunk. */
interface Stretch {
  readonly chunk: Chunk;
  readonly from: number;
  readonly to: number;
}

/** Known tokens between two unknown ones of one word (璇玑数据舱): at most so many, and so many characters. */
const GAP_TOKENS = 2;
const GAP_LENGTH = 4;
const LONGEST = 12;

const textOf = ({ chunk, from, to }: Stretch): string =>
  chunk.tokens
    .slice(from, to)
    .map((token) => token.text)
    .join("");

/** The new words of all chunks, in the order in which they first stand. */
export function newWords(chunks: readonly Chunk[]): string[] {
  const byCore = new Map<string, Stretch[]>();
  for (const stretch of chunks.flatMap(coresOf)) {
    const text = textOf(stretch);
    byCore.set(text, [...(byCore.get(text) ?? []), stretch]);
  }
  const words = [...byCore.values()].flatMap(grown).filter((word) => word.length >= 2 && word.length <= LONGEST);
  return [...new Set(words)];
}

/** From an unknown token to the last unknown one that is near enough. */
function coresOf(chunk: Chunk): Stretch[] {
  const cores: Stretch[] = [];
  const { tokens } = chunk;
  for (let from = 0; from < tokens.length; from++) {
    if (tokens[from]?.kind !== "unknown") continue;
    let to = from + 1;
    for (let next = to, gap = 0; next < tokens.length && next - to <= GAP_TOKENS && gap <= GAP_LENGTH; next++) {
      const token = tokens[next];
      if (token?.kind === "unknown") {
        to = next + 1;
        gap = 0;
      } else gap += token?.text.length ?? 0;
    }
    cores.push({ chunk, from, to });
    from = to;
  }
  return cores;
}

/** As far as a core always stands so, or as a short one needs to be a word; each of several words that begin alike. */
function grown(stretches: readonly Stretch[]): string[] {
  const text = stretches[0] ? textOf(stretches[0]) : "";
  for (const { beside, reaches, extended } of SIDES) {
    const groups = grouped(stretches, beside);
    const covered = groups.reduce((sum, { of }) => sum + (of.length >= REPEATED ? of.length : 0), 0);
    const joined = groups.filter(({ token, of }) => {
      const share = of.length / stretches.length;
      const isOneOfSeveral = of.length >= REPEATED && covered >= NEARLY_ALL * stretches.length;
      return reaches({ length: text.length, token, times: of.length, share, isOneOfSeveral });
    });
    if (joined.length === 0) continue;
    const taken = new Set(joined.flatMap(({ of }) => of));
    const rest = stretches.filter((stretch) => !taken.has(stretch));
    // So few are no proof of either: the short word may be whole, and what follows another.
    const itself = text.length === 2 && stretches.length < REPEATED ? [text] : [];
    return [...joined.flatMap(({ of }) => grown(of.map(extended))), ...(rest.length > 0 ? grown(rest) : []), ...itself];
  }
  return [text];
}

/** Of so many occurrences it is no accident that they agree. */
const REPEATED = 3;
const NEARLY_ALL = 0.8;

/** A token beside a word, and how often. */
interface Neighbour {
  /** Of the word. */
  readonly length: number;
  readonly token: Token;
  readonly times: number;
  /** Of the occurrences of the word. */
  readonly share: number;
  /** With others that repeat, it accounts for nearly all. */
  readonly isOneOfSeveral: boolean;
}

interface Side {
  readonly beside: (stretch: Stretch) => Token | undefined;
  readonly reaches: (neighbour: Neighbour) => boolean;
  readonly extended: (stretch: Stretch) => Stretch;
}

const SIDES: readonly Side[] = [
  {
    beside: ({ chunk, to }) => chunk.tokens[to],
    // A word of two characters may be only the name of a kind (璇玑计算); a longer one is a word already.
    reaches: ({ length, token, times, share, isOneOfSeveral }) => {
      if (token.kind === "affix") return share === 1;
      if (length <= 2) return share >= NEARLY_ALL || isOneOfSeveral;
      return token.kind !== "head" && times >= REPEATED && share >= NEARLY_ALL && length <= 4;
    },
    extended: (stretch) => ({ ...stretch, to: stretch.to + 1 }),
  },
  {
    beside: ({ chunk, from }) => chunk.tokens[from - 1],
    reaches: ({ length, token, times, share, isOneOfSeveral }) => {
      if (length === 1) return share === 1;
      if (token.kind === "term") return false;
      if (length === 2) return (times >= 2 && share === 1) || isOneOfSeveral;
      return times >= REPEATED && share === 1 && length <= 4;
    },
    extended: (stretch) => ({ ...stretch, from: stretch.from - 1 }),
  },
];

/** Occurrences by the token beside them; those with none are left out. */
function grouped(
  stretches: readonly Stretch[],
  beside: Side["beside"],
): { readonly token: Token; readonly of: Stretch[] }[] {
  const groups = new Map<string, { token: Token; of: Stretch[] }>();
  for (const stretch of stretches) {
    const token = beside(stretch);
    if (!token) continue;
    const group = groups.get(token.text) ?? { token, of: [] };
    groups.set(token.text, group);
    group.of.push(stretch);
  }
  return [...groups.values()];
}
