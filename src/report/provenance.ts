import { formatMoment } from "../panels/format.ts";
import type { PanelReport } from "./types.ts";

/** What a document says of its figures. */
export type Origin = Pick<PanelReport, "title" | "description" | "filters" | "asOf" | "isDemo" | "t">;

/** What holds of all figures of one view. */
export type Standing = Pick<Origin, "filters" | "asOf" | "isDemo" | "t">;

const asOf = ({ asOf, t }: Pick<Origin, "asOf" | "t">): string =>
  asOf === null ? t("report.asOfUnset") : t("report.asOf", { time: formatMoment(asOf) });

/** What stands on every sheet: filters, 数据截至 and, of made-up data, that they are. */
export const standing = (report: Standing): readonly string[] => [
  report.filters.length === 0
    ? report.t("report.noFilters")
    : report.t("report.filters", { filters: report.filters.join(report.t("report.separator")) }),
  asOf(report),
  ...(report.isDemo ? [report.t("report.demo")] : []),
];

/** What stands beside the figures in every document: their definition, and what stands on every sheet. */
export const provenance = (report: Origin): readonly string[] => [
  report.t("report.definition", { text: report.description }),
  ...standing(report),
];

/** Windows refuses these in names; a leading dot hides a file. */
const safe = (name: string): string =>
  name
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");

/** A file says by its name what it holds, since a CSV has no room for it inside. */
export const fileName = (report: Pick<PanelReport, "title" | "asOf" | "isDemo" | "t">, extension: string): string =>
  `${[report.title, asOf(report), ...(report.isDemo ? [report.t("report.demo")] : [])].map(safe).join("_")}.${extension}`;
