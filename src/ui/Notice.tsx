import type { ReactNode } from "react";

export interface NoticeProps {
  readonly tone: "empty" | "error";
  readonly title: string;
  readonly detail?: string;
  /** The way out: a link or a button. */
  readonly action?: ReactNode;
  /** CSS pixels that the notice fills, so that nothing moves when a chart takes its place. */
  readonly height?: number;
}

/** Says in words why there is nothing to see, and what to do about it. */
export function Notice({ tone, title, detail, action, height }: NoticeProps) {
  return (
    <div
      className="ui-notice"
      data-tone={tone}
      role={tone === "error" ? "alert" : "status"}
      style={{ minHeight: height }}
    >
      <p className="ui-notice-title">{title}</p>
      {detail === undefined ? null : <p className="ui-notice-detail">{detail}</p>}
      {action}
    </div>
  );
}
