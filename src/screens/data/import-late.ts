import type { CheckedColumns } from "../../ingest/columns/check-columns.ts";
import { toldOnce } from "../../ingest/quality/told-once.ts";
import type { Finding } from "../../ingest/table/findings.ts";
import type { ImportState, Outcome } from "./import-state.ts";

/** What the quality rules find in a large file comes late: nobody waits for it, be it before the import or after it. */

const NOTHING = { values: {}, count: 1, examples: [] } as const;

/** Stands in a report for what is still to come. */
export const PENDING: Finding = { rule: "quality_pending", severity: "info", ...NOTHING };

/** What takes its place where nothing will come. */
export const unlooked = (reason: string): CheckedColumns => ({
  findings: [{ rule: "quality_failed", severity: "warning", ...NOTHING, values: { reason } }],
  cited: [],
});

type Reported = Pick<Outcome["reports"][number], "findings" | "cited">;

const completed = <R extends Reported>(report: R, { findings, cited }: CheckedColumns): R =>
  report.findings.includes(PENDING)
    ? {
        ...report,
        findings: toldOnce(report.findings.flatMap((each) => (each === PENDING ? findings : [each]))),
        cited,
      }
    : report;

/** The report on a file wherever it stands now: on the list, in what an import would give, or in what one has given. */
export function withLate(
  { files, built, done }: Pick<ImportState, "files" | "built" | "done">,
  id: string,
  late: CheckedColumns,
): Pick<ImportState, "files" | "built" | "done"> {
  const inReports = (reports: Outcome["reports"]): Outcome["reports"] =>
    reports.map((report) => (report.id === id ? completed(report, late) : report));
  return {
    files: files.map((file) => {
      const { state } = file;
      if (file.id !== id || state.kind !== "read" || state.read.kind !== "through") return file;
      const { through } = state.read;
      const read = { ...state.read, through: { ...through, report: completed(through.report, late) } };
      return { ...file, state: { ...state, read } };
    }),
    built: built === null ? null : { ...built, reports: inReports(built.reports) },
    done: done === null ? null : { ...done, reports: inReports(done.reports) },
  };
}
