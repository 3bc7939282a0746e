import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { RowColumn } from "../../panels/rows/columns.ts";
import type { RowOrder, RowsQuestion } from "../../panels/rows/statement.ts";
import { useView, useWorkspace } from "../workspace.ts";
import { createRowsSource, NOTHING_YET, type RowsSource, type RowsState } from "./rows-source.ts";

const NONE = createStore(() => NOTHING_YET);

export const useRowsState = (source: RowsSource | null): RowsState => useStore(source?.store ?? NONE);

/** Asked anew for another order, for other columns and after a change of data; what was asked before is given up. */
export function useRowsSource(
  question: RowsQuestion,
  columns: readonly RowColumn[],
  order: RowOrder | null,
): RowsSource | null {
  const { session } = useWorkspace();
  const revision = useView((view) => view.revision);
  const isFailed = useStore(session.store, ({ status }) => status.phase === "failed");
  // Other data are other rows, and an engine that has been started again may have an answer.
  const asked = useMemo(() => ({ question, revision, isFailed }), [question, revision, isFailed]);
  const [source, setSource] = useState<RowsSource | null>(null);
  const counted = useRef<{ readonly asked: typeof asked; readonly count: number | null } | null>(null);
  useEffect(() => {
    const next = createRowsSource({
      query: session.query,
      question: asked.question,
      columns,
      order,
      count: counted.current?.asked === asked ? counted.current.count : null,
    });
    setSource(next);
    return () => {
      counted.current = { asked, count: next.store.getState().count };
      next.close();
    };
  }, [session, asked, columns, order]);
  return source;
}
