import type { TableData } from "../../panels/types.ts";

/** Where a column of a panel's table stands. One that is missing is a mistake of ours. */
export const columnPlace =
  (panel: string, { columns }: TableData) =>
  (name: string): number => {
    const place = columns.findIndex((column) => column.name === name);
    if (place < 0) throw new Error(`${panel} has no column ${name}`);
    return place;
  };
