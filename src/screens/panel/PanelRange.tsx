import { type Field, type RangeClause, rangeFieldOf } from "../../filters/clauses.ts";
import { clauseOf } from "../../filters/selection.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import { RangeSliders } from "../../ui/RangeSliders.tsx";
import { describeClause, fieldName } from "../filters/wording.ts";
import { useAppearance, useFilters, useView, useWorkspace } from "../workspace.ts";

export interface PanelRangeProps {
  readonly catalogue: Catalogue;
  readonly field: Field;
  /** Where the range can begin and end, ascending. */
  readonly stops: readonly number[];
}

/** The place of the last stop that is no higher, or of the first that is no lower. */
const placeOf = (stops: readonly number[], value: number, side: "from" | "to"): number =>
  side === "from"
    ? Math.max(
        0,
        stops.findLastIndex((stop) => stop <= value),
      )
    : ((place) => (place < 0 ? stops.length - 1 : place))(stops.findIndex((stop) => stop >= value));

/** What a drag over a chart does, without a pointer: the range that the panel selects by, by its two ends. */
export function PanelRange({ catalogue, field, stops }: PanelRangeProps) {
  const { t, language } = useAppearance();
  const { selection, settings } = useView((view) => view);
  const { pointer } = useWorkspace();
  const { preview, commit, clear } = useFilters((state) => state);
  const rangeField = rangeFieldOf(field);
  const steps = stops.length - 1;
  if (rangeField === undefined || steps < 1) return null;
  const words = { catalogue, settings, language, t };
  const rangeAt = ([from, to]: readonly [number, number]): RangeClause => ({
    kind: "range",
    field: rangeField,
    from: stops[from] ?? 0,
    to: stops[to] ?? 0,
  });
  const chosen = clauseOf(selection, field);
  const first = chosen?.kind === "range" ? Math.min(placeOf(stops, chosen.from, "from"), steps - 1) : 0;
  const last = chosen?.kind === "range" ? Math.max(placeOf(stops, chosen.to, "to"), first + 1) : steps;
  const shown = chosen?.kind === "range" ? chosen : rangeAt([0, steps]);
  return (
    <RangeSliders
      label={fieldName(field, words)}
      fromLabel={t("screens.filters.from")}
      toLabel={t("screens.range.to")}
      text={describeClause(shown, words).value}
      steps={steps}
      value={[first, last]}
      onChange={(ends) => {
        pointer.setState({ isDragging: true });
        preview(rangeAt(ends));
      }}
      onEnd={() => {
        if (!pointer.getState().isDragging) return;
        pointer.setState({ isDragging: false });
        // All of it is no filter.
        if (first === 0 && last === steps) clear(field);
        else commit();
      }}
    />
  );
}
