import type { Session } from "../../engine/session/session-types.ts";
import { openFile, startImporter } from "../../ingest/browser.ts";
import type { ImportStore } from "./import-state.ts";
import { createImportStore } from "./import-store.ts";
import { createSalt } from "./pseudonym-salt.ts";
import { createDecisionMemory } from "./remembered.ts";

const MS_A_MINUTE = 60_000;
/** So long after an import its charts are drawn, and so long a report is read. */
const PAUSE = 1500;

const stores = new WeakMap<Session, ImportStore>();

/** The session's one import: files chosen stay while other screens are looked at. */
export function importStoreOf(session: Session): ImportStore {
  let store = stores.get(session);
  if (store === undefined) {
    const importer = startImporter(createSalt(() => window.localStorage));
    store = createImportStore({
      session,
      importer,
      open: (file, decision) => openFile(file, session.parquet, decision),
      parquet: session.parquet,
      memory: createDecisionMemory(() => window.localStorage),
      pause: () => new Promise((resolve) => setTimeout(resolve, PAUSE)),
      now: () => Date.now() - new Date().getTimezoneOffset() * MS_A_MINUTE,
    });
    stores.set(session, store);
  }
  return store;
}
