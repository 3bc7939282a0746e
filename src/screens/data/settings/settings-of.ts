import type { Session } from "../../../engine/session/session-types.ts";
import type { Catalogue } from "../../../model/catalogue.ts";
import { createSettingsStore, type SettingsStore } from "./settings-store.ts";

const stores = new WeakMap<Session, SettingsStore>();

/** The one draft of a session: what is not saved outlives a look at another screen, and leaving the page is asked about. */
export function settingsStoreOf(session: Session, catalogue: Catalogue): SettingsStore {
  const present = stores.get(session);
  if (present !== undefined) return present;
  const store = createSettingsStore(session, catalogue);
  stores.set(session, store);
  window.addEventListener("beforeunload", (event) => {
    if (store.getState().isChanged) event.preventDefault();
  });
  return store;
}
