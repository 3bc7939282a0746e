import { useEffect } from "react";
import { useStore } from "zustand";
import { messageOf, useAppearance, useView, useWorkspace } from "../workspace.ts";
import { readingOf } from "./reading.ts";

/** Has the texts of entries read for theme-supply, if nobody has yet, and says how far that is. */
export default function EntryReading() {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const catalogue = useView((view) => view.catalogue);
  const { store, ensure } = readingOf(session).entryThemes;
  const step = useStore(store);
  useEffect(() => {
    if (catalogue !== null) void ensure();
  }, [catalogue, ensure]);
  return (
    <p className="entry-reading" role="status" data-step={step.kind}>
      {step.kind === "reading" ? t("themes.supply.reading", { done: step.done, of: step.of }) : null}
      {step.kind === "failed" ? t("themes.supply.failed", { message: messageOf(step.error) }) : null}
    </p>
  );
}
