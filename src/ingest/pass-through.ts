import { DataType, tableFromIPC, type Vector } from "apache-arrow";
import type { TableSource } from "../engine/stage-table.ts";
import type { ParquetCodec } from "../engine/types.ts";
import { type Column, TABLES, type Table, type TableName } from "../model/tables.ts";
import { STAGES } from "../model/vocabulary.ts";
import { type Decision, type Mapping, mapSheet } from "./map.ts";
import { parquetErrors, readParquet } from "./read-parquet.ts";
import type { SheetReport } from "./report.ts";
import type { SourceTable } from "./source.ts";

/** A Parquet file that is a table of the model already: it goes to the engine as it is, row by row untouched. */
export interface PassThrough {
  readonly table: TableName;
  readonly rows: number;
  readonly source: TableSource;
  /** The first rows, for people to look at. */
  readonly sample: SourceTable;
  readonly report: SheetReport;
}

/** Below this the rows are read and checked one by one, which takes no time worth saving. */
const MANY_ROWS = 200_000;
const SAMPLE_ROWS = 200;

/**
 * Scores are the one table that grows beyond what is worth taking apart. A file passes where every column is one of
 * the table's, of a fitting type, entries are named in every row and stages are the model's own.
 * Null: it does not pass and is to be read row by row. Rejects with ImportError for a broken file.
 */
export async function passThrough(
  bytes: Uint8Array,
  file: string,
  codec: ParquetCodec,
  decision: Decision = {},
): Promise<PassThrough | null> {
  const { rows, columns: found } = await parquetErrors(file, () => codec.info(bytes));
  if (rows < MANY_ROWS || decision.columns !== undefined) return null;
  const sample = await readSample(
    bytes,
    file,
    codec,
    found.map(({ name }) => name),
  );
  const mapping = mapSheet(sample, decision);
  const columns = scoreColumns(mapping);
  if (columns === null) return null;
  const types = new Map(found.map(({ name, type }) => [name, type]));
  const { columns: model }: Table = TABLES.scores;
  for (const column of model) {
    const name = columns[column.name];
    if (name !== undefined && !fits(column, types.get(name) ?? "")) return null;
  }
  const { entry_id, stage } = columns;
  if (entry_id === undefined || (stage === undefined && mapping.stage === null)) return null;
  if (!(await keysAreSound(bytes, codec, entry_id, stage ?? null))) return null;
  const constants = { source_file: file, ...(mapping.stage === null ? {} : { stage: mapping.stage.stage }) };
  return {
    table: "scores",
    rows,
    source: { parquet: bytes, columns, constants },
    sample,
    report: reportOf(file, rows, mapping),
  };
}

async function readSample(
  bytes: Uint8Array,
  file: string,
  codec: ParquetCodec,
  names: readonly string[],
): Promise<SourceTable> {
  for await (const piece of codec.read(bytes)) {
    const first = readParquet({ names, ipc: [piece] }, file, SAMPLE_ROWS);
    return first;
  }
  throw new TypeError(`${file}: a Parquet file of many rows has none`);
}

/** Model column → column of the file; null where the sheet is more, or other, than scores. */
function scoreColumns({ kind, columns, missing, stage }: Mapping): Readonly<Record<string, string>> | null {
  if (missing.length > 0 || (kind !== "contest" && kind !== "scores")) return null;
  const { columns: model }: Table = TABLES.scores;
  const mapped: Record<string, string> = {};
  for (const { concept, by, header } of columns) {
    if (concept === null) continue;
    if (by === "seat" || !model.some(({ name }) => name === concept)) return null;
    mapped[concept] = header;
  }
  return mapped.score === undefined || (mapped.stage === undefined && stage === null) ? null : mapped;
}

const TEXT = /Utf8|^U?int/i;
const NUMBER = /^(u?int|float|decimal)/i;

/** Whether the engine can cast a file's type to the column's without a doubt. */
function fits({ type }: Column, arrow: string): boolean {
  switch (type) {
    case "text":
      return TEXT.test(arrow);
    case "integer":
      return /^u?int/i.test(arrow);
    case "real":
      return NUMBER.test(arrow);
    case "boolean":
      return /^bool/i.test(arrow);
    case "timestamp":
      return /^(timestamp|date)/i.test(arrow);
  }
}

const KNOWN_STAGES: ReadonlySet<string> = new Set(STAGES);

async function keysAreSound(
  bytes: Uint8Array,
  codec: ParquetCodec,
  entry: string,
  stage: string | null,
): Promise<boolean> {
  const columns = stage === null ? [entry] : [entry, stage];
  for await (const piece of codec.read(bytes, { columns })) {
    const table = tableFromIPC(piece);
    if ((table.getChild(entry)?.nullCount ?? 1) > 0) return false;
    const stages = stage === null ? null : table.getChild(stage);
    if (stages === null) continue;
    if (stages.nullCount > 0) return false;
    for (const value of distinctRuns(stages)) if (!KNOWN_STAGES.has(value)) return false;
  }
  return true;
}

/** A column's values, each at least once; sorted columns give each once, dictionaries only their entries. */
function* distinctRuns(vector: Vector): Iterable<string> {
  if (DataType.isDictionary(vector.type)) {
    for (const { dictionary } of vector.data) for (const value of dictionary ?? []) yield String(value);
    return;
  }
  let before: unknown;
  for (const value of vector) {
    if (value === before) continue;
    before = value;
    yield String(value);
  }
}

function reportOf(file: string, rows: number, mapping: Mapping): SheetReport {
  return {
    file,
    sheet: null,
    format: "parquet",
    encoding: null,
    delimiter: null,
    headerRows: [],
    rowsIn: rows,
    rowsOut: rows,
    rowsSetAside: 0,
    setAside: [],
    kind: mapping.kind,
    columns: mapping.columns,
    stage: mapping.stage,
    missing: [],
    tables: [{ table: "scores", rows }],
    findings: [
      { rule: "keys_unchecked", severity: "info", count: 1, examples: [], values: {} },
      ...(mapping.stage?.from === "assumed"
        ? [
            {
              rule: "stage_assumed",
              severity: "warning",
              count: 1,
              examples: [],
              values: { stage: mapping.stage.stage },
            } as const,
          ]
        : []),
    ],
  };
}
