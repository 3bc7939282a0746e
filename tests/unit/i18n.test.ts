import { expect, test } from "vitest";
import { translator } from "../../src/i18n/index.ts";

test("each language gives its own text for a key", () => {
  expect(translator("zh-CN")("app.title")).toBe("赛析");
  expect(translator("en")("app.title")).toBe("Contest Lens");
});
