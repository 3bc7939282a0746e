import { describe, expect, it } from "vitest";
import type { ModelRow } from "../../../src/ingest/build/table-builder.ts";
import { catalogueTables, leavesCatalogue } from "../../../src/screens/data/catalogue-tables.ts";

const track = (no: number, name: string, more: ModelRow = {}): ModelRow => ({
  track_id: `T0${no}`,
  track_no: no,
  track_name: name,
  ...more,
});
const problem = (track: number, no: number, title: string, more: ModelRow = {}): ModelRow => ({
  problem_id: `T0${track}-P0${no}`,
  track_id: `T0${track}`,
  problem_no: no,
  problem_title: title,
  problem_text: `围绕${title}`,
  ...more,
});

const LOADED = {
  tracks: [track(1, "工业制造", { host_org: "省工信厅" }), track(2, "现代农业"), track(3, "商贸流通")],
  problems: [
    problem(1, 1, "质检", { max_entries: 20 }),
    problem(1, 2, "维护"),
    problem(2, 1, "茶产业"),
    problem(3, 1, "跨境物流"),
  ],
};
const list = (tracks: readonly ModelRow[], problems: readonly ModelRow[], isWhole = false) =>
  catalogueTables({ tracks, problems, isWhole }, LOADED, undefined);

describe("what files say a contest offers", () => {
  it("leaves the catalogue as it is where they say the same, or less of it", () => {
    const bare = LOADED.problems.map((row) => ({ ...row, problem_text: null, max_entries: null, source_row: 7 }));
    const { change, tables } = list(LOADED.tracks, bare);
    expect(leavesCatalogue(change)).toBe(true);
    expect(change.same).toBe(4);
    expect(tables.map(({ table, rows, brought }) => [table, rows, brought]).slice(0, 2)).toEqual([
      ["tracks", 3, 3],
      ["problems", 4, 4],
    ]);
  });

  it("of one track leaves the others, and counts what is new, changed and gone in that one", () => {
    const { change, tables } = list(
      [track(1, "工业制造")],
      [problem(1, 1, "质检", { problem_text: "另一内容" }), problem(1, 3, "排产")],
    );
    expect(change).toEqual({ added: 1, changed: 1, same: 2, gone: 1, tracksChanged: 0, tracksKept: 2 });
    expect(tables[1]).toMatchObject({ table: "problems", rows: 4, brought: 2 });
  });

  it("of several tracks, and of no fewer than it lacks, is all of it, as an announcement always is", () => {
    const two = [track(1, "工业制造"), track(2, "现代农业")];
    const problems = LOADED.problems.slice(0, 3);
    expect(list(two, problems).change).toMatchObject({ gone: 1, tracksChanged: 1, tracksKept: 0 });
    const announced = list([track(1, "工业制造")], LOADED.problems.slice(0, 2), true);
    expect(announced.change).toMatchObject({ gone: 2, tracksKept: 0 });
  });

  it("of another contest takes the place of it all", () => {
    const { change } = list([track(1, "Health")], [problem(1, 1, "Triage")]);
    expect(change).toMatchObject({ changed: 1, gone: 3, tracksKept: 0 });
  });
});
