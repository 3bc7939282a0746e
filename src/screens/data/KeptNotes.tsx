import { useEffect, useState } from "react";
import type { Session } from "../../engine/session/session-types.ts";
import { formatCount } from "../../panels/format.ts";
import { messageOf, useAppearance, useView, useWorkspace } from "../workspace.ts";

interface KeptNote {
  readonly from: string;
  readonly state: string;
  readonly rows: number;
  readonly finding: string;
  readonly note: string;
}

/** What scrolls must be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;

/** What people thought of what imports had found: kept with the data set. Nothing where nobody said anything. */
export function KeptNotes() {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const catalogue = useView((view) => view.catalogue);
  const [state, setState] = useState<{ readonly notes: readonly KeptNote[] } | { readonly error: string } | null>(null);
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
            {state.notes.map(({ from, state: said, rows, finding, note }) => (
              <tr key={`${from} ${finding}`}>
                <th scope="row">{from}</th>
                <td>
                  {said === "excluded"
                    ? t("data.notes.excluded", { count: formatCount(rows) })
                    : t("data.notes.accepted")}
                </td>
                <td title={finding}>{finding}</td>
                <td title={note}>{note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

async function keptNotes(session: Pick<Session, "query">, signal: AbortSignal): Promise<readonly KeptNote[]> {
  const found = await session.query(
    `SELECT concat_ws(' ', source_file, source_sheet) AS origin, state, rows, finding, note
     FROM import_notes ORDER BY source_file, source_sheet, finding`,
    { signal },
  );
  const text = (name: string, row: number): string => String(found[name]?.[row] ?? "");
  return (found.origin ?? []).map((origin, row) => ({
    from: String(origin),
    state: text("state", row),
    rows: Number(found.rows?.[row] ?? 0),
    finding: text("finding", row),
    note: text("note", row),
  }));
}
