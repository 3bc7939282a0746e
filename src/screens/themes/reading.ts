import type { Session } from "../../engine/session/session-types.ts";
import { startTextReader } from "../../themes/browser.ts";
import { createEntryThemes, type EntryThemes } from "./entry-themes.ts";
import { bundledWordbook } from "./wordbook.ts";
import { createWordsStore, type WordsStore } from "./words-store.ts";

interface Reading {
  readonly words: WordsStore;
  readonly entryThemes: EntryThemes;
}

const readings = new WeakMap<Session, Reading>();

function start(session: Session): Reading {
  const texts = startTextReader(bundledWordbook);
  const entryThemes = createEntryThemes(session, texts);
  return { words: createWordsStore(session, { texts, entryThemes }), entryThemes };
}

/** What reads the texts of a session, and its words: what can be taken back outlives a look at another screen. */
export function readingOf(session: Session): Reading {
  const present = readings.get(session) ?? start(session);
  readings.set(session, present);
  return present;
}
