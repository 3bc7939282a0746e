import type { ScoreScale, ScoreSummary } from "../model/catalogue.ts";

/** Widths that people read easily, times a power of ten. */
const NICE = [1, 2, 2.5, 5, 10] as const;

/** More bins than this in the middle of the data are noise, and drawn thinner than they can be told apart. */
const MOST_BINS = 100;

/** The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below a positive width. */
export function niceStep(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  // 0.3 / 0.1 is 2.9999999999999996, and 0.2 / 0.1 may lie a bit above 2.
  const step = NICE.find((nice) => nice * power >= width * (1 - 1e-9)) ?? 10;
  return Number((step * power).toPrecision(2));
}

/**
 * Width of histogram bins after Freedman & Diaconis (1981), 2 · IQR · n^(−1/3), snapped up to 1, 2, 2.5, 5 × 10ⁿ,
 * with at most 100 bins between Tukey's outer fences (three IQR beyond the quartiles). Where the middle half of the
 * scores is one value there is no IQR: then range / (log₂ n + 1), after Sturges (1926); for a single value 1.
 *
 * @param summary scores in points
 * @returns step, min and max in points: all scores, snapped outwards to bins; the last bin holds the largest score
 */
export function scaleScores({ n, min, q1, q3, max }: ScoreSummary): ScoreScale {
  const iqr = q3 - q1;
  const middle = iqr > 0 ? Math.min(max, q3 + 3 * iqr) - Math.max(min, q1 - 3 * iqr) : max - min;
  const width = iqr > 0 ? (2 * iqr) / Math.cbrt(n) : middle / (Math.log2(n) + 1);
  const step = max > min ? niceStep(Math.max(width, middle / MOST_BINS)) : 1;
  const bin = (score: number): number => Math.floor(Number((score / step).toFixed(9)));
  const edge = (index: number): number => Number((index * step).toFixed(9));
  return { step, min: edge(bin(min)), max: edge(bin(max) + 1) };
}
