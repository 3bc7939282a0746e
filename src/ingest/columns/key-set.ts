/** Fewer bits than this are never worth a thought. */
const FEW_BITS = 2 ** 23;
/** Bits that a pair takes in a Set, about. */
const BITS_IN_SET = 256;
const MOST_BITS = 2 ** 31;
/** Of pairs as one number: both fit into the whole numbers that a double keeps. */
const SECOND = 2 ** 26;

/**
 * Pairs of numbers met so far, one bit a pair: keys of millions of rows in as many bytes as there are entries and
 * judges. The first number may be large; the second is mostly one of few, else the pairs are kept one by one.
 */
export class KeySet {
  /** A power of two, so that twice as many second numbers are twice as many bits. */
  #width = 1;
  #height = 1 << 10;
  #words = new Uint32Array((this.#width * this.#height) >> 5);
  #size = 0;
  /** Instead of bits, where nearly all of them would be 0. */
  #pairs: Set<number> | null = null;

  /** False where the pair is there already. */
  add(first: number, second: number): boolean {
    if (this.#pairs === null && (first >= this.#height || second >= this.#width)) this.#reach(first, second);
    if (this.#pairs !== null) {
      const before = this.#pairs.size;
      return this.#pairs.add(first * SECOND + second).size > before;
    }
    const bit = first * this.#width + second;
    const mask = 1 << (bit & 31);
    const word = this.#words[bit >>> 5] ?? 0;
    if ((word & mask) !== 0) return false;
    this.#words[bit >>> 5] = word | mask;
    this.#size++;
    return true;
  }

  #reach(first: number, second: number): void {
    let [height, width] = [this.#height, this.#width];
    while (first >= height) height *= 2;
    while (second >= width) width *= 2;
    const most = Math.min(MOST_BITS, Math.max(FEW_BITS, BITS_IN_SET * this.#size));
    if (height * width > most) this.#keepPairs();
    else this.#grow(height, width);
  }

  #keepPairs(): void {
    const pairs = new Set<number>();
    this.#forEach((first, second) => pairs.add(first * SECOND + second));
    this.#pairs = pairs;
    this.#words = new Uint32Array(0);
  }

  #grow(height: number, width: number): void {
    const words = new Uint32Array((height * width) >>> 5);
    if (width === this.#width) words.set(this.#words);
    else {
      this.#forEach((first, second) => {
        const to = first * width + second;
        words[to >>> 5] = (words[to >>> 5] ?? 0) | (1 << (to & 31));
      });
    }
    this.#words = words;
    this.#height = height;
    this.#width = width;
  }

  #forEach(look: (first: number, second: number) => void): void {
    for (const [i, word] of this.#words.entries()) {
      for (let rest = word; rest !== 0; rest &= rest - 1) {
        const bit = 32 * i + 31 - Math.clz32(rest & -rest);
        look(Math.floor(bit / this.#width), bit % this.#width);
      }
    }
  }
}
