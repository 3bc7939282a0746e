import { isExtraField } from "../../filters/clauses.ts";
import type { Cell } from "../../model/columns.ts";
import type { MessageKey, Translate } from "../../model/messages.ts";
import { extraColumn } from "../extra-fields.ts";
import type { TableColumn, TableData } from "../types.ts";
import { timeFacetName } from "./time-facets.ts";
import { type Period, periodsCounted } from "./time-periods.ts";
import type { TimeFacet, TimeFacets, TimeView } from "./time-view.ts";

/** A row a day, or a week by its first day; where time is split, each track or area one after the other. */

const figure = (name: string, label: MessageKey, format: TableColumn["format"], t: Translate): TableColumn => ({
  name,
  label: t(label),
  format,
});

function facetColumns(facets: TimeFacets | null, t: Translate): readonly TableColumn[] {
  if (facets === null) return [];
  if (isExtraField(facets.field)) return [extraColumn(facets.field)];
  if (facets.field === "area") return [figure("area", "columns.area", "text", t)];
  return [figure("track_no", "columns.track_no", "integer", t), figure("track_name", "columns.track_name", "text", t)];
}

function facetCells(facets: TimeFacets, part: TimeFacet, t: Translate): readonly Cell[] {
  const name = timeFacetName(facets, part, t);
  return facets.field === "track" ? [part.track?.track_no ?? null, name] : [name];
}

export function timeTable({ unit, line, facets }: TimeView, t: Translate): TableData {
  const rowOf = (period: Period, facet: readonly Cell[]): readonly Cell[] => [
    period.day,
    period.registrations,
    period.cumulativeRegistrations,
    period.submissions,
    period.cumulativeSubmissions,
    ...facet,
    period.allRegistrations,
  ];
  return {
    columns: [
      figure("date", unit === "day" ? "columns.date" : "columns.week", "date", t),
      figure("registrations", "columns.registrations", "integer", t),
      figure("cumulative_registrations", "columns.cumulative_registrations", "integer", t),
      figure("submissions", "columns.submissions", "integer", t),
      figure("cumulative_submissions", "columns.cumulative_submissions", "integer", t),
      ...facetColumns(facets, t),
      figure("registrations_unfiltered", "columns.registrations_unfiltered", "integer", t),
    ],
    rows:
      facets === null
        ? periodsCounted(line).map((period) => rowOf(period, []))
        : facets.parts.flatMap((part) =>
            periodsCounted(part).map((period) => rowOf(period, facetCells(facets, part, t))),
          ),
  };
}
