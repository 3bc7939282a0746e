import type { Salience, TermEntry } from "./lexicon.ts";
import type { Mention } from "./mentions.ts";
import { steady } from "./order.ts";

/**
 * Which term comes first, over all problems and within one. Counts alone would put what every problem says (数据资源)
 * before what a contest is about; so a term weighs by reach, by titles, by how much it stands on its own, and by
 * the salience that people gave it; within a problem also by how specific it is. Weights are whole numbers: equal is equal in every engine.
 */

/** How often a term stands in all problems together. */
export interface Totals {
  readonly problems: number;
  /** Problems with the term in their title. */
  readonly titles: number;
  readonly occurrences: number;
  /** Occurrences that are no part of a longer term. */
  readonly standing: number;
}

/** So much does a problem with the term in its title say beyond one with it in the text. */
const TITLE_REACH = 0.2;
const OVERALL: Readonly<Record<Salience, number>> = { core: 2.2, plain: 1, general: 0.4 };

/**
 * The weight of a term over all problems: salience × standing × (log₂(1 + problems) + 0.2 · log₂(1 + titles)). Standing
 * runs from 0.6 (only within longer terms) to 1.
 */
export function overallWeight({ salience }: TermEntry, { problems, titles, occurrences, standing }: Totals): number {
  const reach = Math.log2(1 + problems) + TITLE_REACH * Math.log2(1 + titles);
  const alone = 0.6 + 0.4 * (standing / Math.max(1, occurrences));
  return steady(OVERALL[salience] * alone * reach);
}

/** A word in a title says more about a problem than one in its text. */
const TITLE_WEIGHT = 3;
const WITHIN: Readonly<Record<Salience, number>> = { core: 1.25, plain: 1, general: 0.6 };
/** A mention within a longer term says less than one that stands alone, and least where the word is not central. */
const NESTED: Readonly<Record<Salience, number>> = { core: 0.5, plain: 0.2, general: 0.1 };
/** Longer terms are more specific; beyond this many characters length says no more. */
const LONGEST_SPECIFIC = 6;
/** Keeps a term of one problem from outweighing a well-known one of three: both are the problem's own. */
const RARITY_SMOOTHING = 4;

/**
 * The weight of a term within a problem: salience × ln(1 + emphasis) × ln(1 + problems / (4 + problems with the term)) ×
 * √length, which is tf-idf with the title counted threefold and the more specific term first.
 *
 * @param problemsWithTerm how many of all `problems` have it
 */
export function weightWithin(mention: Mention, problemsWithTerm: number, problems: number): number {
  const { entry, occurrences_title, occurrences_text, standing_title, standing_text } = mention;
  const nested = NESTED[entry.salience];
  const counted = (all: number, standing: number): number => standing + nested * (all - standing);
  const emphasis = TITLE_WEIGHT * counted(occurrences_title, standing_title) + counted(occurrences_text, standing_text);
  const rarity = Math.log(1 + problems / (RARITY_SMOOTHING + problemsWithTerm));
  const specificity = Math.sqrt(Math.min(entry.term.length, LONGEST_SPECIFIC));
  return steady(WITHIN[entry.salience] * Math.log(1 + emphasis) * rarity * specificity);
}

const BESIDE_LONGER: Readonly<Record<Salience, number>> = { core: 0.8, plain: 0.6, general: 0.6 };

/** What is left of the weight of a term that is part of one ranked before it (算力 beside 算力资源). */
export const besideLonger = ({ salience }: TermEntry, weight: number): number =>
  Math.round(weight * BESIDE_LONGER[salience]);
