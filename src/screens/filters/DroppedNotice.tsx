import { useAppearance, useFilters } from "../workspace.ts";

/** What was left out for one reason, in words; null: nothing was. */
function useSaid(key: "screens.filters.dropped" | "screens.filters.gone"): string | null {
  const { t } = useAppearance();
  const dropped = useFilters((state) => state.dropped);
  const parts = dropped
    .filter(({ reason }) => (reason === "gone") === (key === "screens.filters.gone"))
    .map(({ part }) => part);
  return parts.length === 0 ? null : t(key, { parts: parts.join(t("screens.list")) });
}

/** What the address held that could not be read, and what was selected and is gone: left out, and said. */
export function DroppedNotice() {
  const said = [useSaid("screens.filters.dropped"), useSaid("screens.filters.gone")].filter((part) => part !== null);
  return said.length === 0 ? null : (
    <p className="filters-dropped" role="status">
      {said.join(" ")}
    </p>
  );
}

/** That terms have gone from the filter, once more where they were taken away: the filters may be far above. */
export function GoneTerms() {
  const said = useSaid("screens.filters.gone");
  return said === null ? null : <p className="filters-dropped">{said}</p>;
}
