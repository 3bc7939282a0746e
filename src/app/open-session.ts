import { loadAsset } from "../engine/assets.ts";
import { createSession, type Session } from "../engine/session.ts";
import type { ParquetCodec } from "../engine/types.ts";
import { scaleScores } from "../stats/bins.ts";

/** The session of the page: engine and codec come with the first need, the tables from beside the page. */
export function openSession(): Session {
  let codec: Promise<ParquetCodec> | null = null;
  return createSession({
    engine: async () => (await import("../engine/browser.ts")).startBrowserEngine(),
    parquet: () => {
      codec ??= import("../engine/parquet-browser.ts").then(({ startBrowserParquet }) => startBrowserParquet());
      // A failed start may be tried again.
      codec.catch(() => {
        codec = null;
      });
      return codec;
    },
    bundled: (table) => loadAsset(`data/${table}.parquet`),
    scaleScores,
  });
}
