import { useMemo } from "react";
import { type DataColumn, LongTable } from "./LongTable.tsx";

export interface DataRow {
  readonly key: string;
  /** As they are read, in the order of the columns. */
  readonly cells: readonly string[];
}

export interface DataTableProps {
  readonly caption: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
}

/** A region that scrolls has to be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;

/** Beyond so many rows only those in sight are in the page. */
const MANY = 2_000;

/** An HTML table whose head stays in sight; it scrolls in both directions, also by keyboard. */
export function DataTable(props: DataTableProps) {
  return props.rows.length > MANY ? <ManyRows {...props} /> : <AllRows {...props} />;
}

/** Pixels that a character takes in the table's size, and what stands around a cell's text. */
const CHARACTER = 7.5;
const PADDING = 28;
const WIDEST = 360;

/** Chinese characters are about twice as wide as others. */
const widthOf = (text: string): number =>
  CHARACTER * [...text].reduce((width, character) => width + (character > "\u2e7f" ? 1.8 : 1), 0);

function ManyRows({ caption, columns, rows }: DataTableProps) {
  // By every row, once: the columns stand still while rows come and go.
  const sized = useMemo(
    () =>
      columns.map((column, at) => ({
        ...column,
        width: Math.min(
          WIDEST,
          PADDING +
            rows.reduce((widest, { cells }) => Math.max(widest, widthOf(cells[at] ?? "")), widthOf(column.label)),
        ),
      })),
    [columns, rows],
  );
  return (
    <LongTable
      caption={caption}
      columns={sized}
      count={rows.length}
      whole={MANY}
      rowAt={(place) => rows[place]?.cells ?? null}
    />
  );
}

function AllRows({ caption, columns, rows }: DataTableProps) {
  return (
    <section className="ui-table" aria-label={caption} {...FOCUSABLE}>
      <table>
        <caption className="ui-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-column={column.key} data-numeric={column.numeric}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {columns.map((column, at) => (
                <td key={column.key} data-numeric={column.numeric}>
                  {cells[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
