export interface DataColumn {
  readonly key: string;
  readonly label: string;
  /** Numbers stand right-aligned in figures of equal width. */
  readonly numeric: boolean;
}

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

/** A plain HTML table whose head stays in sight; it scrolls in both directions, also by keyboard. */
export function DataTable({ caption, columns, rows }: DataTableProps) {
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
