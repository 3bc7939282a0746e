import type { Rule } from "./rules.ts";

/** What is said of a file: repairs, doubts and rejections, each with its places. */

export type Severity = "error" | "warning" | "info";

export interface Example {
  readonly row: number;
  readonly column: string | null;
  /** As it stood in the file; left out where the column is personal. */
  readonly value: string | null;
  /** What is used in its place, where that is neither the same nor a blank. */
  readonly after?: string;
}

export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly count: number;
  /** The first few; `count` is how many there are. */
  readonly examples: readonly Example[];
  /** The others, up to FURTHER of them; absent where there are none. */
  readonly further?: readonly Example[];
  /** What the rule's text names in braces. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** The same finding with each of its places as `change` makes it. */
export const withPlaces = (finding: Finding, change: (place: Example) => Example): Finding => ({
  ...finding,
  examples: finding.examples.map(change),
  ...(finding.further === undefined ? {} : { further: finding.further.map(change) }),
});

const EXAMPLES = 5;
const FURTHER = 5000;

/** Collects findings: one a rule and set of values, counting every case and keeping the first few. */
export class Findings {
  readonly #found = new Map<
    string,
    {
      finding: Omit<Finding, "count" | "examples" | "further">;
      count: number;
      examples: Example[];
      further: Example[];
    }
  >();

  add(
    rule: Rule,
    severity: Severity,
    example: Example | null = null,
    values: Readonly<Record<string, string | number>> = {},
    count = 1,
  ): void {
    const key = `${rule} ${JSON.stringify(values)}`;
    let entry = this.#found.get(key);
    if (entry === undefined) {
      entry = { finding: { rule, severity, values }, count: 0, examples: [], further: [] };
      this.#found.set(key, entry);
    }
    entry.count += count;
    if (example === null) return;
    if (entry.examples.length < EXAMPLES) entry.examples.push(example);
    else if (entry.further.length < FURTHER) entry.further.push(example);
  }

  list(): readonly Finding[] {
    return [...this.#found.values()].map(({ finding, count, examples, further }) => ({
      ...finding,
      count,
      examples,
      ...(further.length === 0 ? {} : { further }),
    }));
  }
}
