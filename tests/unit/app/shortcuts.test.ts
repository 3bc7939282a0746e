import { expect, test } from "vitest";
import { historyStep } from "../../../src/app/shortcuts.ts";

const pressed = (
  key: string,
  modifiers: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey" | "altKey", true>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers,
});

test("Ctrl-Z and ⌘-Z go back, with Shift forward", () => {
  expect(historyStep(pressed("z", { ctrlKey: true }))).toBe("undo");
  expect(historyStep(pressed("z", { metaKey: true }))).toBe("undo");
  expect(historyStep(pressed("Z", { ctrlKey: true, shiftKey: true }))).toBe("redo");
});

test("no other key does", () => {
  expect(historyStep(pressed("z"))).toBeNull();
  expect(historyStep(pressed("y", { ctrlKey: true }))).toBeNull();
  expect(historyStep(pressed("z", { ctrlKey: true, altKey: true }))).toBeNull();
});
