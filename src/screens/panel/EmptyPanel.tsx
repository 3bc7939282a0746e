import { isImported } from "../../panels/lookup.ts";
import type { Panel } from "../../panels/types.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useAppearance, useFilters, useView } from "../workspace.ts";
import { NothingLeft } from "./NothingLeft.tsx";

/** Nothing to show: because nothing was imported, or because nothing is left under the filters. */
export function EmptyPanel({ panel, height }: { readonly panel: Panel; readonly height: number }) {
  const { t } = useAppearance();
  const go = useFilters((state) => state.go);
  const isMissing = useView(({ catalogue }) => !isImported(panel.needs, catalogue?.loaded ?? []));
  if (!isMissing) return <NothingLeft height={height} />;
  return (
    <Notice
      tone="empty"
      height={height}
      title={t("screens.panel.not-imported")}
      detail={t("screens.panel.not-imported.detail")}
      action={
        <Button look="plain" onClick={() => go("data")}>
          {t("screens.panel.import")}
        </Button>
      }
    />
  );
}
