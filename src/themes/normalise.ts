/**
 * Full-width letters, digits and punctuation are the same words as their plain forms, so lexicon and texts are
 * compared in Unicode's compatibility form (NFKC). It is applied piece by piece (a character and the marks that
 * combine with it), so that every place in the result is known in the original, which a highlight needs.
 */

/** Pieces that NFKC may change: all but bare ASCII and the common ideographs, which make up nearly every text. */
const CHANGEABLE = /[^\p{ASCII}\u4e00-\u9fff][\p{M}\uff9e\uff9f]*|[\p{ASCII}\u4e00-\u9fff][\p{M}\uff9e\uff9f]+/gu;

/** The text as it is matched. */
export function normalise(text: string): string {
  return text.replace(CHANGEABLE, (piece) => piece.normalize("NFKC"));
}

export interface Located {
  readonly text: string;
  /** For each UTF-16 unit of `text`: where the piece it came from starts and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** As `normalise`, with the way back to the original. */
export function normaliseLocated(original: string): Located {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  let done = 0;
  const keepUpTo = (end: number) => {
    text += original.slice(done, end);
    for (; done < end; done++) {
      starts.push(done);
      ends.push(done + 1);
    }
  };
  for (const { 0: piece, index } of original.matchAll(CHANGEABLE)) {
    keepUpTo(index);
    const changed = piece.normalize("NFKC");
    text += changed;
    done = index + piece.length;
    for (let i = 0; i < changed.length; i++) {
      starts.push(index);
      ends.push(done);
    }
  }
  keepUpTo(original.length);
  return { text, starts, ends };
}
