import { toCsv } from "./csv.ts";
import { fileName } from "./provenance.ts";
import type { ExportedFile, ExportFormat, PanelReport } from "./types.ts";

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  png: "image/png",
  svg: "image/svg+xml;charset=utf-8",
  csv: "text/csv;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Pixels for each CSS pixel of a PNG: sharp in print. */
const PNG_SCALE = 2;

async function content(format: ExportFormat, report: PanelReport): Promise<Blob> {
  const type = MEDIA_TYPES[format];
  if (format === "csv") return new Blob([toCsv(report.frame.table(report.t))], { type });
  if (format === "xlsx") {
    const { toXlsx } = await import("./xlsx.ts");
    return new Blob([await toXlsx(report)], { type });
  }
  // The chart library comes only with the formats that draw.
  const { toSvg } = await import("./svg.ts");
  const { svg, width, height } = toSvg(report);
  return format === "svg" ? new Blob([svg], { type }) : report.rasterise(svg, width, height, PNG_SCALE);
}

/**
 * One panel as a file for a report. All four formats come from the same frame as the chart and the table on the
 * screen. Rejects where the browser cannot rasterise; the file name carries title, 数据截至 and 演示数据.
 */
export async function exportPanel(format: ExportFormat, report: PanelReport): Promise<ExportedFile> {
  return { fileName: fileName(report, format), blob: await content(format, report) };
}
