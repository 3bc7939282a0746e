import type { Example, Finding } from "../table/findings.ts";

const placesOf = ({ examples, further = [] }: Finding): readonly Example[] => [...examples, ...further];

/**
 * A row that stands twice cell by cell has the key of the other, too: told as what it is more exactly, and not once
 * more among those whose key alone is there already.
 */
export function toldOnce(findings: readonly Finding[]): readonly Finding[] {
  const repeated = new Set(
    findings.flatMap((finding) => (finding.rule === "repeated_row" ? placesOf(finding).map(({ row }) => row) : [])),
  );
  if (repeated.size === 0) return findings;
  return findings.flatMap((finding) => {
    if (finding.rule !== "duplicate_key") return [finding];
    const places = placesOf(finding).filter(({ row }) => !repeated.has(row));
    const count = finding.count - (placesOf(finding).length - places.length);
    // Places are listed up to a number: what lies beyond is of the kind of all that are.
    if (places.length === 0) return [];
    const { examples, further: _, ...rest } = finding;
    const further = places.slice(examples.length);
    return [
      { ...rest, count, examples: places.slice(0, examples.length), ...(further.length === 0 ? {} : { further }) },
    ];
  });
}
