import { createStore, type StoreApi } from "zustand/vanilla";
import type { DataChange } from "../../engine/session/session-data.ts";
import type { Session } from "../../engine/session/session-types.ts";
import type { TableSource } from "../../engine/tables/stage-table.ts";
import { NO_USER_WORDS, type UserWords } from "../../model/user-words.ts";
import type { RemoteTextReader } from "../../themes/browser.ts";
import type { TermCounts } from "../../themes/count.ts";
import type { Extracted } from "../../themes/extract.ts";
import { suggestThemes } from "../../themes/suggest-theme.ts";
import type { EntryThemes } from "./entry-themes.ts";
import { termTables } from "./term-tables.ts";

/** The user's words while they are edited: each change is in every chart at once, and can be taken back. */
export interface WordsState {
  /** As they were last set; the charts follow. */
  readonly words: UserWords;
  /** What they were before each change, the last one at the end. */
  readonly past: readonly UserWords[];
  /** New word → the theme that its company speaks for; empty before `suggest` and for words that none speaks for. */
  readonly suggested: ReadonlyMap<string, string>;
  /** Terms that would have been found in the texts but for a stop word; null before `suggest`. */
  readonly stopped: readonly string[] | null;
  readonly step: { readonly kind: "idle" | "applying" } | { readonly kind: "failed"; readonly error: unknown };
}

/** Each resolves when the data have followed, or could not. */
export interface WordsActions {
  change(words: UserWords): Promise<void>;
  undo(): Promise<void>;
  /** Back to the words that come with the program; to be taken back like any change. */
  reset(): Promise<void>;
  /** Finds a theme for each new word; an offer, without which everything else goes on. */
  suggest(): Promise<void>;
  /** Does what the first change would have to wait for: reads once by the words as they are. Never rejects. */
  prepare(): Promise<void>;
}

export type WordsStore = StoreApi<WordsState> & { readonly actions: WordsActions };

type Needs = Pick<Session, "store" | "apply" | "rehearse" | "parquet">;

const wordsOf = ({ store }: Needs): UserWords => store.getState().catalogue?.settings.user_words ?? NO_USER_WORDS;

const isSame = (a: UserWords, b: UserWords): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a reading of the problems tells besides their terms. */
type Told = Pick<WordsState, "suggested" | "stopped">;

const toldOf = (counts: Extracted): Told => ({ suggested: suggestThemes(counts), stopped: counts.stopped });

/** The database's WebAssembly is made fast where it has run some times. */
const REHEARSALS = 6;

/** Who reads problems and entries. */
export interface Readers {
  readonly texts: RemoteTextReader;
  readonly entryThemes: EntryThemes;
}

/** What was read in the problems, and the change that puts it in place of what is there. */
interface Read {
  readonly counts: Extracted;
  readonly change: DataChange;
}

/** What problems and entries are about by some words; null where no catalogue is known. */
async function readBy(words: UserWords, session: Needs, { texts, entryThemes }: Readers): Promise<Read | null> {
  const { catalogue } = session.store.getState();
  if (catalogue === null) return null;
  const tables = async (counts: TermCounts): Promise<readonly TableSource[]> => {
    const codec = await session.parquet();
    return Promise.all(termTables(counts).map(async ({ ipc }) => ({ parquet: await codec.write(ipc) })));
  };
  const counting = texts.problems({ problems: catalogue.problems, words });
  const [counts, [terms, problem_terms], entry_themes] = await Promise.all([
    counting,
    counting.then(tables),
    entryThemes.following(words),
  ]);
  if (terms === undefined || problem_terms === undefined) throw new Error("terms make two tables");
  return {
    counts,
    change: {
      set: { terms, problem_terms, ...(entry_themes === null ? {} : { entry_themes }) },
      remove: [],
      isDemo: catalogue.isDemo,
      settings: { ...catalogue.settings, user_words: words },
    },
  };
}

/**
 * What problems and entries are about by other words, in the place of what is there; all other data stay.
 * @returns what is known of them besides
 */
async function applyWords(session: Needs, readers: Readers, words: UserWords): Promise<Told> {
  const read = await readBy(words, session, readers);
  if (read === null) return { suggested: new Map(), stopped: null };
  await session.apply(read.change);
  // After the change: the charts do not wait for it.
  return toldOf(read.counts);
}

export function createWordsStore(session: Needs, readers: Readers): WordsStore {
  const store = createStore<WordsState>()(() => ({
    words: wordsOf(session),
    past: [],
    suggested: new Map(),
    stopped: null,
    step: { kind: "idle" },
  }));
  const { getState: get, setState: set } = store;
  let running: Promise<void> | null = null;
  let isPrepared = false;

  /** One change after the other; of those that came meanwhile the last. */
  const follow = async (): Promise<void> => {
    set({ step: { kind: "applying" } });
    try {
      while (!isSame(get().words, wordsOf(session))) set(await applyWords(session, readers, get().words));
      set({ step: { kind: "idle" } });
    } catch (error) {
      set({ words: wordsOf(session), past: [], step: { kind: "failed", error } });
    } finally {
      running = null;
    }
  };
  const become = (words: UserWords, past: readonly UserWords[]): Promise<void> => {
    set({ words, past });
    running ??= follow();
    return running;
  };

  // Other data, or a change of data taken back on another screen, bring their own words.
  session.store.subscribe(({ catalogue }, before) => {
    if (running !== null || catalogue === before.catalogue || isSame(get().words, wordsOf(session))) return;
    set({ words: wordsOf(session), past: [], step: { kind: "idle" } });
  });

  return {
    ...store,
    actions: {
      async change(words) {
        const { words: before, past } = get();
        if (!isSame(words, before)) await become(words, [...past, before]);
      },
      async undo() {
        const { past } = get();
        const last = past.at(-1);
        if (last !== undefined) await become(last, past.slice(0, -1));
      },
      async reset() {
        const { words, past } = get();
        if (!isSame(words, NO_USER_WORDS)) await become(NO_USER_WORDS, [...past, words]);
      },
      async prepare() {
        if (isPrepared || running !== null) return;
        isPrepared = true;
        try {
          // What comes of it is what is there; but whoever does it for the first time is slow.
          if (!(await readers.entryThemes.prepare())) return;
          const read = await readBy(get().words, session, readers);
          for (let time = 0; time < REHEARSALS; time += 1) {
            if (read !== null && running === null) await session.rehearse(read.change);
          }
        } catch {
          // It will fail again where it is needed, and say so there.
        }
      },
      async suggest() {
        const { catalogue } = session.store.getState();
        if (catalogue === null || running !== null) return;
        try {
          const { problems } = catalogue;
          set(toldOf(await readers.texts.problems({ problems, words: get().words })));
        } catch (error) {
          set({ step: { kind: "failed", error } });
        }
      },
    },
  };
}
