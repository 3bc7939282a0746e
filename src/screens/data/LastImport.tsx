import { useStore } from "zustand";
import { formatMoment } from "../../panels/format.ts";
import { useAppearance, useWorkspace } from "../workspace.ts";
import type { ImportStore } from "./import-state.ts";
import { UndoImport } from "./UndoImport.tsx";

/** The import that the data come from, also of another day, and the way back; nothing where something else came after. */
export function LastImport({ store }: { readonly store: ImportStore }) {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const imported = useStore(session.store, ({ canUndo }) => (canUndo ? session.data()?.imported : undefined));
  const isBusy = useStore(store, ({ step }) => step.kind === "importing");
  if (imported === undefined) return null;
  const { at, files } = imported;
  return (
    <div className="data-file data-last">
      <span>{t("data.last-import", { at: formatMoment(at), files: files.join(t("data.list")) })}</span>
      <span className="data-quiet">{t("data.last-import.undo")}</span>
      <UndoImport store={store} disabled={isBusy} />
    </div>
  );
}
