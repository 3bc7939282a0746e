import { loadAsset } from "../engine/assets.ts";
import { canFetch, type DatabaseWorker, startFetchingWorker } from "../engine/database/worker.ts";
import { createReadAhead } from "../engine/parquet/read-ahead.ts";
import { createSession } from "../engine/session/session.ts";
import type { Session, SessionPorts } from "../engine/session/session-types.ts";
import type { ParquetCodec } from "../engine/types.ts";
import { scaleScores } from "../stats/bins.ts";

export interface OpenedSession {
  readonly session: Session;
  /** Has the database fetched and compiled beside the page's own work, before the session is started. */
  readonly prepare: () => void;
}

/** The session of the page: engine and codec come with the first need, the tables from where they are kept or beside the page. */
export function openSession(keeping: Required<Pick<SessionPorts, "kept" | "keptFailed">>): OpenedSession {
  let codec: Promise<ParquetCodec> | null = null;
  let ahead: DatabaseWorker | null = null;
  const startCodec = (): Promise<ParquetCodec> => {
    codec ??= import("../engine/parquet/browser.ts").then(({ startBrowserParquet }) => startBrowserParquet());
    // A failed start may be tried again.
    codec.catch(() => {
      codec = null;
    });
    return codec;
  };
  // The bundled tables are decoded while the database is on its way.
  const parquet = createReadAhead(startCodec);
  const session = createSession({
    engine: async () => {
      const started = ahead;
      ahead = null;
      return (await import("../engine/database/browser.ts")).startBrowserEngine(started);
    },
    parquet: parquet.codec,
    bundled: async (table) => {
      const bytes = await loadAsset(`data/${table}.parquet`);
      parquet.add(bytes);
      return bytes;
    },
    scaleScores,
    ...keeping,
  });
  return {
    session,
    prepare() {
      if (canFetch()) ahead ??= startFetchingWorker();
    },
  };
}
