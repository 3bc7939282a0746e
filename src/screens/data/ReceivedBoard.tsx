import { useEffect, useState } from "react";
import type { Catalogue } from "../../model/catalogue.ts";
import { formatCount, formatMoment } from "../../panels/format.ts";
import { messageOf, useAppearance, useView, useWorkspace } from "../workspace.ts";
import { type Board, KINDS, type Kind, type Periods, periodsOf, receivedBoard } from "./received.ts";

interface Found {
  readonly board: Board;
  readonly periods: Periods;
}

/** What scrolls must be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;
const MS = { minute: 60_000 } as const;

/** 报送情况: a track a line, what it has sent in and what is missing; and the periods so far. Own data only. */
export function ReceivedBoard() {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const catalogue = useView((view) => view.catalogue);
  const [found, setFound] = useState<Found | { readonly error: string } | null>(null);
  const isOwn = catalogue !== null && !catalogue.isDemo && catalogue.loaded.length > 0;
  useEffect(() => {
    if (!isOwn || catalogue === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    Promise.all([receivedBoard(session, signal), periodsOf(session, signal)]).then(
      ([board, periods]) => setFound({ board, periods }),
      (error: unknown) => {
        if (!signal.aborted) setFound({ error: messageOf(error) });
      },
    );
    return () => stop.abort(new DOMException("the data changed", "AbortError"));
  }, [session, catalogue, isOwn]);
  if (!isOwn || catalogue === null || found === null) return null;
  if ("error" in found) return <p role="alert">{t("data.loaded.failed", { message: found.error })}</p>;
  return (
    <section className="data-loaded" aria-labelledby="data-received">
      <h2 id="data-received">{t("data.received.title")}</h2>
      <TrackBoard board={found.board} catalogue={catalogue} />
      <PeriodList periods={found.periods} asOf={catalogue.settings.as_of} />
    </section>
  );
}

function TrackBoard({ board, catalogue }: { readonly board: Board; readonly catalogue: Catalogue }) {
  const { t } = useAppearance();
  // A stage of which nobody has sent anything is not missing yet.
  const kinds = KINDS.filter((kind) => kind === "entries" || [...board.values()].some((row) => row.has(kind)));
  const nowhere = board.has("") ? [{ track_id: "", track_no: null, track_name: t("data.received.no-track") }] : [];
  const tracks = [...catalogue.tracks, ...nowhere];
  const missing = catalogue.tracks.filter(({ track_id }) =>
    kinds.some((kind) => !board.get(track_id)?.has(kind)),
  ).length;
  const name = (kind: Kind): string =>
    kind === "entries" || kind === "results"
      ? t(`data.received.${kind}`)
      : t("data.received.scores", { stage: t(`data.stage.${kind}`) });
  return (
    <>
      <p className="data-quiet data-line">
        {t(missing === 0 ? "data.received.all" : "data.received.missing", { count: missing })}
      </p>
      <section className="data-scroll" aria-label={t("data.received.board")} {...FOCUSABLE}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{t("data.received.track")}</th>
              {kinds.map((kind) => (
                <th scope="col" key={kind}>
                  {name(kind)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tracks.map(({ track_id, track_no, track_name }) => (
              <tr key={track_id}>
                <th scope="row">{track_no === null ? track_name : `${track_no} ${track_name}`}</th>
                {kinds.map((kind) => {
                  const received = board.get(track_id)?.get(kind);
                  return received === undefined ? (
                    <td key={kind} className="data-missing">
                      {t("data.received.none")}
                    </td>
                  ) : (
                    <td key={kind} title={received.files.join(t("data.list"))}>
                      {t("data.received.rows", { rows: formatCount(received.rows) })}
                      <span className="data-quiet">
                        {received.asOf === null
                          ? ""
                          : ` ${t("data.received.as-of", { day: momentText(received.asOf) })}`}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** 2026-06-05, with the time where it is not midnight. */
function momentText(moment: number): string {
  const text = new Date(Math.floor(moment / MS.minute) * MS.minute).toISOString();
  return text.slice(11, 16) === "00:00" ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

function PeriodList({ periods: { rows, since }, asOf }: { readonly periods: Periods; readonly asOf: string | null }) {
  const { t } = useAppearance();
  if (since === null) return <p className="data-quiet data-line">{t("data.periods.first")}</p>;
  return (
    <>
      <h3>{t("data.periods.title")}</h3>
      <section className="data-scroll" aria-label={t("data.periods.title")} {...FOCUSABLE}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{t("data.periods.period")}</th>
              <th scope="col">{t("data.as-of")}</th>
              <th scope="col" className="data-number">
                {t("panels.key-figures.registrations")}
              </th>
              <th scope="col" className="data-number">
                {t("panels.key-figures.submissions")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, asOf: day, registrations, submissions }, place) => (
              <tr key={label ?? ""}>
                <th scope="row">
                  {t(label === null ? "data.periods.now" : "data.periods.nth", { number: place + 1 })}
                </th>
                <td>
                  {label === null ? (asOf === null ? "" : formatMoment(asOf)) : day === null ? "" : momentText(day)}
                </td>
                <td className="data-number">{formatCount(registrations)}</td>
                <td className="data-number">{formatCount(submissions)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="data-line">{t("data.periods.since", since)}</p>
    </>
  );
}
