import { DataType, tableFromIPC, type Vector } from "apache-arrow";
import { EngineError, type ParquetCodec } from "../engine/types.ts";
import { nameColumns } from "./grid.ts";
import { Findings, ImportError, type SourceCell, type SourceTable } from "./source.ts";

/** A Parquet file taken apart by the codec, so that what reads its cells needs no WebAssembly of its own. */
export interface ParquetPieces {
  readonly names: readonly string[];
  /** Each piece one whole Arrow IPC stream, in the order of the rows. */
  readonly ipc: readonly Uint8Array[];
}

/** Throws ImportError "damaged_parquet" with the reader's reason where the file is cut off or broken. */
export async function openParquet(bytes: Uint8Array, file: string, codec: ParquetCodec): Promise<ParquetPieces> {
  try {
    const info = await codec.info(bytes);
    const ipc: Uint8Array[] = [];
    for await (const piece of codec.read(bytes)) ipc.push(piece);
    return { names: info.columns.map(({ name }) => name), ipc };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new ImportError(
      error.fault === "memory" ? "too_large" : "damaged_parquet",
      file,
      { reason: error.message },
      {
        cause: error,
      },
    );
  }
}

/** Pieces of a Parquet file → source table; the header is the schema, so every row is data (row 1 the first). */
export function readParquet({ names, ipc }: ParquetPieces, file: string): SourceTable {
  const rows: SourceCell[][] = [];
  for (const piece of ipc) {
    const table = tableFromIPC(piece);
    const first = rows.length;
    for (let i = 0; i < table.numRows; i++) rows.push(new Array<SourceCell>(names.length).fill(null));
    names.forEach((name, column) => {
      const vector = table.getChild(name);
      if (vector !== null) fill(rows, first, column, vector);
    });
  }
  const origin = { file, format: "parquet", sheet: null, encoding: null, delimiter: null } as const;
  if (rows.length === 0) throw new ImportError("no_rows", file, { sheet: "" });
  const findings = new Findings();
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
  let row = first;
  for (const value of vector) {
    const cells = rows[row++];
    if (cells !== undefined) cells[column] = isTime ? time(value, shift) : plain(value, scale);
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
  if (value instanceof Uint32Array) return Number(String(value)) / 10 ** scale;
  return JSON.stringify(value);
}
