import { createStore, type StoreApi } from "zustand/vanilla";
import type { Cancellable } from "../../engine/types.ts";
import type { Cell, Columns } from "../../model/columns.ts";
import type { RowColumn } from "../../panels/rows/columns.ts";
import { pageSql, placesSql, type RowOrder, type RowsQuestion } from "../../panels/rows/statement.ts";

export type FetchedRow = readonly Cell[];

export interface RowsState {
  readonly error: unknown;
  /** Null until the rows are counted. */
  readonly count: number | null;
  /** It is known which row stands where; until then there are none to fetch. */
  readonly isOrdered: boolean;
  /** Grows with each page that comes. */
  readonly pages: number;
}

/** The rows behind a figure in one order, fetched as they come into sight. */
export interface RowsSource {
  readonly store: StoreApi<RowsState>;
  /** Null: on its way, or not asked for. */
  row(place: number): FetchedRow | null;
  /** These rows are in sight: first … last - 1. */
  need(first: number, last: number): void;
  /** Asks again after an error. */
  retry(): void;
  /** Every row in pieces, once they are ordered. Rejects with EngineError or the signal's reason. */
  all(signal: AbortSignal, onProgress: (rows: number) => void): AsyncGenerator<readonly FetchedRow[]>;
  /** Gives up whatever is being asked. */
  close(): void;
}

export interface RowsOptions {
  readonly query: (sql: string, options?: Cancellable) => Promise<Columns>;
  readonly question: RowsQuestion;
  readonly columns: readonly RowColumn[];
  readonly order: RowOrder | null;
  /** How many there were in another order: the same now. */
  readonly count?: number | null;
}

const PAGE = 100;
/** Pages kept, so that a long scroll does not fill the memory. */
const KEPT = 60;
/** Rows of an export asked for together: each question looks through the whole table. */
const PIECE = 20_000;
/** Rows fetched beyond those in sight, so that a slow scroll never waits. */
const AHEAD = 50;

/** Before anything is asked. */
export const NOTHING_YET: RowsState = { error: null, count: null, isOrdered: false, pages: 0 };

export function createRowsSource({ query, question, columns, order, count = null }: RowsOptions): RowsSource {
  const store = createStore<RowsState>()(() => ({ ...NOTHING_YET, count }));
  const life = new AbortController();
  const pages = new Map<number, readonly FetchedRow[]>();
  let places: readonly number[] | null = null;
  let wanted: readonly [first: number, last: number] = [0, PAGE];
  let isBusy = false;

  async function fetchRows(of: readonly number[], signal: AbortSignal): Promise<readonly FetchedRow[]> {
    if (of.length === 0) return [];
    const { row_id = [], ...cells } = await query(pageSql(question, columns, of), { signal });
    const byPlace = new Map(row_id.map((id, at) => [id, columns.map(({ name }) => cells[name]?.[at] ?? null)]));
    return of.map((id) => byPlace.get(id) ?? columns.map(() => null));
  }

  const missing = (): number | null => {
    const last = Math.min(wanted[1], places?.length ?? 0);
    for (let page = Math.floor(wanted[0] / PAGE); page * PAGE < last; page++) if (!pages.has(page)) return page;
    return null;
  };

  const keep = (page: number, rows: readonly FetchedRow[]): void => {
    pages.set(page, rows);
    for (const oldest of pages.keys()) {
      if (pages.size <= KEPT) break;
      pages.delete(oldest);
    }
  };

  /** One question at a time: what has gone out of sight meanwhile is not asked any more. */
  async function work(): Promise<void> {
    if (isBusy || life.signal.aborted) return;
    isBusy = true;
    const { signal } = life;
    try {
      if (places === null) {
        const { row_id = [] } = await query(placesSql(question, order), { signal });
        places = row_id.map(Number);
        store.setState({ count: places.length, isOrdered: true });
      }
      for (let page = missing(); page !== null; page = missing()) {
        keep(page, await fetchRows(places.slice(page * PAGE, (page + 1) * PAGE), signal));
        store.setState((state) => ({ pages: state.pages + 1 }));
      }
    } catch (error) {
      if (!signal.aborted) store.setState({ error });
    } finally {
      isBusy = false;
    }
  }

  void work();
  return {
    store,
    row: (place) => pages.get(Math.floor(place / PAGE))?.[place % PAGE] ?? null,
    need(first, last) {
      wanted = [Math.max(0, first - AHEAD), last + AHEAD];
      if (store.getState().error === null) void work();
    },
    retry() {
      store.setState({ error: null });
      void work();
    },
    async *all(signal, onProgress) {
      if (places === null) throw new Error("the rows are not counted yet");
      for (let at = 0; at < places.length; at += PIECE) {
        signal.throwIfAborted();
        life.signal.throwIfAborted();
        yield await fetchRows(places.slice(at, at + PIECE), signal);
        onProgress(Math.min(at + PIECE, places.length));
      }
    },
    close: () => life.abort(new DOMException("the rows were closed", "AbortError")),
  };
}
