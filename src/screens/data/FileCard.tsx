import Alert from "antd/es/alert";
import Button from "antd/es/button";
import Progress from "antd/es/progress";
import { type Decisions, decisionKey, type SheetSummary } from "../../ingest/importer.ts";
import { useAppearance } from "../workspace.ts";
import type { ImportActions, ImportedFile, Outcome, SheetNote } from "./import-state.ts";
import { isDoubt, JudgedFindings, JudgeFinding } from "./JudgeFinding.tsx";
import { errorText, findingText } from "./messages.ts";
import { SheetCard } from "./SheetCard.tsx";

interface Props {
  readonly file: ImportedFile;
  /** Its tables show their first rows at once. */
  readonly isOpen: boolean;
  readonly built: Outcome | null;
  readonly decisions: Decisions;
  readonly notes: readonly SheetNote[];
  readonly actions: ImportActions;
}

const KILO = 1024;
const size = (bytes: number): string =>
  bytes === 0
    ? "0 KB"
    : bytes < KILO * KILO
      ? `${Math.max(1, Math.round(bytes / KILO))} KB`
      : `${(bytes / KILO / KILO).toFixed(1)} MB`;

/** One file with all its sheets, or why it was refused. */
export function FileCard({ file, isOpen, built, decisions, notes, actions }: Props) {
  const { t } = useAppearance();
  const { id, name, state } = file;
  const reportOf = (sheet: SheetSummary): Outcome["reports"][number] | null =>
    built?.reports.find((report) => report.id === id && decisionKey(id, report) === decisionKey(id, sheet)) ?? null;
  return (
    <article className="data-file" aria-label={name}>
      <header>
        <h2>{name}</h2>
        <span className="data-quiet">{size(file.size)}</span>
        <Button size="small" type="text" onClick={() => void actions.remove(id)} disabled={state.kind === "reading"}>
          {t("data.remove")}
        </Button>
      </header>
      {state.kind === "reading" ? (
        <Progress percent={Math.round(state.share * 100)} size="small" aria-label={`${t("data.reading")} ${name}`} />
      ) : null}
      {state.kind === "refused" ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t("data.file.refused")}
          description={errorText(state.error, name, t)}
        />
      ) : null}
      {state.kind === "read" && state.read.kind === "announcement" ? (
        <p>
          {t("data.file.announcement", {
            tracks: state.read.announcement.tracks.length,
            problems: state.read.announcement.problems.length,
          })}
        </p>
      ) : null}
      {state.kind === "read" && state.read.kind !== "announcement"
        ? state.read.sheets
            .map((sheet) => ({ sheet, report: reportOf(sheet) }))
            .map(({ sheet, report }) => (
              <SheetCard
                key={decisionKey(id, sheet)}
                sheet={sheet}
                file={name}
                isOpen={isOpen}
                report={report}
                decision={decisions[decisionKey(id, sheet)] ?? {}}
                onDecide={(decision) => void actions.decide(id, sheet, decision)}
                said={
                  <JudgedFindings
                    notes={notes.filter((note) => note.id === id && decisionKey(id, note) === decisionKey(id, sheet))}
                    actions={actions}
                  />
                }
                judge={(finding) =>
                  report === null ||
                  !isDoubt(finding) ||
                  notes.some((note) => note.id === id && note.finding === findingText(finding, t)) ? null : (
                    <JudgeFinding finding={finding} id={id} report={report} actions={actions} />
                  )
                }
              />
            ))
        : null}
    </article>
  );
}
