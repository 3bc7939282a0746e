import type { Language, Translate } from "../../model/messages.ts";
import { wordOf } from "../extra-fields.ts";
import { formatCompact, formatCount, formatKept, formatShare } from "../format.ts";
import {
  type Counts,
  type CrossColumn,
  type CrossFigure,
  type CrossRow,
  type CrossTabView,
  wholeOf,
} from "./cross-tab-view.ts";

/** What the cells and margins of a cross-tab say, and how deep their tone is. */

/** Shares of fewer cases than this are fractions, and no ground for a tone. */
const LEAST_WHOLE = 10;

/** Stands for all rows or all columns in a key. */
const ALL = "*";

/** What a click on a cell or a total names; heads carry the plain key of their track or value. */
export const crossKey = (track: string | null, value: string | null): string => `${track ?? ALL} × ${value ?? ALL}`;

export const trackName = (row: CrossRow, t: Translate): string => row.track?.track_name ?? t("panels.outside-tracks");

/** A count or share where there is room, and what is left of it where there is less: per cents whole, then bare. */
function texts(kept: number, whole: number | null, language: Language): readonly string[] {
  if (whole === null) return [formatCount(kept), formatCompact(kept, language)];
  if (whole > 0 && kept === 0) return [formatCount(0)];
  const share = formatShare(kept, whole);
  if (whole < LEAST_WHOLE) return [share];
  const percent = (100 * kept) / whole;
  const rounded = percent < 1 ? "<1" : formatCount(percent);
  return [share, `${rounded}%`, rounded];
}

/** What a cell says; the longer text first. Nothing where its column is not among those selected. */
export function cellTexts(
  view: CrossTabView,
  counts: Counts,
  row: CrossRow,
  column: CrossColumn,
  language: Language,
): readonly string[] {
  if (column.isOutside) return [""];
  const { figure, measure } = view;
  const whole = figure === "counts" ? null : wholeOf(view, figure, row.total, column.total);
  return texts(counts[measure].kept, whole, language);
}

/** What a total says: its share of everything, but its count where it is what the cells are shares of. */
export function marginTexts(
  { figure, measure, total }: CrossTabView,
  counts: Counts,
  side: "row" | "column" | "corner",
  language: Language,
): readonly string[] {
  const isCount = figure === "counts" || figure === side || side === "corner";
  return texts(counts[measure].kept, isCount ? null : total[measure].kept, language);
}

/** How deep a cell's tone is, from 0 (none) to 1 (the deepest of all cells). */
export function depths(view: CrossTabView): (counts: Counts, row: CrossRow, column: CrossColumn) => number {
  const { figure, measure, drawn } = view;
  const valueAt = (counts: Counts, row: CrossRow, column: CrossColumn): number => {
    if (column.isOutside) return 0;
    if (figure === "counts") return counts[measure].kept;
    const whole = wholeOf(view, figure, row.total, column.total);
    return whole < LEAST_WHOLE ? 0 : counts[measure].kept / whole;
  };
  const values = drawn.rows.flatMap((row) =>
    drawn.columns.flatMap((column, at) => {
      const counts = row.cells[at];
      return counts === undefined ? [] : [valueAt(counts, row, column)];
    }),
  );
  const deepest = Math.max(...values, 0);
  return (counts, row, column) => (deepest === 0 ? 0 : valueAt(counts, row, column) / deepest);
}

/** The lines of a tooltip: what is counted, before and after the filter, and what share it is of what it stands in. */
export function crossLines(
  view: CrossTabView,
  counts: Counts,
  within: { readonly row?: Counts; readonly column?: Counts },
  t: Translate,
): readonly (readonly [label: string, figure: string])[] {
  const { field, measure, filtered, total } = view;
  const { row, column } = within;
  const share = (of: Exclude<CrossFigure, "counts">): string =>
    formatShare(counts[measure].kept, wholeOf(view, of, row ?? total, column ?? total));
  const { registrations, submissions } = counts;
  return [
    [t("panels.registrations"), formatKept(registrations.kept, registrations.all, filtered)],
    [t("panels.submissions"), formatKept(submissions.kept, submissions.all, filtered)],
    ...(row === undefined ? [] : ([[t("panels.cross-tab.of-track"), share("row")]] as const)),
    ...(column === undefined ? [] : ([[t(`panels.cross-tab.of-${wordOf(field)}`), share("column")]] as const)),
    [t("panels.cross-tab.of-all"), share("all")],
  ];
}
