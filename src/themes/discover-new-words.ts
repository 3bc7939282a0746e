import type { Chunk } from "./chunks.ts";
import { grown, type NewWord, type Stretch, textOf } from "./grow-words.ts";

/**
 * New words: strings that neither the lexicon nor the list of ordinary words can account for (璇玑 in 依托璇玑计算等技术),
 * grown to what they stand with wherever they stand.
 */

/** Known tokens between two unknown ones of one word (璇玑数据舱): at most so many, and so many characters. */
const GAP_TOKENS = 2;
const GAP_LENGTH = 4;
const LONGEST = 12;

/** The new words of all chunks, in the order in which they first stand. */
export function newWords(chunks: readonly Chunk[]): NewWord[] {
  const byCore = new Map<string, Stretch[]>();
  for (const stretch of chunks.flatMap(coresOf)) {
    const text = textOf(stretch);
    byCore.set(text, [...(byCore.get(text) ?? []), stretch]);
  }
  const words = new Map<string, NewWord>();
  for (const { text, isProven } of [...byCore.values()].flatMap(grown)) {
    if (text.length < 2 || text.length > LONGEST) continue;
    words.set(text, { text, isProven: isProven || words.get(text)?.isProven === true });
  }
  return [...words.values()];
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
