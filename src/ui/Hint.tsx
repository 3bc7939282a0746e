import { useEffect, useId, useState } from "react";

/** A small “i” that explains on hover (by style), focus and touch; Escape takes the text away. */
export function Hint({ label, text }: { readonly label: string; readonly text: string }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => {
      if (event.key === "Escape") setOpen(false);
    };
    window.addEventListener("keydown", close);
    return () => window.removeEventListener("keydown", close);
  }, [open]);
  const show = () => setOpen(true);
  const hide = () => setOpen(false);
  return (
    <span className="ui-hint">
      <button type="button" aria-label={label} aria-describedby={id} onFocus={show} onBlur={hide} onClick={show}>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
          <path d="M8 7.2v3.8" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
          <circle cx="8" cy="4.9" r=".9" fill="currentColor" />
        </svg>
      </button>
      <span role="tooltip" id={id} data-open={open}>
        {text}
      </span>
    </span>
  );
}
