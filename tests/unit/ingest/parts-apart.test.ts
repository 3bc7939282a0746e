import { describe, expect, it } from "vitest";
import { partsApart, spreadQuery } from "../../../src/ingest/periods/merge-queries.ts";

/** What the query tells of rows given (first) and loaded (second): stage, judge, criterion, round. */
function told(
  rows: readonly [number, number],
  ...parts: readonly (readonly (readonly [n: number, low: string | null, high: string | null])[])[]
) {
  return {
    rows,
    ...Object.fromEntries(
      parts.flatMap((sides, i) => [
        [`n_${i}`, sides.map(([n]) => n)],
        [`low_${i}`, sides.map(([, low]) => low)],
        [`high_${i}`, sides.map(([, , high]) => high)],
      ]),
    ),
  };
}

const judges = [
  [3, "J1", "J3"],
  [2, "J1", "J2"],
] as const;
const total = [
  [3, "总分", "总分"],
  [2, "总分", "总分"],
] as const;
const noRound = [
  [0, null, null],
  [0, null, null],
] as const;
const stage = (given: string, loaded: string) =>
  [
    [3, given, given],
    [2, loaded, loaded],
  ] as const;

describe("the parts of a key that tell rows apart", () => {
  it("are not those that say one thing, or nothing, in all rows given and loaded", () => {
    expect(partsApart("scores", told([3, 2], stage("final", "final"), judges, total, noRound))).toEqual([
      "entry_id",
      "judge_id",
    ]);
  });

  it("are those that say one thing in the rows given and another in those loaded", () => {
    expect(partsApart("scores", told([3, 2], stage("final", "preliminary"), judges, total, noRound))).toContain(
      "stage",
    );
  });

  it("are those that some rows have and others do not", () => {
    const someRounds = [
      [1, "2", "2"],
      [0, null, null],
    ] as const;
    expect(partsApart("scores", told([3, 2], stage("final", "final"), judges, total, someRounds))).toContain("round");
    const roundsOfOneSide = [
      [3, "1", "1"],
      [0, null, null],
    ] as const;
    expect(partsApart("scores", told([3, 2], stage("final", "final"), judges, total, roundsOfOneSide))).toContain(
      "round",
    );
  });

  it("are all where no part is one of few", () => {
    expect(spreadQuery("entries")).toBeNull();
    expect(partsApart("entries", {})).toEqual(["entry_id"]);
  });

  it("are asked of a side without rows in vain: the other one tells", () => {
    const alone = [
      [0, null, null],
      [2, "final", "final"],
    ] as const;
    const none = told([0, 2], alone, [[0, null, null], judges[1]], [[0, null, null], total[1]], noRound);
    expect(partsApart("scores", none)).toEqual(["entry_id", "judge_id"]);
  });
});
