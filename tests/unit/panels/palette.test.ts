import { describe, expect, it } from "vitest";
import { contrast, DARK, inkOn, LIGHT, mix, toneOf } from "../../../src/panels/drawing/palette.ts";

it("reckons contrast as WCAG does", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
] as const)("the %s theme", (_name, theme) => {
  it("has text that reads on the ground and on the ghost", () => {
    for (const ink of [theme.text, theme.textSecondary]) {
      expect(contrast(ink, theme.background)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ink, theme.ghost)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("has marks that stand out from the ground", () => {
    for (const mark of [theme.data, theme.accent, theme.muted]) {
      expect(contrast(mark, theme.background)).toBeGreaterThanOrEqual(3);
    }
  });

  it("has cells whose figures read at every depth", () => {
    for (const tone of [theme.data, theme.accent, theme.muted]) {
      for (const depth of [0.22, 0.3, 0.4, 0.55]) {
        const fill = mix(tone, theme.background, depth);
        expect(contrast(inkOn(theme, fill), fill)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

it("mutes what is not chosen only once something is", () => {
  expect(toneOf(LIGHT, new Set(), "T01")).toBe(LIGHT.data);
  expect(toneOf(LIGHT, new Set(["T01"]), "T01")).toBe(LIGHT.accent);
  expect(toneOf(LIGHT, new Set(["T01"]), "T02")).toBe(LIGHT.muted);
  expect(toneOf(LIGHT, new Set(["T01"]), null)).toBe(LIGHT.muted);
});
