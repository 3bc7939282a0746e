import { expect, test } from "vitest";
import { createPreferences } from "../../../src/app/preferences.ts";

function storage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as Storage;
}

test("what a person chose is there the next time", () => {
  const kept = storage();
  createPreferences(() => kept).setState({ language: "en", mode: "dark" });
  expect(createPreferences(() => kept).getState()).toEqual({ language: "en", mode: "dark" });
});

test("Chinese, and the system's light or dark, until a person chooses", () => {
  expect(createPreferences(storage).getState()).toEqual({ language: "zh-CN", mode: "auto" });
});

test.each([
  ["is no JSON", "{"],
  ["names a language there is not", '{"language":"fr","mode":"auto"}'],
])("a kept choice that %s is left aside", (_, text) => {
  const kept = storage();
  kept.setItem("contest-lens.preferences", text);
  expect(createPreferences(() => kept).getState().language).toBe("zh-CN");
});

test("where the browser refuses storage, a choice still holds while the page is open", () => {
  const preferences = createPreferences(() => {
    throw new DOMException("refused", "SecurityError");
  });
  preferences.setState({ language: "en" });
  expect(preferences.getState().language).toBe("en");
});
