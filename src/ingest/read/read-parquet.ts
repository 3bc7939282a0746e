import { DataType, tableFromIPC, Vector } from "apache-arrow";
import { EngineError, type ParquetCodec } from "../../engine/types.ts";
import { Findings } from "../table/findings.ts";
import { timeText } from "../table/grid.ts";
import { nameColumns } from "../table/name-columns.ts";
import { ImportError } from "../table/refusals.ts";
import type { SourceCell, SourceTable } from "../table/source.ts";

/** A Parquet file taken apart by the codec, so that what reads its cells needs no WebAssembly of its own. */
export interface ParquetPieces {
  readonly names: readonly string[];
  /** Each piece one whole Arrow IPC stream, in the order of the rows. */
  readonly ipc: readonly Uint8Array[];
}

/** Does something with a Parquet file; what its reader says of a broken one becomes an ImportError. */
export async function parquetErrors<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const code = error.fault === "memory" ? "too_large" : "damaged_parquet";
    throw new ImportError(code, file, { reason: error.message }, { cause: error });
  }
}

/** Rejects with ImportError "damaged_parquet" and the reader's reason where the file is cut off or broken. */
export const openParquet = (bytes: Uint8Array, file: string, codec: ParquetCodec): Promise<ParquetPieces> =>
  parquetErrors(file, async () => {
    const info = await codec.info(bytes);
    const ipc: Uint8Array[] = [];
    for await (const piece of codec.read(bytes)) ipc.push(piece);
    return { names: info.columns.map(({ name }) => name), ipc };
  });

/**
 * Pieces of a Parquet file → source table, of at most so many rows; the header is the schema, so every row is data
 * (row 1 the first).
 */
export function readParquet({ names, ipc }: ParquetPieces, file: string, most = Number.POSITIVE_INFINITY): SourceTable {
  const rows: SourceCell[][] = [];
  for (const piece of ipc) {
    const first = rows.length;
    const table = tableFromIPC(piece).slice(0, Math.max(0, most - first));
    for (let i = 0; i < table.numRows; i++) rows.push(new Array<SourceCell>(names.length).fill(null));
    names.forEach((_, column) => {
      // By place: a name may stand twice.
      const vector = table.getChildAt(column);
      if (vector !== null) fill(rows, first, column, vector);
    });
  }
  const origin = { file, format: "parquet", sheet: null, encoding: null, delimiter: null } as const;
  const findings = new Findings();
  if (rows.length === 0) findings.add("no_rows", "warning");
  return {
    ...origin,
    headerRows: [],
    header: nameColumns(names, findings),
    rows,
    rowNumbers: rows.map((_, i) => i + 1),
    notData: [],
    findings: findings.list(),
  };
}

/** A moment of a column that names a time zone is moved to the wall clock of the contest, as `readTime` does. */
const CONTEST_OFFSET = 8 * 3_600_000;

function fill(rows: SourceCell[][], first: number, column: number, vector: Vector): void {
  const { type } = vector;
  const shift = DataType.isTimestamp(type) && (type.timezone ?? "") !== "" ? CONTEST_OFFSET : 0;
  const isTime = DataType.isTimestamp(type) || DataType.isDate(type);
  const scale = DataType.isDecimal(type) ? type.scale : 0;
  const perDay = DataType.isTime(type) ? 86_400 * 1000 ** type.unit : null;
  let row = first;
  for (const value of vector) {
    const cells = rows[row++];
    if (cells === undefined) continue;
    if (isTime) cells[column] = time(value, shift);
    else if (perDay === null) cells[column] = plain(value, scale);
    else cells[column] = value === null ? null : timeText(Number(value) / perDay);
  }
}

function time(value: unknown, shift: number): Date | null {
  if (value === null || value === undefined) return null;
  return new Date((value instanceof Date ? value.getTime() : Number(value)) + shift);
}

function plain(value: unknown, scale: number): SourceCell {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  // Beyond 2^53 a number would lose digits; identifiers of that length stay text.
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Uint32Array) return decimal(value, scale);
  if (value instanceof Uint8Array) return binaryText(value);
  // Lists, records and maps in one cell.
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "bigint" ? plain(inner, 0) : inner instanceof Vector ? [...inner] : inner,
  );
}

/** A decimal is a whole number of 128 bits in two's complement, in units of 10 to the minus scale. */
function decimal(words: Uint32Array, scale: number): number {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i] ?? 0);
  return Number(BigInt.asIntN(words.length * 32, value)) / 10 ** scale;
}

/** Older writers leave text without the mark that it is text. */
function binaryText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}
