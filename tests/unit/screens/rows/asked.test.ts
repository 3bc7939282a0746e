import { expect, it } from "vitest";
import type { Clause } from "../../../../src/filters/clauses.ts";
import { coverageByTrack } from "../../../../src/panels/coverage/coverage-by-track.ts";
import { rowsOfPanel } from "../../../../src/screens/rows/asked.ts";
import { context, FUZHOU } from "../../panels/contest.ts";

const track = (...values: string[]): Clause => ({ kind: "points", field: "track", values });

it("the rows behind a panel are those that every clause leaves, its own too", () => {
  const selection = [track("T01"), FUZHOU];
  expect(rowsOfPanel(coverageByTrack, context(selection), null).question).toMatchObject({
    behind: { kind: "entries", where: "is_registration = 1" },
    context: { selection },
    own: "track",
    marks: [track("T01")],
  });
});

it("the rows behind a mark are counted as the mark is: without the panel's own clause", () => {
  const { question } = rowsOfPanel(coverageByTrack, context([track("T01"), FUZHOU]), [track("T02")]);
  expect(question.context.selection).toEqual([FUZHOU, track("T02")]);
  expect(question.marks).toEqual([track("T02")]);
});

it("what a mark says more narrowly than the selection is said once; what it says differently both holds", () => {
  const said = (present: Clause) =>
    rowsOfPanel(coverageByTrack, context([present]), [FUZHOU]).question.context.selection;
  expect(said(FUZHOU)).toEqual([FUZHOU]);
  expect(said({ kind: "points", field: "area", values: ["福州", "厦门"] })).toEqual([FUZHOU]);
  const elsewhere: Clause = { kind: "points", field: "area", values: ["厦门"] };
  expect(said(elsewhere)).toEqual([elsewhere, FUZHOU]);
});
