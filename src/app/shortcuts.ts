import type { FilterState } from "../filters/store.ts";

type Keys = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** Ctrl-Z and Ctrl-Shift-Z (⌘ on a Mac); null for any other key. */
export function historyStep(event: Keys): "undo" | "redo" | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return null;
  return event.shiftKey ? "redo" : "undo";
}

/** Where Ctrl-Z belongs to what is being typed. */
const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement &&
      !["radio", "checkbox", "button", "submit", "file", "range"].includes(target.type)));

/** Undo and redo by keyboard, within the app. */
export function listenForShortcuts(window: Window, filters: { getState(): FilterState }): void {
  window.addEventListener("keydown", (event) => {
    const step = historyStep(event);
    if (step === null || event.defaultPrevented || isTextField(event.target)) return;
    event.preventDefault();
    filters.getState()[step]();
  });
}
