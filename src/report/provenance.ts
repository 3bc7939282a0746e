import type { PanelReport } from "./types.ts";

type Origin = Pick<PanelReport, "title" | "description" | "filters" | "asOf" | "isDemo" | "t">;

/** 2026-06-05T18:00:00 → 2026-06-05 18:00; midnight is the day alone. */
const moment = (iso: string): string =>
  iso
    .replace("T", " ")
    .replace(/^(\S+ \d\d:\d\d):00(\.0+)?$/, "$1")
    .replace(/ 00:00$/, "");

const asOf = ({ asOf, t }: Pick<Origin, "asOf" | "t">): string =>
  asOf === null ? t("report.asOfUnset") : t("report.asOf", { time: moment(asOf) });

/** What stands beside the figures in every document: definition, filters, 数据截至 and, of made-up data, that they are. */
export const provenance = (report: Origin): readonly string[] => [
  report.t("report.definition", { text: report.description }),
  report.filters.length === 0
    ? report.t("report.noFilters")
    : report.t("report.filters", { filters: report.filters.join(report.t("report.separator")) }),
  asOf(report),
  ...(report.isDemo ? [report.t("report.demo")] : []),
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
