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
