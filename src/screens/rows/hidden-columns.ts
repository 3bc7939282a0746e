import { createStore } from "zustand/vanilla";
import type { RowKind } from "../../panels/types.ts";

/** Columns that were taken away, by kind of rows; until the page is closed. */
export const hiddenColumns = createStore<Readonly<Partial<Record<RowKind, readonly string[]>>>>()(() => ({}));

/** Shows a column that is hidden, hides one that is shown. */
export function toggleColumn(kind: RowKind, name: string): void {
  const hidden = hiddenColumns.getState()[kind] ?? [];
  hiddenColumns.setState({
    [kind]: hidden.includes(name) ? hidden.filter((each) => each !== name) : [...hidden, name],
  });
}

export const showAllColumns = (kind: RowKind): void => hiddenColumns.setState({ [kind]: [] });
