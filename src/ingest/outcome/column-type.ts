import { dateOrderOf } from "../build/date-order.ts";
import type { UsualNumbers } from "../build/number-style.ts";
import type { SourceCell } from "../table/source.ts";
import type { DateOrder } from "../values/times.ts";
import { readBoolean, saysYesOrNo } from "../values/yes-no.ts";
import { areEpochs, momentColumn, type OrderOf } from "./moment-column.ts";
import { numberColumn } from "./number-column.ts";
import { saysDuration, saysEpoch, saysIdentifier, saysMoment } from "./type-headers.ts";
import { castAs, countValues, type TypedColumn } from "./typed-column.ts";

/**
 * The type of a column, told from all its values. Identifiers stay text: what its header calls a code, what has a
 * leading zero or more digits than a number keeps. A few slips do not make text of a column of numbers; the cast then
 * has no value there.
 *
 * @param header the column's name; numbers are dates only where it speaks of a date
 * @param assumed how 6/5/2026 is read where no value of the column tells day and month apart
 * @param usual how the table writes numbers where the column leaves it open
 * @param orderOf which comes first in the column's dates, where the table shows it
 */
export function typeColumn(
  cells: readonly SourceCell[],
  header: string,
  assumed: DateOrder = "month",
  usual: UsualNumbers = null,
  orderOf: OrderOf = dateOrderOf,
): TypedColumn {
  const values = countValues(cells);
  // startDate and paperId are two words.
  const name = header.normalize("NFKC").replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  const kinds = new Set([...values.keys()].map(kindOf));
  if (values.size === 0) return TEXT;
  if (kinds.size === 1 && kinds.has("boolean")) return castAs("boolean", cells, readBoolean);
  const isMoment = !saysDuration(name) && (saysMoment(name) || (saysEpoch(name) && areEpochs(values)));
  const isCode = saysIdentifier(name);
  if (isMoment || kinds.has("date")) {
    const moment = momentColumn(cells, values, true, assumed, orderOf);
    if (moment !== null) return moment;
  }
  if (!isCode) {
    const number = numberColumn(cells, values, name, usual);
    if (number !== null) return number;
    const moment = isMoment ? null : momentColumn(cells, values, false, assumed, orderOf);
    if (moment !== null) return moment;
    if ([...values.keys()].every(saysYesOrNo)) return castAs("boolean", cells, readBoolean);
  }
  return TEXT;
}

const TEXT: TypedColumn = { type: "text", cast: null, strays: [], marks: [], assumedOrder: null };

const kindOf = (value: SourceCell): string => (value instanceof Date ? "date" : typeof value);
