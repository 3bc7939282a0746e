import { textWidth } from "../panels/drawing/text-room.ts";
import { chartSvg } from "./chart-svg.ts";
import { provenance } from "./provenance.ts";
import type { PanelReport } from "./types.ts";

/** CSS pixels: as wide as a page of A4 between its margins at 144 dpi. */
export const REPORT_WIDTH = 960;
const MARGIN = 24;
const TITLE_SIZE = 20;
const NOTE_SIZE = 13;
const LINE_HEIGHT = 1.5;

const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`).replace(/[^\P{Cc}\t\n\r]/gu, "");

/** Breaks a text into lines of at most `width` CSS pixels; Chinese breaks anywhere, other words hold together. */
export function wrap(text: string, width: number, fontSize: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.match(/[^\s\u2e80-\uffff]+\s*|\s+|[\u2e80-\uffff]/gu) ?? []) {
    const size = textWidth(word, fontSize);
    if (used + size > width && line !== "") {
      lines.push(line.trimEnd());
      line = "";
      used = 0;
    }
    line += word;
    used += size;
  }
  return line === "" ? lines : [...lines, line.trimEnd()];
}

export interface SvgDocument {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * A panel as one SVG document that stands alone in a report: title, chart, and below it the definition, the filters
 * in words, 数据截至 and 演示数据. Sizes in CSS pixels.
 */
export function toSvg(report: PanelReport): SvgDocument {
  const { theme } = report;
  const inner = REPORT_WIDTH - 2 * MARGIN;
  const chartHeight = report.height(inner);
  const chart = chartSvg(report.frame, {
    theme,
    t: report.t,
    language: report.language,
    width: inner,
    height: chartHeight,
  });

  const parts: string[] = [];
  let y = MARGIN;
  const write = (text: string, size: number, fill: string, weight: number): void => {
    for (const line of wrap(text, inner, size)) {
      parts.push(
        `<text x="${MARGIN}" y="${y + size}" font-size="${size}" font-weight="${weight}" fill="${escapeXml(fill)}">${escapeXml(line)}</text>`,
      );
      y += size * LINE_HEIGHT;
    }
  };
  write(report.title, TITLE_SIZE, theme.text, 600);
  y += 8;
  parts.push(chart.replace("<svg ", `<svg x="${MARGIN}" y="${y}" `));
  y += chartHeight + 8;
  for (const note of provenance(report)) write(note, NOTE_SIZE, theme.textSecondary, 400);
  const height = Math.ceil(y + MARGIN - NOTE_SIZE * (LINE_HEIGHT - 1));

  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${REPORT_WIDTH}" height="${height}" viewBox="0 0 ${REPORT_WIDTH} ${height}" font-family="${escapeXml(theme.fontFamily)}" lang="${report.language}">`,
    `<title>${escapeXml(report.title)}</title>`,
    `<rect width="100%" height="100%" fill="${escapeXml(theme.background)}"/>`,
    ...parts,
    "</svg>",
  ].join("\n");
  return { svg, width: REPORT_WIDTH, height };
}
