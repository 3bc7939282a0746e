import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useAppearance, useFilters, useView } from "../workspace.ts";

/** Nothing is left to show; where filters are the reason, the way out clears them. */
export function NothingLeft({ height }: { readonly height: number }) {
  const { t } = useAppearance();
  const clear = useFilters((state) => state.clear);
  const isFiltered = useView(({ selection }) => selection.length > 0);
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
