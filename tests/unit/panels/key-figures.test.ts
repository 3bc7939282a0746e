import { describe, expect, it } from "vitest";
import { keyFigures } from "../../../src/panels/key-figures.ts";
import type { PanelContext } from "../../../src/panels/types.ts";
import { closing } from "../../fixtures/catalogue.ts";
import { catalogue, context, en, FUZHOU, inFuzhou, totals, zh } from "./contest.ts";

const answer = (within: PanelContext, results = totals) => {
  const figures = keyFigures.frame(results, totals, within);
  if (figures === null) throw new Error("no figures");
  return figures;
};
const values = (within: PanelContext, results = totals) =>
  Object.fromEntries(answer(within, results).figures.map((figure) => [figure.id, [figure.value, figure.unfiltered]]));

describe("key figures", () => {
  it("counts registrations, submissions, empty problems, lead organisations and days", () => {
    expect(values(context())).toEqual({
      registrations: [42, null],
      submissions: [24, null],
      "empty-problems": [2, null],
      organisations: [2, null],
      "days-left": [2, null],
    });
  });

  it("keeps the unfiltered figure beside the filtered one", () => {
    expect(values(context([FUZHOU]), inFuzhou)).toMatchObject({
      registrations: [10, 42],
      "empty-problems": [4, 2],
      organisations: [1, 2],
    });
  });

  it("counts empty problems among those a track clause leaves", () => {
    const selection = [{ kind: "points", field: "track", values: ["T10"] }] as const;
    expect(values(context(selection))["empty-problems"]).toEqual([0, 2]);
  });

  it("says what is missing instead of a number", () => {
    const within = { ...context(), catalogue: { ...catalogue, stages: [], loaded: ["entries" as const] } };
    const absent = answer(within).figures.map((figure) => [figure.value, figure.absent && zh(figure.absent)]);
    expect(absent.slice(3)).toEqual([
      [null, "尚未导入"],
      [null, "未设置截止时间"],
    ]);
  });

  it("says that the deadline has passed, reckoned from the day the data speak of", () => {
    const settings = { ...catalogue.settings, as_of: "2026-06-06T00:00:00" };
    const closed = answer({ ...context(), catalogue: { ...catalogue, settings } }).figures.at(-1);
    expect(closed).toMatchObject({ value: null, absent: "panels.key-figures.closed" });
  });

  it("reckons with the deadline as it was put off", () => {
    const [registration] = closing("2026-06-05T18:00:00");
    const stages = registration && [{ ...registration, extended_to: Date.parse("2026-06-12T18:00:00Z") }];
    expect(values({ ...context(), catalogue: { ...catalogue, ...(stages && { stages }) } })["days-left"]).toEqual([
      9,
      null,
    ]);
  });

  it("takes the last day in the data where no date is confirmed", () => {
    const settings = { ...catalogue.settings, as_of: null };
    const stages = closing("2026-06-20T18:00:00");
    expect(values({ ...context(), catalogue: { ...catalogue, settings, stages } })["days-left"]).toEqual([14, null]);
  });

  describe("beside the period before", () => {
    const previous = {
      label: "第 1 期",
      as_of: Date.UTC(2026, 4, 27),
      registrations: 30,
      submissions: 24,
      organisations: 3,
      problems_with_entries: 1,
    };
    const since = { ...context(), catalogue: { ...catalogue, previous } };

    it("says what each has grown by, or shrunk, or that it stands as it was", () => {
      // 42 − 30; 24 − 24; one of the problems had entries then, of which all but 2 have them now; 2 − 3.
      const empty = 2 - (catalogue.problems.length - 1);
      expect(answer(since).figures.map(({ change }) => change)).toEqual([12, 0, empty, -1, null]);
      expect(answer(since).summary(zh)).toBe(
        `截至6月3日12时，报名42个项目（较上期+12个），提交24个项目（与上期持平），零报名赛题2个（较上期−${-empty}个），参赛单位2家（较上期−1家），距报名截止2天。`,
      );
    });

    it("compares nothing under a filter, which that period was not asked under", () => {
      const within = { ...since, selection: [FUZHOU] };
      expect(answer(within, inFuzhou).figures.every(({ change }) => change === null)).toBe(true);
    });
  });

  it("gives one sentence ready to paste", () => {
    expect(answer(context()).summary(zh)).toBe(
      "截至6月3日12时，报名42个项目，提交24个项目，零报名赛题2个，参赛单位2家，距报名截止2天。",
    );
    expect(answer(context([FUZHOU]), inFuzhou).summary(en)).toBe(
      "Filtered view. As of 2026-06-03 12:00: 10 entries registered, 5 submitted, problems without a matching entry: 4, organisations: 1, days to the deadline: 2.",
    );
  });
});
