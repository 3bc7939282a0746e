/** The usual ways in which a figure of a row comes from the scores beside it. */
export interface Variant {
  readonly name: string;
  /** Null where there are too few scores for it. */
  of(scores: readonly number[]): number | null;
}

const sum = (scores: readonly number[]): number => scores.reduce((total, score) => total + score, 0);
const mean = (scores: readonly number[]): number | null => (scores.length === 0 ? null : sum(scores) / scores.length);

/** Without one highest and one lowest score; of a tie one goes. */
function trimmed(scores: readonly number[]): readonly number[] {
  if (scores.length < 3) return [];
  return [...scores].sort((a, b) => a - b).slice(1, -1);
}

const spread = (scores: readonly number[], lost: number): number | null => {
  const average = mean(scores);
  if (average === null || scores.length <= lost) return null;
  return Math.sqrt(sum(scores.map((score) => (score - average) ** 2)) / (scores.length - lost));
};

const middle = (scores: readonly number[]): number | null => {
  const sorted = [...scores].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
};

/** The plainer first: of two that fit as well, the first is meant. */
export const VARIANTS: readonly Variant[] = [
  { name: "mean", of: mean },
  { name: "sum", of: (scores) => (scores.length === 0 ? null : sum(scores)) },
  { name: "trimmed mean", of: (scores) => mean(trimmed(scores)) },
  { name: "trimmed sum", of: (scores) => (scores.length < 3 ? null : sum(trimmed(scores))) },
  { name: "max - min", of: (scores) => (scores.length === 0 ? null : Math.max(...scores) - Math.min(...scores)) },
  { name: "sd", of: (scores) => spread(scores, 1) },
  { name: "sd (n)", of: (scores) => spread(scores, 0) },
  { name: "max", of: (scores) => (scores.length === 0 ? null : Math.max(...scores)) },
  { name: "min", of: (scores) => (scores.length === 0 ? null : Math.min(...scores)) },
  { name: "median", of: middle },
];

/** What a row says, beside the scores that it should come from. */
export interface Stated {
  readonly scores: readonly number[];
  readonly said: number;
}

export interface Recomputed {
  /** Null: no variant gives what most rows say. */
  readonly variant: string | null;
  /** By place in what was given: what it should be. */
  readonly differing: readonly { readonly at: number; readonly expected: number }[];
}

/** So many rows must follow from their scores for the others to be wrong. */
const SHARE = 0.8;
const FEWEST = 3;

/** Digits behind the point, up to six. */
function decimalsOf(values: Iterable<number>): number {
  let decimals = 0;
  for (const value of values) {
    const [, digits = ""] = String(value).split(".");
    if (!String(value).includes("e")) decimals = Math.max(decimals, Math.min(digits.length, 6));
  }
  return decimals;
}

/** Half of the last decimal that the column shows, and no finer than a thousandth of a thousandth. */
export const tolerance = (said: readonly number[]): number => 0.5 * 10 ** -decimalsOf(said) + 1e-6;

/** Scores with so many decimals are often means themselves, rounded: 7.83 for 47/6. */
const ROUNDED = 2;

/** Finds the variant that gives what most rows say, and the rows that it does not give. Null: too few rows to tell. */
export function recompute(rows: readonly Stated[], variants: readonly Variant[] = VARIANTS): Recomputed | null {
  if (rows.length < FEWEST) return null;
  const within = tolerance(rows.map(({ said }) => said));
  const exact = fitting(rows, variants, () => within);
  if (exact !== null) return exact;
  const decimals = decimalsOf(rows.flatMap(({ scores }) => scores));
  const rounded = decimals < ROUNDED ? null : 0.5 * 10 ** -decimals;
  // What each score lost by rounding adds up in their sum.
  const near = rounded === null ? null : fitting(rows, variants, (scores) => within + scores * rounded);
  return near ?? { variant: null, differing: [] };
}

function fitting(
  rows: readonly Stated[],
  variants: readonly Variant[],
  within: (scores: number) => number,
): Recomputed | null {
  let best: { readonly fits: number; readonly found: Recomputed } | null = null;
  for (const { name, of } of variants) {
    const differing: { at: number; expected: number }[] = [];
    let fits = 0;
    rows.forEach(({ scores, said }, at) => {
      const expected = of(scores);
      if (expected === null) return;
      if (Math.abs(expected - said) <= within(scores.length)) fits++;
      else differing.push({ at, expected });
    });
    if (fits > (best?.fits ?? 0)) best = { fits, found: { variant: name, differing } };
  }
  return best !== null && best.fits >= rows.length * SHARE ? best.found : null;
}

/** a·w + b·(1 − w), for shares in steps of a twentieth: 初赛 40 % and 决赛 60 %. */
export const SHARES: readonly Variant[] = Array.from({ length: 19 }, (_, i) => {
  const share = 5 * (i + 1);
  return {
    name: `${share} % + ${100 - share} %`,
    of: ([a, b, ...more]: readonly number[]) =>
      a === undefined || b === undefined || more.length > 0 ? null : (a * share + b * (100 - share)) / 100,
  };
});
