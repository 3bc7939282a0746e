/** Everything made up comes from this one number. */
const SEED = 20_260_420;

/**
 * A stream of pseudo-random numbers (mulberry32), the same on every machine: only integer arithmetic and additions,
 * no logarithm or cosine, whose last digits differ between engines. Each concern has a stream of its own (by name),
 * so that a change in one leaves the others' values as they were.
 */
export class Random {
  private state: number;

  constructor(stream: string) {
    this.state = SEED;
    for (const character of stream) {
      this.state = Math.imul(this.state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    }
  }

  /** 0 ≤ x < 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** Mean 0, standard deviation 1, never beyond ± 6: the sum of twelve uniform numbers (Irwin–Hall). */
  normal(): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw += 1) sum += this.next();
    return sum;
  }

  /** One of the items. Throws RangeError where there is none. */
  pick<Item>(items: readonly Item[]): Item {
    return at(items, Math.floor(this.next() * items.length));
  }

  /** One of the items, in proportion to its weight. Throws RangeError where there is none. */
  weighted<Item>(items: readonly (readonly [item: Item, weight: number])[]): Item {
    const total = items.reduce((sum, [, weight]) => sum + weight, 0);
    let rest = this.next() * total;
    for (const [item, weight] of items) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return at(items, items.length - 1)[0];
  }

  /** A new list with the items in another order (Fisher–Yates). */
  shuffled<Item>(items: readonly Item[]): Item[] {
    const rest = [...items];
    const result: Item[] = [];
    while (rest.length > 0) result.push(...rest.splice(Math.floor(this.next() * rest.length), 1));
    return result;
  }
}

function at<Item>(items: readonly Item[], index: number): Item {
  for (const item of items.slice(index, index + 1)) return item;
  throw new RangeError(`no item ${index} among ${items.length}`);
}
