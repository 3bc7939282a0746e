import { createStore, type StoreApi } from "zustand/vanilla";
import type { RowPlace } from "../../ingest/privacy/contacts.ts";
import type { FileContacts, WantedRows } from "../../ingest/read-contacts.ts";
import type { Cell } from "../../model/columns.ts";
import type { RowOrigin } from "../../panels/rows/origins.ts";
import { type Contact, hasNumber, type PhoneRow } from "../../report/phone-list.ts";

/** The rows of a drawer, and the original files that say whom to call about them. */

export interface ListedRow {
  readonly cells: readonly Cell[];
  /** Null: no original file of it is known. */
  readonly origin: RowOrigin | null;
}

/** An original file that rows of the list came from. */
export interface WantedFile {
  readonly sha256: string;
  /** As it was named at import. */
  readonly name: string;
  readonly rows: number;
  /** Null: it has not been given yet. */
  readonly found: { readonly numbers: number; readonly hasColumns: boolean } | null;
}

/** A file that was given and is none of those wanted, or cannot be read. */
export interface RefusedFile {
  readonly name: string;
  /** changed: named as one that is wanted, of another content. */
  readonly why: "changed" | "other" | Error;
}

export interface PhoneListState {
  /** Null: on its way. */
  readonly rows: number | null;
  readonly error: unknown;
  readonly files: readonly WantedFile[];
  /** Rows of which no original file is known. */
  readonly unknown: number;
  /** The file that is being read. */
  readonly reading: string | null;
  readonly refused: readonly RefusedFile[];
}

/** Names and numbers are in the closure of a list alone, never in its state, and gone with it. */
export interface PhoneListMaker {
  readonly store: StoreApi<PhoneListState>;
  /** Reads original files; those of another content are refused. Never rejects. */
  take(files: readonly File[]): Promise<void>;
  /** The rows with whoever is to be called about them, as far as files were given. */
  list(): readonly PhoneRow[];
}

export interface PhoneListPorts {
  /** The rows of the list; rejects as a query does. */
  readonly rows: () => Promise<readonly ListedRow[]>;
  /** Null: the file's content is none of those wanted. Rejects with ImportError. */
  readonly read: (file: File, wanted: WantedRows) => Promise<FileContacts>;
}

const keyOf = (sha256: string, { member, sheet, row }: RowPlace): string =>
  JSON.stringify([sha256, member, sheet, row]);

/** The name of a file without the folder it was dropped with. */
const ownName = (name: string): string => name.slice(name.lastIndexOf("/") + 1);

export function createPhoneList({ rows, read }: PhoneListPorts): PhoneListMaker {
  const store = createStore<PhoneListState>()(() => ({
    rows: null,
    error: null,
    files: [],
    unknown: 0,
    reading: null,
    refused: [],
  }));
  let listed: readonly ListedRow[] = [];
  const contacts = new Map<string, Contact>();
  /** Files read, by their content: whether they say whom to reach at all. */
  const given = new Map<string, boolean>();

  const contactOf = ({ origin }: ListedRow): Contact | null =>
    origin === null ? null : (contacts.get(keyOf(origin.sha256, origin)) ?? null);

  function wantedFiles(): readonly WantedFile[] {
    const files = new Map<string, { readonly name: string; rows: number; numbers: number }>();
    for (const row of listed) {
      if (row.origin === null) continue;
      const { sha256, name } = row.origin;
      const file = files.get(sha256) ?? { name, rows: 0, numbers: 0 };
      file.rows++;
      if (hasNumber(contactOf(row))) file.numbers++;
      files.set(sha256, file);
    }
    return [...files].map(([sha256, { name, rows, numbers }]) => {
      const hasColumns = given.get(sha256);
      return { sha256, name, rows, found: hasColumns === undefined ? null : { numbers, hasColumns } };
    });
  }

  function wantedRows(): WantedRows {
    const wanted: Record<string, RowPlace[]> = {};
    for (const { origin } of listed) {
      if (origin === null) continue;
      const { sha256, member, sheet, row } = origin;
      const places = wanted[sha256] ?? [];
      places.push({ member, sheet, row });
      wanted[sha256] = places;
    }
    return wanted;
  }

  function keep({ sha256, sheets }: Exclude<FileContacts, null>): void {
    for (const { member, sheet, columns, rows: found } of sheets) {
      for (const [row, cells] of found) contacts.set(keyOf(sha256, { member, sheet, row }), { columns, cells });
    }
    given.set(
      sha256,
      sheets.some(({ columns }) => columns.length > 0),
    );
  }

  async function takeOne(file: File): Promise<void> {
    const refuse = (why: RefusedFile["why"]): void =>
      store.setState(({ refused }) => ({ refused: [...refused, { name: file.name, why }] }));
    try {
      const found = await read(file, wantedRows());
      if (found !== null) keep(found);
      else
        refuse(store.getState().files.some(({ name }) => ownName(name) === ownName(file.name)) ? "changed" : "other");
    } catch (error) {
      refuse(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async function takeAll(files: readonly File[]): Promise<void> {
    store.setState({ refused: [] });
    for (const file of files) {
      store.setState({ reading: file.name });
      await takeOne(file);
      store.setState({ reading: null, files: wantedFiles() });
    }
  }

  /** One after the other, and none before it is known what is wanted: two large files would need the memory of both. */
  let turn: Promise<void> = rows().then(
    (all) => {
      listed = all;
      const unknown = all.filter(({ origin }) => origin === null).length;
      store.setState({ rows: all.length, unknown, files: wantedFiles() });
    },
    (error: unknown) => store.setState({ error }),
  );

  return {
    store,
    take(files) {
      turn = turn.then(() => takeAll(files));
      return turn;
    },
    list: () => listed.map((row) => ({ cells: row.cells, contact: contactOf(row) })),
  };
}
