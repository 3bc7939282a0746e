import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";

/** How far the text begins before the button, and stays from the window's edges, in CSS pixels. */
const BEFORE = 96;
const EDGE = 12;

/** Moves a text that is in sight, and has its width therefore, to where the window holds it. */
function keepInWindow(text: HTMLElement): void {
  const around = text.parentElement?.getBoundingClientRect();
  if (around === undefined) return;
  const farthest = document.documentElement.clientWidth - EDGE - text.offsetWidth;
  const left = Math.max(EDGE, Math.min(around.left - BEFORE, farthest));
  text.style.left = `${left - around.left}px`;
}

/** A small “i” that explains on hover (by style), focus and touch; Escape takes the text away. */
export function Hint({ label, text }: { readonly label: string; readonly text: string }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const tip = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => {
      if (event.key === "Escape") setOpen(false);
    };
    window.addEventListener("keydown", close);
    return () => window.removeEventListener("keydown", close);
  }, [open]);
  const show = () => setOpen(true);
  useLayoutEffect(() => {
    if (open && tip.current !== null) keepInWindow(tip.current);
  }, [open]);
  const hide = () => setOpen(false);
  return (
    <span className="ui-hint">
      <button
        type="button"
        aria-label={label}
        aria-describedby={id}
        onPointerEnter={() => tip.current !== null && keepInWindow(tip.current)}
        onFocus={show}
        onBlur={hide}
        onClick={show}
      >
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
          <path d="M8 7.2v3.8" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
          <circle cx="8" cy="4.9" r=".9" fill="currentColor" />
        </svg>
      </button>
      <span ref={tip} role="tooltip" id={id} data-open={open}>
        {text}
      </span>
    </span>
  );
}
