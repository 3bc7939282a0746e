import Button from "antd/es/button";
import Input from "antd/es/input";
import { useState } from "react";
import type { SheetReport } from "../../ingest/outcome/report.ts";
import type { Finding } from "../../ingest/table/findings.ts";
import type { Rule } from "../../ingest/table/rules.ts";
import { useAppearance } from "../workspace.ts";
import { excludable } from "./import-judge.ts";
import type { ImportActions, SheetNote } from "./import-state.ts";
import { findingText } from "./messages.ts";
import { NoteInput } from "./NoteInput.tsx";

/** Doubts that are only noted, for most of them turn out to be right. */
const DOUBTS: ReadonlySet<Rule> = new Set<Rule>([
  "outlier",
  "likely_duplicate",
  "repeated_row",
  "missing_score",
  "orphan",
]);

/** Whether there is anything to say of a finding: what was merely done is no doubt. */
export const isDoubt = ({ severity, rule }: Finding): boolean => severity !== "info" || DOUBTS.has(rule);

interface JudgeProps {
  readonly finding: Finding;
  readonly id: string;
  readonly report: Pick<SheetReport, "file" | "sheet" | "tables" | "setAside" | "unused">;
  readonly actions: Pick<ImportActions, "judge">;
}

/** A doubt may be accepted as it is, or its rows left out of everything; with a note that is kept with the data. */
export function JudgeFinding({ finding, id, report, actions }: JudgeProps) {
  const { t } = useAppearance();
  const [note, setNote] = useState("");
  const { file, sheet } = report;
  const { rows, isUncounted } = excludable(finding, report);
  const words = findingText(finding, t);
  const judge = (state: SheetNote["state"]): void => {
    const about = { id, file, sheet, rule: finding.rule, finding: words, note: note.trim(), state };
    const excluded = state === "excluded" ? rows : [];
    void actions.judge({ ...about, rows: state === "excluded" ? rows.length : finding.count, excluded });
  };
  return (
    <div className="data-judge">
      <Input
        size="small"
        className="data-note"
        aria-label={`${t("data.note.label")} ${words}`}
        placeholder={t("data.note.placeholder")}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <Button size="small" onClick={() => judge("accepted")}>
        {t("data.note.accept")}
      </Button>
      {isUncounted ? <span className="data-quiet">{t("data.note.uncounted")}</span> : null}
      {rows.length === 0 ? null : (
        <Button size="small" onClick={() => judge("excluded")}>
          {t("data.note.exclude", { count: rows.length })}
        </Button>
      )}
    </div>
  );
}

interface SaidProps {
  readonly notes: readonly SheetNote[];
  readonly actions: Pick<ImportActions, "unjudge" | "annotate">;
}

/** What was said of a sheet's findings, each to be taken back; its note may be written later, or written anew. */
export function JudgedFindings({ notes, actions }: SaidProps) {
  const { t } = useAppearance();
  if (notes.length === 0) return null;
  return (
    <ul className="data-findings">
      {notes.map((note) => (
        <li key={note.finding} className="data-judge">
          <span>{t(`data.note.${note.state}`, { count: note.rows, finding: note.finding })}</span>
          <NoteInput
            about={note.finding}
            note={note.note}
            onSave={(text) => actions.annotate({ ...note, note: text })}
          />
          <Button size="small" onClick={() => void actions.unjudge(note)}>
            {t("data.note.undo")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
