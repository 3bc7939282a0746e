/** The one place where values and names become SQL text. */

export const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A whole number stays one; others are written as DOUBLE, since DuckDB reads 0.1 as a DECIMAL. */
export function sqlNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`no number for SQL: ${value}`);
  if (Number.isSafeInteger(value)) return String(value + 0);
  const text = String(value);
  return text.includes("e") ? text : `${text}e0`;
}
