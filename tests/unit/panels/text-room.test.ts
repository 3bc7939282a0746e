import { describe, expect, it } from "vitest";
import { fittingLines, textWidth } from "../../../src/panels/drawing/text-room.ts";

const SIZE = 10;

describe("texts in the room they have", () => {
  it("stay on one line where they fit", () => {
    expect(fittingLines("工业制造", 40, SIZE, 2)).toEqual(["工业制造"]);
    expect(fittingLines("", 40, SIZE, 2)).toHaveLength(0);
  });

  it("break behind words, and Chinese behind any character; no blank comes in or stays at an end", () => {
    expect(fittingLines("Finance and credit", 70, SIZE, 3)).toEqual(["Finance and", "credit"]);
    expect(fittingLines("AI大模型应用", 42, SIZE, 3)).toEqual(["AI大模型", "应用"]);
  });

  it("are cut, once, where there are not lines enough", () => {
    const lines = fittingLines("Health care, medical insurance and Chinese medicine", 90, SIZE, 2);
    expect(lines).toEqual(["Health care,", "medical…"]);
    expect(fittingLines("Health care, medical", 90, SIZE, 1)).toEqual(["Health care…"]);
    for (const line of lines) expect(textWidth(line, SIZE)).toBeLessThanOrEqual(90);
  });

  it("are cut within a word that is wider than the line", () => {
    expect(fittingLines("Electroencephalography", 60, SIZE, 2)).toEqual(["Electroen…"]);
  });
});
