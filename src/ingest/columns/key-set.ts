const LARGEST = 2 ** 31;

/**
 * Pairs of numbers met so far, one bit a pair: keys of millions of rows in as many bytes as there are entries and
 * judges. The first number may be large; the second is one of few.
 */
export class KeySet {
  /** A power of two, so that twice as many second numbers are twice as many bits. */
  #width = 1;
  #height = 1 << 10;
  #words = new Uint32Array((this.#width * this.#height) >> 5);

  /** False where the pair is there already; null where so many do not fit. */
  add(first: number, second: number): boolean | null {
    if (first >= this.#height || second >= this.#width) {
      let [height, width] = [this.#height, this.#width];
      while (first >= height) height *= 2;
      while (second >= width) width *= 2;
      if (height * width > LARGEST) return null;
      this.#grow(height, width);
    }
    const bit = first * this.#width + second;
    const mask = 1 << (bit & 31);
    const word = this.#words[bit >>> 5] ?? 0;
    if ((word & mask) !== 0) return false;
    this.#words[bit >>> 5] = word | mask;
    return true;
  }

  #grow(height: number, width: number): void {
    const words = new Uint32Array((height * width) >>> 5);
    if (width === this.#width) words.set(this.#words);
    else {
      for (let bit = 0; bit < this.#width * this.#height; bit++) {
        if (((this.#words[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) continue;
        const to = Math.floor(bit / this.#width) * width + (bit % this.#width);
        words[to >>> 5] = (words[to >>> 5] ?? 0) | (1 << (to & 31));
      }
    }
    this.#words = words;
    this.#height = height;
    this.#width = width;
  }
}
