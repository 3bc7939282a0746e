import { expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/filters/clauses.ts";
import { panelControl } from "../../../src/panels/control.ts";

const order = panelControl("coverage-by-track", "order", {
  label: "screens.order",
  values: { official: "screens.order.official", count: "screens.order.count" },
  initial: "official",
});
const chosen = (value: string) => order.read({ ...DEFAULT_SETTINGS, choices: { "coverage-by-track.order": value } });

it("reads a panel's own choice back", () => {
  expect(chosen("count")).toBe("count");
});

it("stands on its default where nothing is chosen, or something that there is not", () => {
  expect(order.read(DEFAULT_SETTINGS)).toBe("official");
  expect(chosen("size")).toBe("official");
});
