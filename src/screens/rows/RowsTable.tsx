import { useCallback, useMemo } from "react";
import { formatCell } from "../../panels/format.ts";
import type { RowColumn } from "../../panels/rows/columns.ts";
import { headerOf, type RowWords, wordsOf } from "../../panels/rows/words.ts";
import { LongTable } from "../../ui/LongTable.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { FailedAnswer } from "../panel/FailedAnswer.tsx";
import { useAppearance, useWorkspace } from "../workspace.ts";
import type { FetchedRow, RowsSource } from "./rows-source.ts";
import { useRowsState } from "./use-rows-source.ts";

export interface RowsTableProps {
  readonly caption: string;
  /** As the source fetches them. */
  readonly columns: readonly RowColumn[];
  /** Those of them that are on the screen. */
  readonly shown: readonly RowColumn[];
  readonly words: RowWords;
  readonly source: RowsSource | null;
  readonly order: { readonly column: string; readonly isDescending: boolean } | null;
  readonly onOrder: (column: string) => void;
}

/** Rows that stand there until it is known how many there are. */
const AWAITED = 20;

/** Up to here numbers are numbers; of an identifier every digit counts. */
const isNumeric = ({ format }: RowColumn): boolean => format === "integer" || format === "decimal";

export function RowsTable({ caption, columns, shown, words, source, order, onOrder }: RowsTableProps) {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const { error, count, isOrdered } = useRowsState(source);
  const headed = useMemo(
    () =>
      shown.map((column) => ({
        key: column.name,
        label: headerOf(column, words),
        numeric: isNumeric(column),
        width: column.width,
      })),
    [shown, words],
  );
  const textsOf = useMemo(() => {
    // A row that has not changed keeps its texts, and is not drawn again.
    const kept = new WeakMap<FetchedRow, readonly string[]>();
    const places = shown.map((column) => columns.indexOf(column));
    return (row: FetchedRow): readonly string[] => {
      const known = kept.get(row);
      if (known !== undefined) return known;
      const texts = shown.map((column, at) =>
        formatCell(wordsOf(column, row[places[at] ?? -1] ?? null, words), column.format),
      );
      kept.set(row, texts);
      return texts;
    };
  }, [columns, shown, words]);
  const onSight = useCallback((first: number, last: number) => source?.need(first, last), [source]);
  const rowAt = (place: number) => {
    const row = source?.row(place) ?? null;
    return row === null ? null : textsOf(row);
  };
  if (error !== null) {
    const retry = () => {
      // Another start asks again by itself.
      if (session.store.getState().status.phase === "failed") void session.start();
      else source?.retry();
    };
    return (
      <div className="rows-table">
        <FailedAnswer title={t("rows.error")} height={320} error={error} retry={retry} />
      </div>
    );
  }
  return (
    <div className="rows-table">
      {count === 0 ? (
        <Notice tone="empty" height={320} title={t("rows.empty")} />
      ) : (
        <LongTable
          caption={caption}
          columns={headed}
          count={count ?? AWAITED}
          rowAt={rowAt}
          onSight={onSight}
          order={order}
          onOrder={onOrder}
          isBusy={!isOrdered}
        />
      )}
      <p className="rows-order">{t("rows.order")}</p>
    </div>
  );
}
