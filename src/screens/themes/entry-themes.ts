import { createStore, type StoreApi } from "zustand/vanilla";
import { entryTexts } from "../../engine/flat/entry-texts.ts";
import type { SessionData } from "../../engine/session/session-data.ts";
import type { Session } from "../../engine/session/session-types.ts";
import type { TableSource } from "../../engine/tables/stage-table.ts";
import type { Columns } from "../../model/columns.ts";
import { NO_USER_WORDS, type UserWords } from "../../model/user-words.ts";
import type { RemoteTextReader } from "../../themes/browser.ts";
import type { EntryText } from "../../themes/entry-themes.ts";
import { tableOf } from "./term-tables.ts";

/** How far the texts of entries have been read. */
export type EntryThemesStep =
  | { readonly kind: "idle" }
  | { readonly kind: "reading"; readonly done: number; readonly of: number }
  | { readonly kind: "failed"; readonly error: unknown };

/** What entries are about by their own titles and abstracts: read once for a set of data, and kept with it. */
export interface EntryThemes {
  readonly store: StoreApi<EntryThemesStep>;
  /** Reads the texts of the data that are there, unless that was done. Never rejects: the step says how it went. */
  ensure(): Promise<void>;
  /** The table by other words; null where the data have none: it is read when somebody looks. */
  following(words: UserWords): Promise<TableSource | null>;
}

type Needs = Pick<Session, "store" | "query" | "parquet" | "data" | "supplement">;

/** The columns of `entryTexts` as texts, row by row. */
export function textsOf({ entry_id = [], title = [], abstract = [], themes = [] }: Columns, known: boolean) {
  return entry_id.map((_, row): EntryText => {
    const parts = [title[row], abstract[row]].filter((part) => typeof part === "string");
    // In the table no theme is null; of an entry that it does not name nothing is known, but it has no text then.
    return { parts, before: known ? String(themes[row] ?? "") : null };
  });
}

export function createEntryThemes(session: Needs, reader: RemoteTextReader): EntryThemes {
  const store = createStore<EntryThemesStep>()(() => ({ kind: "idle" }));
  let running: Promise<void> | null = null;

  const catalogue = () => session.store.getState().catalogue;
  const isKnown = (): boolean => catalogue()?.loaded.includes("entry_themes") === true;

  async function read(words: UserWords, wordsBefore: UserWords, known: boolean): Promise<TableSource | null> {
    const themes = catalogue()?.themes.map(({ theme }) => theme) ?? [];
    const rows: { entry_id: string; themes: string }[] = [];
    let isSame = known;
    for await (const { columns, done, of } of entryTexts(session.query)) {
      if (!known) store.setState({ kind: "reading", done, of }, true);
      const texts = textsOf(columns, known);
      const found = await reader.entries({ texts, themes, words, wordsBefore });
      found.forEach((each, row) => {
        isSame &&= each === texts[row]?.before;
        rows.push({ entry_id: String(columns.entry_id?.[row]), themes: each });
      });
    }
    // The table as it is costs nothing: entries are not touched.
    if (isSame) return session.data()?.tables.get("entry_themes") ?? null;
    if (rows.length === 0) return null;
    const codec = await session.parquet();
    return { parquet: await codec.write(tableOf("entry_themes", rows).ipc) };
  }

  /** @param of the data that are read; if they are others in the end, so are their texts */
  async function readAll(of: SessionData): Promise<void> {
    const words = catalogue()?.settings.user_words ?? NO_USER_WORDS;
    try {
      const source = await read(words, words, false);
      if (source !== null && session.data() === of) await session.supplement(of, { entry_themes: source });
      store.setState({ kind: "idle" }, true);
    } catch (error) {
      store.setState(session.data() === of ? { kind: "failed", error } : { kind: "idle" }, true);
    }
  }

  return {
    store,
    async ensure() {
      await running;
      const of = session.data();
      if (of === null || isKnown() || catalogue()?.loaded.includes("entries") !== true) return;
      running ??= readAll(of).finally(() => {
        running = null;
      });
      await running;
    },
    async following(words) {
      if (!isKnown()) return null;
      return await read(words, catalogue()?.settings.user_words ?? NO_USER_WORDS, true);
    },
  };
}
