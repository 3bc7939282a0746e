import { memo, useEffect, useRef, useState } from "react";
import { rowWindow } from "./row-window.ts";
import "./table.css";

export interface DataColumn {
  readonly key: string;
  readonly label: string;
  /** Numbers stand right-aligned in figures of equal width. */
  readonly numeric: boolean;
}

export interface LongColumn extends DataColumn {
  /** CSS pixels; wider where the table has room. */
  readonly width: number;
}

export interface LongTableProps {
  readonly caption: string;
  readonly columns: readonly LongColumn[];
  /** How many rows there are in all. */
  readonly count: number;
  /** A row's cells as they are read, in the order of the columns; null: on its way. */
  readonly rowAt: (place: number) => readonly string[] | null;
  /** Up to so many rows all stand in the page; of more, those in sight. */
  readonly whole?: number;
  /** Rows first … last - 1 are in the page now. */
  readonly onSight?: (first: number, last: number) => void;
  /** Headers sort where this is given. */
  readonly onOrder?: (column: string) => void;
  readonly order?: { readonly column: string; readonly isDescending: boolean } | null;
  readonly isBusy?: boolean;
}

/** CSS pixels; the style sheet has the same. */
const ROW_HEIGHT = 33;

/** Before the element has a size. */
const FIRST_SIGHT = 20 * ROW_HEIGHT;

/** A region that scrolls has to be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;

/** A table of rows of one height, of which only those in sight are in the page; it says how many there are. */
export function LongTable(props: LongTableProps) {
  const { caption, columns, count, rowAt, whole = 200, onSight, order, isBusy = false } = props;
  const scroller = useRef<HTMLElement>(null);
  const [scroll, setScroll] = useState({ scrollTop: 0, inSight: FIRST_SIGHT });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => setScroll({ scrollTop: element.scrollTop, inSight: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);
  const ordered = order === null || order === undefined ? "" : `${order.isDescending} ${order.column}`;
  const shownOrder = useRef(ordered);
  useEffect(() => {
    // In another order other rows come first.
    if (shownOrder.current !== ordered) scroller.current?.scrollTo({ top: 0 });
    shownOrder.current = ordered;
  }, [ordered]);
  const { first, last, before, after } =
    count <= whole
      ? { first: 0, last: count, before: 0, after: 0 }
      : rowWindow({ count, rowHeight: ROW_HEIGHT, ...scroll });
  useEffect(() => onSight?.(first, last), [onSight, first, last]);
  const places = Array.from({ length: last - first }, (_, index) => first + index);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <section ref={scroller} className="ui-table" aria-label={caption} aria-busy={isBusy} {...FOCUSABLE}>
      <table data-long="true" style={{ width }} aria-rowcount={count + 1}>
        <caption className="ui-hidden">{caption}</caption>
        <Head {...props} />
        <Gap height={before} columns={columns.length} />
        <tbody>
          {places.map((place) => (
            <Row key={place} place={place} columns={columns} cells={rowAt(place)} />
          ))}
        </tbody>
        <Gap height={after} columns={columns.length} />
      </table>
    </section>
  );
}

const SORTED = { true: "descending", false: "ascending" } as const;

function Head({ columns, order = null, onOrder }: LongTableProps) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ key, label, numeric, width }) => {
          const sorted = order?.column === key ? SORTED[`${order.isDescending}`] : undefined;
          return (
            <th
              key={key}
              scope="col"
              data-column={key}
              data-numeric={numeric}
              style={{ width }}
              aria-sort={sorted}
              title={label}
            >
              {onOrder === undefined ? (
                label
              ) : (
                <button type="button" onClick={() => onOrder(key)}>
                  <span className="ui-table-heading">{label}</span>
                  <Arrow sorted={sorted} />
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Keeps its room, so that sorting moves no header. */
const Arrow = ({ sorted }: { readonly sorted: "ascending" | "descending" | undefined }) => (
  <svg viewBox="0 0 8 12" width="8" height="12" aria-hidden="true" data-sorted={sorted ?? "none"}>
    <path d="M1 4.5L4 1.5 7 4.5" />
    <path d="M1 7.5L4 10.5 7 7.5" />
  </svg>
);

/** The room of the rows that are not in the page. */
const Gap = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height === 0 ? null : (
    <tbody aria-hidden="true" className="ui-table-gap">
      <tr>
        <td colSpan={columns} style={{ height }} />
      </tr>
    </tbody>
  );

interface RowProps {
  readonly place: number;
  readonly columns: readonly LongColumn[];
  readonly cells: readonly string[] | null;
}

const Row = memo(function Row({ place, columns, cells }: RowProps) {
  return (
    // The header is the first row.
    <tr aria-rowindex={place + 2} aria-busy={cells === null ? true : undefined}>
      {columns.map(({ key, numeric }, at) => (
        <td key={key} data-numeric={numeric} title={cells?.[at]}>
          {cells === null ? <span className="ui-table-awaited" /> : cells[at]}
        </td>
      ))}
    </tr>
  );
});
