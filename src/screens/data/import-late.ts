import type { CheckedColumns } from "../../ingest/columns/check-columns.ts";
import { toldOnce } from "../../ingest/quality/told-once.ts";
import type { Finding } from "../../ingest/table/findings.ts";
import type { ImportState, Outcome } from "./import-state.ts";

/** What the quality rules find in a large file comes late: nobody waits for it, be it before the import or after it. */

const NOTHING = { values: {}, count: 1, examples: [] } as const;

/** Stands in a report for what is still to come. */
const PENDING: Finding = { rule: "quality_pending", severity: "info", ...NOTHING };

/** What takes its place where nothing will come. */
export const unlooked = (reason: string): CheckedColumns => ({
  findings: [{ rule: "quality_failed", severity: "warning", ...NOTHING, values: { reason } }],
  cited: [],
});

type Reported = Pick<Outcome["reports"][number], "findings" | "cited">;

export const withPending = <R extends Reported>(report: R): R => ({
  ...report,
  findings: [...report.findings, PENDING],
});

const completed = <R extends Reported>(report: R, { findings, cited }: CheckedColumns): R =>
  report.findings.includes(PENDING)
    ? {
        ...report,
        findings: toldOnce(report.findings.flatMap((each) => (each === PENDING ? findings : [each]))),
        cited,
      }
    : report;

type Reports = Outcome["reports"];

const inReports = (
  { built, done }: Pick<ImportState, "built" | "done">,
  change: (report: Reports[number]) => Reports[number],
): Pick<ImportState, "built" | "done"> => ({
  built: built === null ? null : { ...built, reports: built.reports.map(change) },
  done: done === null ? null : { ...done, reports: done.reports.map(change) },
});

/** The report on a file that passes wherever it stands now: on the list, in what an import would give, or in what one has given. */
export function withLate(
  state: Pick<ImportState, "files" | "built" | "done">,
  id: string,
  late: CheckedColumns,
): Pick<ImportState, "files" | "built" | "done"> {
  return {
    ...inReports(state, (report) => (report.id === id ? completed(report, late) : report)),
    files: state.files.map((file) => {
      const { state: is } = file;
      if (file.id !== id || is.kind !== "read" || is.read.kind !== "through") return file;
      const { through } = is.read;
      const read = { ...is.read, through: { ...through, report: completed(through.report, late) } };
      return { ...file, state: { ...is, read } };
    }),
  };
}

/** Has the quality rules look at what was read row by row; gives what that changes in its reports, wherever they stand. */
export async function checkRows({ reports }: Outcome, late: NonNullable<Outcome["late"]>) {
  const found = await late().catch((error: unknown) => reports.map(() => unlooked(messageOf(error))));
  const byReport = new Map(reports.map((report, i) => [report, found[i]]));
  return (state: Pick<ImportState, "built" | "done">): Pick<ImportState, "built" | "done"> =>
    inReports(state, (report) => {
      const checked = byReport.get(report);
      return checked === undefined ? report : completed(report, checked);
    });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
