import { normaliseName } from "../../model/aliases/normalise-name.ts";

/** Nearer than this (Dice's coefficient of their pairs of letters), two titles are likely to be one. */
const NEAR = 0.85;
const SHORTEST = 6;

/** A title as it is compared. */
export interface Form {
  readonly title: string;
  /** Titles that differ in a number or a single letter (一期, 二期) are of a series. */
  readonly series: string;
  /** Its pairs of letters, each once, in order of their numbers. */
  readonly grams: Uint32Array;
  /** Of each pair one of 32 bits. */
  readonly bits: number;
}

const MOST_KNOWN = 1 << 12;

/** What a title is compared by; the same title again costs nothing. */
export function forms(): (raw: string) => Form {
  const known = new Map<string, Form>();
  return (raw) => {
    let form = known.get(raw);
    if (form === undefined) {
      form = formOf(normaliseName(raw));
      if (known.size < MOST_KNOWN) known.set(raw, form);
    }
    return form;
  };
}

const bitOf = (gram: number): number => 1 << (Math.imul(gram, 0x9e3779b1) >>> 27);

function formOf(title: string): Form {
  const pairs = new Set<number>();
  let bits = 0;
  for (let i = 0; i + 1 < title.length; i++) {
    const gram = title.charCodeAt(i) * 0x1_0000 + title.charCodeAt(i + 1);
    pairs.add(gram);
    bits |= bitOf(gram);
  }
  const series = title.replace(/[\d一二三四五六七八九十ⅰ-ⅻa-z]/g, "");
  return { title, series, grams: Uint32Array.from(pairs).sort(), bits };
}

function bitsIn(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
}

export function areNear(a: Form, b: Form): boolean {
  if (a === b || (a.bits === b.bits && a.title === b.title)) return true;
  if (a.title.length < SHORTEST || b.title.length < SHORTEST) return false;
  const [fewer, more] = a.grams.length < b.grams.length ? [a, b] : [b, a];
  const all = fewer.grams.length + more.grams.length;
  if (2 * fewer.grams.length < NEAR * all) return false;
  // A bit that only one has is a pair at least that the other has not: it tells most titles apart.
  const isFar = (missing: number): boolean => (2 * (fewer.grams.length - missing)) / all < NEAR;
  if (isFar(bitsIn(fewer.bits & ~more.bits)) || a.series === b.series) return false;
  let missing = 0;
  let at = 0;
  for (const gram of fewer.grams) {
    while (at < more.grams.length && (more.grams[at] ?? 0) < gram) at++;
    if (more.grams[at] !== gram && isFar(++missing)) return false;
  }
  return true;
}
