const encoder = new TextEncoder();

/** Bytes of UTF-8 that one UTF-16 unit takes at most. */
const LONGEST = 3;
const BEYOND_ASCII = 0x80;
/** Bytes that a text is taken to have until it is there. */
const USUAL = 8;
/** A column of more different texts hardly says one of them twice. */
const MOST_KNOWN = 4096;

/** A text and where it stands. */
interface Written {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Texts as UTF-8, one behind the other. Columns say the same over and over: what stands there already is copied. Other
 * texts of ASCII are written letter by letter, for the platform's encoder takes longer to call than to run.
 */
export class Utf8Texts {
  #bytes: Uint8Array;
  #length = 0;
  #last: Written = { text: "", start: 0, end: 0 };
  /** Null once there are too many. */
  #known: Map<string, Written> | null = new Map();

  /** @param count how many texts are to come, as far as it is known */
  constructor(count: number) {
    this.#bytes = new Uint8Array(USUAL * count);
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  add(text: string): void {
    const known = text === this.#last.text ? this.#last : this.#known?.get(text);
    if (known === undefined) this.#write(text);
    else {
      this.#last = known;
      this.#reserve(known.end - known.start);
      this.#bytes.copyWithin(this.#length, known.start, known.end);
      this.#length += known.end - known.start;
    }
  }

  #write(text: string): void {
    this.#reserve(LONGEST * text.length);
    const bytes = this.#bytes;
    const start = this.#length;
    let letter = 0;
    for (; letter < text.length; letter++) {
      const code = text.charCodeAt(letter);
      if (code >= BEYOND_ASCII) break;
      bytes[start + letter] = code;
    }
    const end = start + (letter < text.length ? encoder.encodeInto(text, bytes.subarray(start)).written : letter);
    this.#length = end;
    this.#last = { text, start, end };
    if (this.#known?.size === MOST_KNOWN) this.#known = null;
    this.#known?.set(text, this.#last);
  }

  #reserve(room: number): void {
    if (this.#length + room <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#length + room, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
