import { isExtraField } from "../../filters/clauses.ts";
import { extraSql } from "../../filters/extras.ts";
import type { MessageKey, Translate } from "../../model/messages.ts";
import { categoryName } from "../category-name.ts";
import { panelControl } from "../control.ts";
import { definePanel } from "../define-panel.ts";
import { crossHeight } from "../drawing/cross-tab-layout.ts";
import { extraColumn } from "../extra-fields.ts";
import type { Panel, PanelContext, PanelControl, PanelQuery, TableColumn, TableData } from "../types.ts";
import { crossTabOption } from "./cross-tab-chart.ts";
import { crossKey, trackName } from "./cross-tab-figures.ts";
import { crossTabSummary } from "./cross-tab-summary.ts";
import {
  type CrossField,
  type CrossFigure,
  type CrossMeasure,
  type CrossTabView,
  crossTabView,
  valueKey,
  wholeOf,
} from "./cross-tab-view.ts";

/** Tracks against areas, kinds of organisation or a column beyond the model: the same panel three times. */

export interface CrossTabOptions {
  readonly id: string;
  readonly title: MessageKey;
  readonly description: MessageKey;
  readonly needs: Panel["needs"];
  /** What stands on the columns; null: the data have nothing to choose from. */
  readonly field: (context: PanelContext) => CrossField | null;
  /** To choose it by, where there is a choice. */
  readonly choice?: (context: PanelContext) => readonly PanelControl[];
  /** The values that stand on the axis whether they occur or not, in official order. */
  readonly values: (context: PanelContext) => readonly string[];
  /** The longest head in any language, where heads are not the values themselves: a panel is as tall in each. */
  readonly widest?: string;
}

const registrations = { op: "sum", of: "is_registration" } as const;
const submissions = { op: "sum", of: "is_submission" } as const;

/** The measure looked at comes first: the rows behind a cell are those that it counts. */
const queryOf = (field: CrossField, measure: CrossMeasure, { catalogue }: PanelContext): PanelQuery => ({
  from: "entry_facts",
  groupBy: { track_id: "track_id", [valueKey(field)]: isExtraField(field) ? extraSql(field, catalogue) : field },
  measures: measure === "registrations" ? { registrations, submissions } : { submissions, registrations },
});

const controlsOf = (id: string) => ({
  measure: panelControl<CrossMeasure>(id, "measure", {
    label: "panels.cross-tab.measure",
    values: { registrations: "columns.registrations", submissions: "columns.submissions" },
    initial: "registrations",
  }),
  share: panelControl<CrossFigure>(id, "share", {
    label: "panels.cross-tab.share",
    values: {
      counts: "panels.cross-tab.share.counts",
      row: "panels.cross-tab.share.row",
      column: "panels.cross-tab.share.column",
      all: "panels.cross-tab.share.all",
    },
    initial: "counts",
  }),
});

/** The field left out of the panel's own queries is the track; a clause on its columns narrows it like any other. */
export function crossTab({ id, field, choice, values, widest, ...texts }: CrossTabOptions): Panel {
  const controls = controlsOf(id);
  return definePanel<{ readonly combinations: PanelQuery }, CrossTabView>({
    ...texts,
    id,
    field: "track",
    controls: (context) => [...(choice?.(context) ?? []), controls.measure, controls.share, "order"],
    height: (context, width) =>
      crossHeight(
        {
          names: [...context.catalogue.tracks.map((track) => track.track_name), ""],
          heads: [...(widest === undefined ? values(context) : values(context).map(() => widest)), ""],
        },
        width,
      ),
    queries: (context) => ({
      combinations: queryOf(field(context) ?? "area", controls.measure.read(context.settings), context),
    }),
    view: (results, totals, context) => {
      const shown = field(context);
      if (shown === null) return null;
      return crossTabView(results, totals, context, {
        field: shown,
        measure: controls.measure.read(context.settings),
        figure: controls.share.read(context.settings),
        values: values(context),
      });
    },
    option: crossTabOption,
    table,
    summary: crossTabSummary,
    select: (event, view) => {
      if (event.kind !== "click") return null;
      const { field, official } = view;
      const { rows, columns } = official;
      if (rows.some(({ track }) => track?.track_id === event.key)) {
        return { kind: "points", field: "track", values: [event.key] };
      }
      return columns.some(({ key }) => key === event.key) ? { kind: "points", field, values: [event.key] } : null;
    },
    rows: (event, view) => {
      const behind = event.kind === "click" ? behindKey(event.key, view) : null;
      if (behind === null) return null;
      const { track, value } = behind;
      return [
        ...(track === null ? [] : [{ kind: "points", field: "track", values: [track] } as const]),
        ...(value === null ? [] : [{ kind: "points", field: view.field, values: [value] } as const]),
      ];
    },
  });
}

/** The track and the value a cell or a total stands for; null in their place: all. */
function behindKey(key: string, { official }: CrossTabView) {
  const tracks = [...official.rows.flatMap(({ track }) => (track === null ? [] : [track.track_id])), null];
  const values = [...official.columns.map((column) => column.key), null];
  for (const track of tracks) {
    for (const value of values) if (crossKey(track, value) === key) return { track, value };
  }
  return null;
}

/** Long form: every combination, zeros included, in official order. Shares are of the measure that is looked at. */
function table(view: CrossTabView, t: Translate): TableData {
  const { field, official, measure } = view;
  const figure = (name: string, label: MessageKey, format: TableColumn["format"]): TableColumn => ({
    name,
    label: t(label),
    format,
  });
  const shareName = (of: string): string => (measure === "registrations" ? of : `${measure}_${of}`);
  const what = t(`columns.${measure}`);
  const share = (of: "row" | "column" | "all"): TableColumn => ({
    name: shareName(`share_of_${of}`),
    label: t(`panels.cross-tab.share-of-${of}`, { what }),
    format: "share",
  });
  return {
    columns: [
      figure("track_no", "columns.track_no", "integer"),
      figure("track_name", "columns.track_name", "text"),
      isExtraField(field) ? extraColumn(field) : figure(field, `columns.${field}`, "text"),
      figure("registrations", "columns.registrations", "integer"),
      figure("submissions", "columns.submissions", "integer"),
      share("row"),
      share("column"),
      share("all"),
      figure("registrations_unfiltered", "columns.registrations_unfiltered", "integer"),
      figure("submissions_unfiltered", "columns.submissions_unfiltered", "integer"),
    ],
    rows: official.rows.flatMap((row) =>
      official.columns.map((column, at) => {
        const counts = row.cells[at] ?? view.total;
        const shareOf = (of: "row" | "column" | "all"): number | null => {
          const whole = wholeOf(view, of, row.total, column.total);
          return whole === 0 ? null : counts[measure].kept / whole;
        };
        return [
          row.track?.track_no ?? null,
          trackName(row, t),
          categoryName(field, column.key, t),
          counts.registrations.kept,
          counts.submissions.kept,
          shareOf("row"),
          shareOf("column"),
          shareOf("all"),
          counts.registrations.all,
          counts.submissions.all,
        ];
      }),
    ),
  };
}
