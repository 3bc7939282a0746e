import { isImported } from "../../panels/lookup.ts";
import type { Panel } from "../../panels/types.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useAppearance, useFilters, useView } from "../workspace.ts";

/** Nothing to show: because nothing was imported, or because nothing is left under the filters. */
export function EmptyPanel({ panel, height }: { readonly panel: Panel; readonly height: number }) {
  const { t } = useAppearance();
  const { go, clear } = useFilters((state) => state);
  const isMissing = useView(({ catalogue }) => !isImported(panel.needs, catalogue?.loaded ?? []));
  const isFiltered = useView(({ selection }) => selection.length > 0);
  if (isMissing) {
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
  return (
    <Notice
      tone="empty"
      height={height}
      title={t("screens.panel.empty")}
      action={
        isFiltered ? (
          <Button look="plain" onClick={() => clear()}>
            {t("screens.filters.clear")}
          </Button>
        ) : undefined
      }
    />
  );
}
