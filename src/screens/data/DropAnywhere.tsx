import "./drop.css";
import { useCallback, useState } from "react";
import { DATA_TAB } from "../SettingsLink.tsx";
import { useAppearance, useWorkspace } from "../workspace.ts";
import { useDrop } from "./drop.ts";
import { type Chosen, droppedFiles } from "./dropped-files.ts";

/** Whatever screen is open: files that are dropped go to the data screen, and never take the page's place. */
export default function DropAnywhere() {
  const { t } = useAppearance();
  const { session, keeper, filters } = useWorkspace();
  const [, fail] = useState(null);
  const take = useCallback(
    async (dropped: Promise<Chosen>) => {
      const { route, settings, go, choose } = filters.getState();
      if (route !== "data") go("data");
      if (settings.choices[DATA_TAB] !== undefined) choose(DATA_TAB, null);
      const [{ addFiles }, { importStoreOf }] = await Promise.all([
        import("./sets/add-files.ts"),
        import("./start-import.ts"),
      ]);
      await addFiles(await dropped, importStoreOf(session), keeper);
    },
    [session, keeper, filters],
  );
  const onFiles = useCallback(
    (dropped: DataTransfer) =>
      void take(droppedFiles(dropped)).catch((error: unknown) =>
        fail(() => {
          throw error;
        }),
      ),
    [take],
  );
  if (!useDrop(onFiles)) return null;
  return (
    <div className="drop-anywhere" role="status">
      <p>
        <strong>{t("data.drop")}</strong>
        <br />
        {t("data.drop.where")}
      </p>
    </div>
  );
}
