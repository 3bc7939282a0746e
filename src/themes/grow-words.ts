import type { Chunk } from "./chunks.ts";
import type { Token } from "./segment.ts";

/** Tokens `from` to `to` (half-open) of a chunk. */
export interface Stretch {
  readonly chunk: Chunk;
  readonly from: number;
  readonly to: number;
}

export interface NewWord {
  readonly text: string;
  /** It stands more than once, or in a title or quotation marks: hardly a slip of the list of ordinary words. */
  readonly isProven: boolean;
}

export const textOf = ({ chunk, from, to }: Stretch): string =>
  chunk.tokens
    .slice(from, to)
    .map((token) => token.text)
    .join("");

/** As far as a core always stands so, or as a short one needs to be a word; each of several words that begin alike. */
export function grown(stretches: readonly Stretch[]): NewWord[] {
  const itself = { text: stretches[0] ? textOf(stretches[0]) : "", isProven: areProof(stretches) };
  const { length } = itself.text;
  if (length === 2 && stretches.length < REPEATED) return [...besideShort(stretches).flatMap(grown), itself];
  for (const { beside, reaches, extended } of SIDES) {
    const groups = grouped(stretches, beside);
    const covered = groups.reduce((sum, { of }) => sum + (of.length >= REPEATED ? of.length : 0), 0);
    const joined = groups.filter(({ token, of }) => {
      const share = of.length / stretches.length;
      const isOneOfSeveral = of.length >= REPEATED && covered >= NEARLY_ALL * stretches.length;
      return reaches({ length, token, times: of.length, share, isOneOfSeveral });
    });
    if (joined.length === 0) continue;
    const taken = new Set(joined.flatMap(({ of }) => of));
    const rest = stretches.filter((stretch) => !taken.has(stretch));
    return [...joined.flatMap(({ of }) => grown(of.map(extended))), ...(rest.length > 0 ? grown(rest) : [])];
  }
  return [itself];
}

/**
 * A short word that stands once or twice may be whole, or only the name of a kind (璇玑计算), or only its end (光伏魔方
 * at the beginning of a phrase): nothing tells, so all are offered.
 */
function besideShort(stretches: readonly Stretch[]): Stretch[][] {
  return SIDES.flatMap(({ beside, mayBelong, extended }) => {
    const [group, ...others] = grouped(stretches, beside);
    const isAlways = group?.of.length === stretches.length && others.length === 0;
    return isAlways && stretches.every(mayBelong) ? [stretches.map(extended)] : [];
  });
}

const areProof = (stretches: readonly Stretch[]): boolean =>
  stretches.length > 1 || stretches.some(({ chunk }) => chunk.isTitle || chunk.isQuoted);

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
  /** Whether what stands beside a short word could be part of it, if nothing else tells. */
  readonly mayBelong: (stretch: Stretch) => boolean;
  readonly reaches: (neighbour: Neighbour) => boolean;
  readonly extended: (stretch: Stretch) => Stretch;
}

const SIDES: readonly Side[] = [
  {
    beside: ({ chunk, to }) => chunk.tokens[to],
    mayBelong: ({ chunk, from, to }) => from === 0 || chunk.tokens[to]?.kind !== "head",
    // A word of two characters may be only the name of a kind (璇玑计算); a longer one is a word already.
    reaches: ({ length, token, times, share, isOneOfSeveral }) => {
      if (token.text.length === 1) return share === 1;
      if (length <= 2) return share >= NEARLY_ALL || isOneOfSeveral;
      return token.kind !== "head" && times >= REPEATED && share >= NEARLY_ALL && length <= 4;
    },
    extended: (stretch) => ({ ...stretch, to: stretch.to + 1 }),
  },
  {
    beside: ({ chunk, from }) => chunk.tokens[from - 1],
    mayBelong: ({ from }) => from === 1,
    reaches: ({ length, token, times, share, isOneOfSeveral }) => {
      if (length === 1) return share === 1;
      if (length > 4 || times < REPEATED) return false;
      return share === 1 || (length === 2 && isOneOfSeveral && token.kind !== "term");
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
