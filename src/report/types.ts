import type { Language, Translate } from "../model/messages.ts";
import type { ChartTheme, PanelFrame } from "../panels/types.ts";

export const EXPORT_FORMATS = ["png", "svg", "csv", "xlsx"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Draws an SVG document of `width` × `height` CSS pixels as a PNG of `scale` times as many. The browser's affair. */
export type Rasterise = (svg: string, width: number, height: number, scale: number) => Promise<Blob>;

/** One panel as it stands now, with everything that an export of it has to say. */
export interface PanelReport {
  readonly id: string;
  readonly title: string;
  /** What the figures mean. */
  readonly description: string;
  readonly frame: PanelFrame;
  /** How tall the chart wants to be, in CSS pixels, for a given width. */
  readonly height: (width: number) => number;
  /** The filters that shape these figures, as the chips say them; empty: none. */
  readonly filters: readonly string[];
  /** 数据截至 as the settings hold it (ISO, wall clock); null: not confirmed. */
  readonly asOf: string | null;
  readonly isDemo: boolean;
  readonly language: Language;
  readonly t: Translate;
  /** Reports are read on paper: a light theme, whatever the screen wears. */
  readonly theme: ChartTheme;
  readonly rasterise: Rasterise;
}

export interface ExportedFile {
  readonly fileName: string;
  readonly blob: Blob;
}
