import { createStore, type StoreApi } from "zustand/vanilla";
import { entryTexts } from "../../engine/flat/entry-texts.ts";
import type { SessionData } from "../../engine/session/session-data.ts";
import type { Session } from "../../engine/session/session-types.ts";
import type { TableSource } from "../../engine/tables/stage-table.ts";
import type { ModelRow } from "../../ingest/build/table-builder.ts";
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
  /**
   * Takes the texts to hand, so that the first change of words has not to wait for them.
   * @returns whether they are; not where they are too many
   */
  prepare(): Promise<boolean>;
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

/** Entries with a text, and what was read in each. */
interface Portion {
  readonly ids: readonly string[];
  readonly texts: readonly EntryText[];
  readonly done: number;
  readonly of: number;
}

/** Texts that stay at hand between two readings. */
interface TextsAtHand extends Pick<Portion, "ids" | "texts"> {
  /** The entries that they are of. */
  readonly entries: TableSource;
}

/** So many characters, at most, stay at hand. */
const AT_HAND = 8_000_000;

/** Gathers what is to stay at hand, unless it is too much. */
class Gathering {
  readonly ids: string[] = [];
  readonly texts: EntryText[] = [];
  #length = 0;

  get isTooMuch(): boolean {
    return this.#length > AT_HAND;
  }

  add(id: string, text: EntryText): void {
    this.#length += text.parts.reduce((length, part) => length + part.length, 0);
    if (this.isTooMuch) this.ids.length = this.texts.length = 0;
    else {
      this.ids.push(id);
      this.texts.push(text);
    }
  }
}

export function createEntryThemes(session: Needs, reader: RemoteTextReader): EntryThemes {
  const store = createStore<EntryThemesStep>()(() => ({ kind: "idle" }));
  let running: Promise<void> | null = null;
  /** By the table of themes that was made of them. */
  const atHand = new WeakMap<TableSource, TextsAtHand>();

  const catalogue = () => session.store.getState().catalogue;
  const isKnown = (): boolean => catalogue()?.loaded.includes("entry_themes") === true;
  const sourceOf = (table: "entries" | "entry_themes"): TableSource | null => session.data()?.tables.get(table) ?? null;
  const textsAtHand = (): TextsAtHand | null => {
    const source = sourceOf("entry_themes");
    const texts = source === null ? undefined : atHand.get(source);
    return texts !== undefined && texts.entries === sourceOf("entries") ? texts : null;
  };

  async function* portions(known: boolean): AsyncGenerator<Portion> {
    const texts = known ? textsAtHand() : null;
    if (texts !== null) {
      yield { ...texts, done: texts.ids.length, of: texts.ids.length };
      return;
    }
    for await (const { columns, done, of } of entryTexts(session.query)) {
      yield { ids: (columns.entry_id ?? []).map(String), texts: textsOf(columns, known), done, of };
    }
  }

  /** Gathers texts as they are read; they are kept under a table of themes if no change of data came meanwhile. */
  function gathering() {
    const gathered = new Gathering();
    const entries = sourceOf("entries");
    const { revision } = session.store.getState();
    const keepWith = (source: TableSource): void => {
      if (gathered.isTooMuch || entries === null || session.store.getState().revision !== revision) return;
      atHand.set(source, { entries, ids: gathered.ids, texts: gathered.texts });
    };
    return { gathered, keepWith };
  }

  async function read(words: UserWords, wordsBefore: UserWords, known: boolean): Promise<TableSource | null> {
    const themes = catalogue()?.themes.map(({ theme }) => theme) ?? [];
    const present = sourceOf("entry_themes");
    const { gathered, keepWith } = gathering();
    const rows: { entry_id: string; themes: string }[] = [];
    let isSame = known;
    for await (const { ids, texts, done, of } of portions(known)) {
      if (!known) store.setState({ kind: "reading", done, of }, true);
      const found = await reader.entries({ texts, themes, words, wordsBefore });
      texts.forEach(({ parts, before }, row) => {
        const [entry_id = "", now = ""] = [ids[row], found[row]];
        isSame &&= now === before;
        rows.push({ entry_id, themes: now });
        gathered.add(entry_id, { parts, before: now });
      });
    }
    // The table as it is costs nothing: entries are not touched.
    const source = isSame ? present : rows.length === 0 ? null : await written(rows);
    if (source !== null) keepWith(source);
    return source;
  }

  async function written(rows: readonly ModelRow[]): Promise<TableSource> {
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
    async prepare() {
      const source = sourceOf("entry_themes");
      if (source === null || !isKnown()) return false;
      if (textsAtHand() !== null) return true;
      const { gathered, keepWith } = gathering();
      for await (const { ids, texts } of portions(true)) {
        texts.forEach((text, row) => {
          gathered.add(ids[row] ?? "", text);
        });
        if (gathered.isTooMuch) return false;
      }
      keepWith(source);
      return textsAtHand() !== null;
    },
    async following(words) {
      if (!isKnown()) return null;
      return await read(words, catalogue()?.settings.user_words ?? NO_USER_WORDS, true);
    },
  };
}
