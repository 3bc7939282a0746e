/** How the lines of a text end. */
export interface LineEnds {
  /** CRLF counts as LF. */
  readonly newline: "\n" | "\r";
  /** A bare CR ends a line, too. */
  readonly areMixed: boolean;
}

/** So many letters tell how lines end. */
const LOOK = 1 << 18;

const isMostlyLf = ({ lf, cr }: { readonly lf: number; readonly cr: number }): boolean => cr * 10 < lf || cr === 0;

/**
 * What ends the lines, told from how a text begins. Inside quotes ends do not count: Excel for Mac ends lines with CR
 * and has LF in cells.
 */
export function lineEndsOf(head: string): LineEnds {
  const text = head.slice(0, 2 * LOOK).replaceAll("\r\n", "\n");
  let isQuoted = false;
  const ends = { lf: 0, cr: 0 };
  for (let i = 0; i < Math.min(text.length, LOOK); i++) {
    const letter = text[i];
    if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === "\n") ends.lf++;
    else if (!isQuoted && letter === "\r") ends.cr++;
  }
  if (ends.lf === 0 && ends.cr > 0) return { newline: "\r", areMixed: false };
  // Lines of several sources put together: a bare CR here and there is a blemish in a cell, many are line ends.
  return { newline: "\n", areMixed: !isMostlyLf(ends) };
}

/** One kind of line end, for a parser takes the other kinds for part of a cell. */
export function withOneEnd(raw: string, { areMixed }: LineEnds): string {
  const text = raw.includes("\r\n") ? raw.replaceAll("\r\n", "\n") : raw;
  return areMixed ? text.replaceAll("\r", "\n") : text;
}

/** The same of a text in pieces, its first letters left out. */
export function* piecesWithOneEnd(pieces: Iterable<string>, ends: LineEnds, without: number): Generator<string> {
  let isFirst = true;
  // Of a CRLF one half may end a piece and the other begin the next.
  let held = "";
  for (const piece of pieces) {
    const raw = held + (isFirst ? piece.slice(without) : piece);
    isFirst = false;
    held = raw.endsWith("\r") ? "\r" : "";
    yield withOneEnd(held === "" ? raw : raw.slice(0, -1), ends);
  }
  if (held !== "") yield withOneEnd(held, ends);
}
