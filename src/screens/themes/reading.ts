import type { Session } from "../../engine/session.ts";
import { startExtractor } from "../../themes/browser.ts";
import { bundledWordbook } from "./wordbook.ts";
import { createWordsStore, type WordsStore } from "./words-store.ts";

const stores = new WeakMap<Session, WordsStore>();

/** The words of a session: what can be taken back outlives a look at another screen. */
export function wordsStoreOf(session: Session): WordsStore {
  const present = stores.get(session) ?? createWordsStore(session, startExtractor(bundledWordbook));
  stores.set(session, present);
  return present;
}
