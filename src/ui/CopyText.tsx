import { useEffect, useState } from "react";
import { Button } from "./Button.tsx";

export interface CopyTextProps {
  readonly text: string;
  readonly label: string;
  /** Said when the text is on the clipboard. */
  readonly done: string;
  /** Said when the browser did not take it. */
  readonly failed: string;
}

/** How long the word stays that says how it went, in milliseconds. */
const SAID = 2_000;

/**
 * Copies as browsers did before they had a clipboard to write to, which over plain http is how it still goes.
 * Whether it worked.
 */
function copySelected(text: string): boolean {
  const field = document.createElement("textarea");
  const focused = document.activeElement;
  field.value = text;
  field.className = "ui-hidden";
  // Within a dialog, whose focus may go nowhere else.
  (focused?.parentElement ?? document.body).append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

async function copy(text: string): Promise<boolean> {
  if (!("clipboard" in navigator)) return copySelected(text);
  // Refused to a page without the focus, or by a policy of the office.
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => copySelected(text),
  );
}

/** Puts a text on the clipboard, and says whether it is there. */
export function CopyText({ text, label, done, failed }: CopyTextProps) {
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly copied: boolean } | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SAID);
    return () => clearTimeout(timer);
  }, [outcome]);
  const said = outcome?.text !== text ? label : outcome.copied ? done : failed;
  return <Button onClick={() => void copy(text).then((copied) => setOutcome({ text, copied }))}>{said}</Button>;
}
