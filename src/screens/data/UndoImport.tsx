import Button from "antd/es/button";
import { useState } from "react";
import { useAppearance } from "../workspace.ts";
import type { ImportStore } from "./import-state.ts";

/** Takes the last import back; what that takes of time is seen from the press on, and a second press does nothing. */
export function UndoImport({ store, disabled = false }: { readonly store: ImportStore; readonly disabled?: boolean }) {
  const { t } = useAppearance();
  const [isBusy, setBusy] = useState(false);
  return (
    <Button
      size="small"
      disabled={disabled}
      loading={isBusy}
      onClick={() => {
        setBusy(true);
        void store.actions.undo().finally(() => setBusy(false));
      }}
    >
      {t("data.undo")}
    </Button>
  );
}
