import { useEffect, useState } from "react";
import { Button } from "./Button.tsx";

export interface CopyTextProps {
  readonly text: string;
  readonly label: string;
  /** Said when the text is on the clipboard. */
  readonly done: string;
}

/** How long the word stays that says it worked, in milliseconds. */
const SAID = 2_000;

/** Puts a text on the clipboard. Where the browser has none (plain http), there is no button: the text is in sight. */
export function CopyText({ text, label, done }: CopyTextProps) {
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), SAID);
    return () => clearTimeout(timer);
  }, [copied]);
  if (!("clipboard" in navigator)) return null;
  return (
    <Button onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}>
      {copied === text ? done : label}
    </Button>
  );
}
