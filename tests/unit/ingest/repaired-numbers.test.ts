import { expect, it } from "vitest";
import { found, imported, source } from "./sheets.ts";

it("a number that was not written as one is told with what stood there and what is used", () => {
  const cells = ["95分", "８７．５", "1,234", " 80 ", "0", 90, "缺考", ""];
  const scores = source(
    ["项目编号", "环节", "评委", "得分"],
    cells.map((cell, i) => [`A${i}`, "初赛", "甲", cell]),
  );
  const finding = found(imported([scores]), "number_repaired");
  expect(finding?.examples).toEqual([
    { row: 2, column: "得分", value: "95分", after: "95" },
    { row: 3, column: "得分", value: "８７．５", after: "87.5" },
    { row: 4, column: "得分", value: "1,234", after: "1234" },
  ]);
  expect(finding).toMatchObject({ severity: "info", count: 3 });
});
