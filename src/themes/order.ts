/** By code point, not by locale: the same in every browser, whatever its ICU. */
export function byCodePoint(a: string, b: string): number {
  const left = Array.from(a, (char) => char.codePointAt(0) ?? 0);
  const right = Array.from(b, (char) => char.codePointAt(0) ?? 0);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Rounded, so that engines whose logarithms differ in the last digit agree on what is equal. */
export const steady = (weight: number): number => Math.round(weight * 1e6);
