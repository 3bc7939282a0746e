import { z } from "zod";
import { createStore, type StoreApi } from "zustand";
import type { Language } from "../model/messages.ts";

/** How this person likes the page; kept on this machine, where the browser allows. */

export const MODES = ["auto", "light", "dark"] as const;
export type Mode = (typeof MODES)[number];

export interface Preferences {
  readonly language: Language;
  readonly mode: Mode;
}

const schema = z.object({ language: z.enum(["zh-CN", "en"]), mode: z.enum(MODES) });
const KEY = "contest-lens.preferences";
const DEFAULT: Preferences = { language: "zh-CN", mode: "auto" };

function load(storage: () => Storage): Preferences {
  try {
    const kept = storage().getItem(KEY);
    const parsed = kept === null ? undefined : schema.safeParse(JSON.parse(kept));
    return parsed?.success ? parsed.data : DEFAULT;
  } catch {
    // Storage is refused (a file, a private window) or holds what no version of ours wrote: only comfort is lost.
    return DEFAULT;
  }
}

/** `storage` is asked for each time: merely touching it throws where it is refused. */
export function createPreferences(storage: () => Storage): StoreApi<Preferences> {
  const store = createStore<Preferences>()(() => load(storage));
  store.subscribe((preferences) => {
    try {
      storage().setItem(KEY, JSON.stringify(preferences));
    } catch {
      // As above: the choice holds until the page is closed.
    }
  });
  return store;
}
