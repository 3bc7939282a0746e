import { type ReactNode, useEffect, useState } from "react";

interface Props {
  readonly className: string;
  readonly summary: ReactNode;
  readonly isOpenAtFirst?: boolean;
  /** Something inside wants to be seen; once it does not, what is open stays so. */
  readonly calls: boolean;
  readonly children: ReactNode;
}

/** A part of the page that opens and closes, and opens by itself where something inside is wrong. */
export function Disclosure({ className, summary, isOpenAtFirst = false, calls, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst || calls);
  useEffect(() => {
    if (calls) setOpen(true);
  }, [calls]);
  return (
    <details className={className} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
