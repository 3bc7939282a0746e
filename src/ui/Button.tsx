import type { ButtonHTMLAttributes, Ref } from "react";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** quiet: in a panel's corner; plain: in a bar; strong: the one thing to do next. */
  readonly look?: "quiet" | "plain" | "strong";
  readonly ref?: Ref<HTMLButtonElement>;
  /** Has nothing to do now. Unlike `disabled` it keeps the focus, which a press may have left on it. */
  readonly idle?: boolean;
}

/** A native button. The first screen has no component library yet, and needs none for this. */
export function Button({ look = "quiet", className = "", idle = false, ...rest }: ButtonProps) {
  const waiting = idle ? { "aria-disabled": true, onClick: undefined } : {};
  return <button type="button" data-look={look} className={`ui-button ${className}`} {...rest} {...waiting} />;
}
