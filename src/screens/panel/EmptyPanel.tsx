import { missingOf } from "../../panels/lookup.ts";
import { listed } from "../../panels/sentence.ts";
import type { Panel } from "../../panels/types.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useAppearance, useFilters, useView } from "../workspace.ts";
import { NothingLeft } from "./NothingLeft.tsx";

/** Nothing to show: because nothing was imported, or because nothing is left under the filters. */
export function EmptyPanel({ panel, height }: { readonly panel: Panel; readonly height: number }) {
  const { t } = useAppearance();
  const go = useFilters((state) => state.go);
  const catalogue = useView((view) => view.catalogue);
  const missing = missingOf(panel.needs, catalogue?.loaded ?? []);
  if (missing.length === 0) return <NothingLeft height={height} />;
  const tables = missing.map((any) => any.map((table) => t(`data.table.${table}`)).join(t("screens.panel.or")));
  return (
    <Notice
      tone="empty"
      height={height}
      title={t("screens.panel.not-imported")}
      detail={t("screens.panel.not-imported.detail", { tables: listed(t, tables) })}
      action={
        <Button look="plain" onClick={() => go("data")}>
          {t("screens.panel.import")}
        </Button>
      }
    />
  );
}
