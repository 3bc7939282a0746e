import Button from "antd/es/button";
import Input from "antd/es/input";
import { useState } from "react";
import type { Finding, Rule, SourceTable } from "../../ingest/table/source.ts";
import { useAppearance } from "../workspace.ts";
import type { ImportActions, SheetNote } from "./import-state.ts";
import { findingText } from "./messages.ts";

/** The rows of the file that a finding is about, as far as they are told. */
const rowsOf = ({ examples, further = [] }: Finding): readonly number[] => [
  ...new Set([...examples, ...further].map(({ row }) => row).filter((row) => row > 0)),
];

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
  readonly sheet: Pick<SourceTable, "file" | "sheet">;
  readonly actions: Pick<ImportActions, "judge">;
}

/** A doubt may be accepted as it is, or its rows left out of everything; with a note that is kept with the data. */
export function JudgeFinding({ finding, id, sheet: { file, sheet }, actions }: JudgeProps) {
  const { t } = useAppearance();
  const [note, setNote] = useState("");
  const rows = rowsOf(finding);
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
  readonly actions: Pick<ImportActions, "unjudge">;
}

/** What was said of a sheet's findings, each to be taken back. */
export function JudgedFindings({ notes, actions }: SaidProps) {
  const { t } = useAppearance();
  if (notes.length === 0) return null;
  return (
    <ul className="data-findings">
      {notes.map((note) => (
        <li key={note.finding} className="data-judge">
          <span>
            {t(`data.note.${note.state}`, { count: note.rows, finding: note.finding })}
            {note.note === "" ? "" : t("data.note.said", { note: note.note })}
          </span>
          <Button size="small" onClick={() => void actions.unjudge(note)}>
            {t("data.note.undo")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
