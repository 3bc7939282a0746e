import { useAppearance, useFilters } from "../workspace.ts";

/** What the address held that could not be read, and what was selected and is gone: left out, and said. */
export function DroppedNotice() {
  const { t } = useAppearance();
  const dropped = useFilters((state) => state.dropped);
  if (dropped.length === 0) return null;
  const said = (key: "screens.filters.dropped" | "screens.filters.gone", isMeant: (gone: boolean) => boolean) => {
    const parts = dropped.filter(({ reason }) => isMeant(reason === "gone")).map(({ part }) => part);
    return parts.length === 0 ? [] : [t(key, { parts: parts.join(t("screens.list")) })];
  };
  return (
    <p className="filters-dropped" role="status">
      {[...said("screens.filters.dropped", (gone) => !gone), ...said("screens.filters.gone", (gone) => gone)].join(" ")}
    </p>
  );
}
