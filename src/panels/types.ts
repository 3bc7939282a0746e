import type { EChartsCoreOption } from "echarts/core";
import type { Clause, Field, Selection, ViewSettings } from "../filters/clauses.ts";
import type { Catalogue } from "../model/catalogue.ts";
import type { Cell, Columns, GroupQuery } from "../model/columns.ts";
import type { FlatTable } from "../model/flat.ts";
import type { Language, MessageKey, Translate } from "../model/messages.ts";
import type { TableName } from "../model/tables.ts";

export type PanelQuery = GroupQuery<FlatTable>;

/** Rows that can be looked at one by one; organisations: one row each; empty-problems: those without a registration. */
export type RowKind = "entries" | "reviews" | "terms" | "problems" | "empty-problems" | "organisations";

/** The rows behind a figure, before any filter. */
export interface RowsBehind {
  readonly kind: RowKind;
  /** Which of them the figure counts, as SQL over the kind's table; null: all. */
  readonly where: string | null;
}

/** What a panel knows beside its results. */
export interface PanelContext {
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  readonly settings: ViewSettings;
}

/** One of a few ways to look at a panel, kept in the address as `panel-id.name=value`. */
export interface PanelControl {
  /** `panel-id.name`. */
  readonly name: string;
  readonly label: MessageKey;
  readonly options: readonly { readonly value: string; readonly label: (t: Translate) => string }[];
  /** What holds where nothing is chosen; not in the address. */
  readonly initial: string;
}

/** The field that something selects by, always the same or as it is looked at; null: none. See `ownField`. */
export type OwnField = Field | null | ((context: PanelContext) => Field | null);

/** What several panels are looked at by together: 按序号 or 按数量, whose scores, how wide their bins. */
export type SharedControl = "order" | "stage" | "score-step";

/** Colours and sizes a chart is drawn with; the same chart is drawn for the screen, for print and for a report. */
export interface ChartTheme {
  readonly text: string;
  readonly textSecondary: string;
  readonly line: string;
  readonly background: string;
  /** The one data colour. */
  readonly data: string;
  /** What is selected. */
  readonly accent: string;
  /** What is not selected. */
  readonly muted: string;
  /** Unfiltered totals behind a filtered chart. */
  readonly ghost: string;
  readonly fontFamily: string;
}

export interface DrawEnv {
  readonly theme: ChartTheme;
  readonly t: Translate;
  readonly language: Language;
  readonly width: number;
  readonly height: number;
}

export interface TableColumn {
  /** The contract's column name, as in the CSV. */
  readonly name: string;
  /** Header in the interface's language. */
  readonly label: string;
  /** share: from 0 to 1. date: whole days since 1970-01-01. moment: milliseconds since then; both on the wall clock. */
  readonly format: "text" | "integer" | "decimal" | "share" | "date" | "moment";
}

/** All rows behind a chart, also those the chart has no room for. Shares are numbers from 0 to 1. */
export interface TableData {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * What a person did to a chart. A clickable item carries `key` in its data: `{ value: 3, key: "T01" }`;
 * a brush gives the values of the x axis it spans.
 */
export type ChartEvent =
  | { readonly kind: "click"; readonly key: string }
  | { readonly kind: "brush"; readonly from: number; readonly to: number };

export interface PanelDefinition<Results extends Record<string, PanelQuery>, View> {
  readonly id: string;
  readonly title: MessageKey;
  readonly description: MessageKey;
  /** Participation tables without which there is nothing to say: 尚未导入. Empty for panels about the catalogue. */
  readonly needs: readonly Need[];
  /** The field this panel selects by; its clause is left out of the panel's own queries. */
  readonly field: OwnField;
  /** How tall the chart wants to be, in CSS pixels, for a given width. */
  height(context: PanelContext, width: number): number;
  /** The ways to look at it, in the order in which they stand beside its title. */
  controls?(context: PanelContext): readonly (PanelControl | SharedControl)[];
  queries(context: PanelContext): Results;
  /** Rows for people: complete axis, zeros, own selection, ghost totals. Null when there is nothing to show. */
  view(
    results: { readonly [K in keyof Results]: Columns },
    totals: { readonly [K in keyof Results]: Columns },
    context: PanelContext,
  ): View | null;
  option(view: View, env: DrawEnv): EChartsCoreOption;
  table(view: View, t: Translate): TableData;
  /** One sentence: what is to be seen now. */
  summary(view: View, t: Translate): string;
  select?(event: ChartEvent, view: View): Clause | null;
  /** A click that opens the rows behind a mark: what they have in common, on top of what is selected. */
  rows?(event: ChartEvent, view: View): readonly Clause[] | null;
  /** The rows the panel counts; where it does not say, those that add to the first measure of its first query. */
  behind?(context: PanelContext): RowsBehind;
  /** Set where the chart can be brushed. */
  brush?(view: View): BrushState | null;
}

/** A chart that is brushed along its x axis. */
export interface BrushState {
  readonly axis: "x";
  /** The range selected now, in the axis' values. */
  readonly range: readonly [number, number] | null;
  /** Where a range can begin and end, ascending, in the values of its clause: the edges of what is drawn. */
  readonly stops: readonly number[];
}

/** A panel with its results in: every face of it comes from the one view. */
export interface PanelFrame {
  option(env: DrawEnv): EChartsCoreOption;
  table(t: Translate): TableData;
  summary(t: Translate): string;
  select(event: ChartEvent): Clause | null;
  /** The rows behind a mark, as clauses on top of the selection; null where a click does not open any. */
  rows(event: ChartEvent): readonly Clause[] | null;
  readonly brush: BrushState | null;
}

/** A participation table, or several of which one is enough. */
export type Need = TableName | readonly TableName[];

/** Something asked of the data, evaluated in one way whatever its answer looks like: a chart or a row of figures. */
export interface Question<Answer> {
  readonly id: string;
  /** Participation tables without which there is nothing to say: 尚未导入. */
  readonly needs: readonly Need[];
  /** The field this question selects by; its clause is left out of its own queries. */
  readonly field: OwnField;
  queries(context: PanelContext): Readonly<Record<string, PanelQuery>>;
  /** Null when there is nothing to show. */
  frame(
    results: Readonly<Record<string, Columns>>,
    totals: Readonly<Record<string, Columns>>,
    context: PanelContext,
  ): Answer | null;
}

/** A panel as screens and reports see it: the type of its view is its own affair. */
export interface Panel extends Question<PanelFrame> {
  readonly title: MessageKey;
  readonly description: MessageKey;
  controls(context: PanelContext): readonly (PanelControl | SharedControl)[];
  height(context: PanelContext, width: number): number;
  /** The rows its figures count. */
  behind(context: PanelContext): RowsBehind;
}
