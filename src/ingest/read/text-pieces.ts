/**
 * So many bytes or letters at a time: what is made of a piece and not kept is gone before memory has to be tidied, and a
 * text of which no cell is kept goes with it.
 */
const PIECE = 1 << 16;
/** So much tells what a text is. */
const HEAD = 1 << 22;

/** A text that need not stand in memory as a whole. */
export interface TextPieces {
  /** What it begins with; a short text is all there. */
  readonly head: string;
  /** How many pieces it has. */
  readonly count: number;
  /** All of it, one piece after the other. A piece may end within a line. */
  pieces(): Iterable<string>;
  /** All of it, made anew each time. */
  readonly text: string;
}

/**
 * @param content a text, or its bytes in UTF-8, which are decoded as they are asked for
 * @param size letters or bytes of a piece
 */
export function textPieces(content: string | Uint8Array, size = PIECE): TextPieces {
  const count = Math.ceil(content.length / size);
  const pieces = (): Iterable<string> => (typeof content === "string" ? cut(content, size) : decoded(content, size));
  const [head = ""] = typeof content === "string" ? cut(content, HEAD) : decoded(content, HEAD);
  return {
    head,
    count,
    pieces,
    get text() {
      return typeof content === "string" ? content : [...pieces()].join("");
    },
  };
}

function* cut(text: string, size: number): Generator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

function* decoded(bytes: Uint8Array, size: number): Generator<string> {
  const decoder = new TextDecoder("utf-8");
  for (let at = 0; at < bytes.length; at += size) {
    const end = at + size;
    yield decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length });
  }
}
