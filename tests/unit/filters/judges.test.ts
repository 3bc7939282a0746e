import fc from "fast-check";
import { expect, it } from "vitest";
import { isJudgeKey, judgeKey, judgePlace, judgesOfKeys } from "../../../src/filters/judges.ts";

const judges = ["J01", "a_7", "13800138000", "ZhangWei", "王一", "评委2"];

it("a code is its own key, whatever may be a name or a person's number stands by its place", () => {
  expect(judges.map((judge) => judgeKey(judge, { judges }))).toEqual(["J01", "a_7", "~3", "~4", "~5", "~6"]);
  expect(judges.map((judge) => judgePlace(judgeKey(judge, { judges })))).toEqual([null, null, 3, 4, 5, 6]);
});

it("a key leads back to its judge, and a place beyond them to nobody", () => {
  const keys = judges.map((judge) => judgeKey(judge, { judges }));
  expect(judgesOfKeys(keys, { judges })).toEqual(judges);
  expect(judgesOfKeys(["~7", "J99"], { judges })).toEqual(["J99"]);
});

it("every judge has a key, each a different one, and none of them is a name", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1 })), (names) => {
      const keys = names.map((name) => judgeKey(name, { judges: names }));
      expect(new Set(keys).size).toBe(names.length);
      expect(keys.every(isJudgeKey)).toBe(true);
      expect(judgesOfKeys(keys, { judges: names })).toEqual(names);
    }),
  );
});
