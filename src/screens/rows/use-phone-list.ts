import { useEffect, useState } from "react";
import { openFile, startImporter } from "../../ingest/browser.ts";
import type { RowColumn } from "../../panels/rows/columns.ts";
import { ORIGIN_COLUMNS, originOf } from "../../panels/rows/origins.ts";
import type { RowOrder, RowsQuestion } from "../../panels/rows/statement.ts";
import { useWorkspace, type Workspace } from "../workspace.ts";
import { createPhoneList, type ListedRow, type PhoneListMaker } from "./phone-list.ts";
import { createRowsSource } from "./rows-source.ts";

/** Whose rows are listed, with which columns and in which order. */
export interface PhoneListOf {
  readonly question: RowsQuestion;
  readonly columns: readonly RowColumn[];
  readonly order: RowOrder | null;
}

/** Every row of the list, with where it was read. Rejects with EngineError or the signal's reason. */
async function listedRows(
  { query }: Pick<Workspace["session"], "query">,
  { question, columns, order }: PhoneListOf,
  signal: AbortSignal,
): Promise<readonly ListedRow[]> {
  const source = createRowsSource({ query, question, columns: [...columns, ...ORIGIN_COLUMNS], order });
  const close = (): void => source.close();
  signal.addEventListener("abort", close);
  try {
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        const { error, isOrdered } = source.store.getState();
        if (error !== null) reject(error);
        else if (isOrdered) resolve();
      };
      signal.addEventListener("abort", () => reject(signal.reason));
      source.store.subscribe(look);
      look();
    });
    const listed: ListedRow[] = [];
    for await (const piece of source.all(signal, () => undefined)) {
      for (const cells of piece) {
        listed.push({ cells: cells.slice(0, columns.length), origin: originOf(cells.slice(columns.length)) });
      }
    }
    return listed;
  } finally {
    source.close();
  }
}

/** A list as long as its dialog is open: with it go its worker and all that was read. */
export function usePhoneList({ question, columns, order }: PhoneListOf): PhoneListMaker | null {
  const { session } = useWorkspace();
  const [maker, setMaker] = useState<PhoneListMaker | null>(null);
  useEffect(() => {
    const life = new AbortController();
    // It makes no pseudonyms, and needs no salt.
    const importer = startImporter(() => "");
    const made = createPhoneList({
      rows: () => listedRows(session, { question, columns, order }, life.signal),
      read: async (file, wanted) => {
        const content = await openFile(file, session.parquet, null);
        // Parquet that passes as it is; nothing of it was ever replaced.
        if ("through" in content) return null;
        life.signal.throwIfAborted();
        return importer.contacts({ id: "", name: file.name, content }, wanted);
      },
    });
    setMaker(made);
    return () => {
      life.abort(new DOMException("the list was closed", "AbortError"));
      importer.stop();
      setMaker(null);
    };
  }, [session, question, columns, order]);
  return maker;
}
