import { useSyncExternalStore } from "react";

/**
 * Says in `data-printing` that the page is being laid out for paper. To be called before anything else listens for
 * printing: what measures itself then finds the paper's width already set.
 */
export function followPrinting(window: Window, root: HTMLElement): void {
  window.addEventListener("beforeprint", () => {
    root.dataset.printing = "";
  });
  window.addEventListener("afterprint", () => {
    delete root.dataset.printing;
  });
}

const subscribe = (changed: () => void) => {
  window.addEventListener("beforeprint", changed);
  window.addEventListener("afterprint", changed);
  return () => {
    window.removeEventListener("beforeprint", changed);
    window.removeEventListener("afterprint", changed);
  };
};

/** Whether the page is being laid out for paper. */
export const usePrinting = (): boolean =>
  useSyncExternalStore(subscribe, () => document.documentElement.dataset.printing !== undefined);
