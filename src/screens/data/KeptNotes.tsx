import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { TableSource } from "../../engine/tables/stage-table.ts";
import type { FindingNote } from "../../ingest/periods/records.ts";
import { formatCount } from "../../panels/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { messageOf, useAppearance, useView, useWorkspace } from "../workspace.ts";
import { keepNote, keptNotes } from "./kept-notes.ts";
import { NoteInput } from "./NoteInput.tsx";

/** What scrolls must be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;

/**
 * What people thought of what imports had found: kept with the data set, each note to be written anew. Nothing where
 * nobody said anything.
 */
export function KeptNotes() {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const catalogue = useView((view) => view.catalogue);
  const [state, setState] = useState<{ readonly notes: readonly FindingNote[] } | { readonly error: string } | null>(
    null,
  );
  useEffect(() => {
    if (catalogue === null || catalogue.isDemo) {
      setState(null);
      return;
    }
    const stop = new AbortController();
    keptNotes(session, stop.signal).then(
      (notes) => setState({ notes }),
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ error: messageOf(error) });
      },
    );
    return () => stop.abort(new DOMException("the data changed", "AbortError"));
  }, [session, catalogue]);
  const [kept, setKept] = useState<{ readonly table: TableSource } | { readonly problem: string } | null>(null);
  const canUndo = useStore(
    session.store,
    (now) =>
      now.canUndo &&
      kept !== null &&
      "table" in kept &&
      session.data()?.tables.get("import_notes") === kept.table &&
      session.before()?.tables.get("import_notes") !== kept.table,
  );
  const keep = (note: FindingNote): void => {
    keepNote(session, note).then(
      (table) => setKept({ table }),
      (error: unknown) => setKept({ problem: messageOf(error) }),
    );
  };
  const undo = (): void => {
    session.undo().catch((error: unknown) => setKept({ problem: messageOf(error) }));
  };
  if (state === null) return null;
  if ("error" in state) return <p role="alert">{t("data.loaded.failed", { message: state.error })}</p>;
  if (state.notes.length === 0) return null;
  return (
    <section className="data-loaded" aria-labelledby="data-notes">
      <h2 id="data-notes">{t("data.notes.title")}</h2>
      <div className="data-scroll" {...FOCUSABLE}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{t("data.notes.file")}</th>
              <th scope="col">{t("data.notes.state")}</th>
              <th scope="col">{t("data.notes.finding")}</th>
              <th scope="col">{t("data.notes.note")}</th>
            </tr>
          </thead>
          <tbody>
            {state.notes.map((said) => (
              <tr key={`${said.file} ${said.sheet} ${said.finding}`}>
                <th scope="row">{said.sheet === null ? said.file : `${said.file} ${said.sheet}`}</th>
                <td>
                  {said.state === "excluded"
                    ? t("data.notes.excluded", { count: formatCount(said.rows) })
                    : t("data.notes.accepted")}
                </td>
                <td title={said.finding}>{said.finding}</td>
                <td>
                  <NoteInput about={said.finding} note={said.note} onSave={(note) => keep({ ...said, note })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {kept !== null && "problem" in kept ? (
        <Notice tone="error" title={t("data.notes.failed")} detail={kept.problem} />
      ) : null}
      <p className="data-quiet data-line" role="status">
        {canUndo ? t("data.notes.saved") : ""}
        {canUndo ? <Button onClick={undo}>{t("data.notes.undo")}</Button> : null}
      </p>
    </section>
  );
}
