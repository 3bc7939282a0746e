import { useAppearance, useFilters } from "../workspace.ts";

/** What the address held that could not be read: left out, and said. */
export function DroppedNotice() {
  const { t } = useAppearance();
  const dropped = useFilters((state) => state.dropped);
  if (dropped.length === 0) return null;
  return (
    <p className="filters-dropped" role="status">
      {t("screens.filters.dropped", { parts: dropped.map(({ part }) => part).join(t("screens.list")) })}
    </p>
  );
}
