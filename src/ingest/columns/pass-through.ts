import { tableFromIPC } from "apache-arrow";
import type { TableSource } from "../../engine/tables/stage-table.ts";
import type { ParquetCodec, ParquetInfo } from "../../engine/types.ts";
import type { Table } from "../../model/tables/table.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import { questionsOf } from "../meaning/decisions.ts";
import { mapSheet } from "../meaning/map.ts";
import type { Decision, Mapping } from "../meaning/mapping.ts";
import type { CitedRow } from "../outcome/cited-rows.ts";
import type { SheetReport } from "../outcome/report.ts";
import { personalColumn } from "../privacy/personal.ts";
import { parquetErrors, readParquet } from "../read/read-parquet.ts";
import type { SourceTable } from "../table/source.ts";
import type { ColumnsToCheck } from "./check-columns.ts";
import { FileColumns } from "./file-columns.ts";
import { noteRowColumns } from "./row-columns.ts";
import { TableCheck } from "./table-check.ts";

/** A Parquet file whose columns make a table of the model as they are: the engine takes them, and no row is touched. */
export interface PassThrough {
  readonly table: TableName;
  readonly rows: number;
  readonly source: TableSource;
  /** The first rows, for people to look at. */
  readonly sample: SourceTable;
  readonly report: SheetReport & { readonly cited: readonly CitedRow[] };
}

/** Below this the rows are read one by one, which takes no time worth saving. */
const MANY_ROWS = 20_000;
const SAMPLE_ROWS = 200;

/** A file that passes, and what the quality rules have yet to look at: nobody has to wait for them. */
export interface Passed {
  readonly through: PassThrough;
  readonly unchecked: ColumnsToCheck;
}

/**
 * Looks at a large Parquet file column by column. It passes where what the engine makes of it is exactly what reading
 * its rows would give: the same tables, the same findings, the same rows left out.
 * Null: that is not sure, and it is to be read row by row. Rejects with ImportError for a broken file.
 */
export async function passThrough(
  bytes: Uint8Array,
  file: string,
  codec: ParquetCodec,
  decision: Decision = {},
  manyRows = MANY_ROWS,
): Promise<Passed | null> {
  const info = await parquetErrors(file, () => codec.info(bytes));
  if (info.rows < manyRows || decision.columns !== undefined) return null;
  return parquetErrors(file, () => lookThrough(bytes, file, codec, decision, info));
}

async function lookThrough(
  bytes: Uint8Array,
  file: string,
  codec: ParquetCodec,
  decision: Decision,
  info: ParquetInfo,
): Promise<Passed | null> {
  const names = info.columns.map(({ name }) => name);
  let looking: {
    readonly sample: SourceTable;
    readonly mapping: Mapping;
    readonly look: TableCheck;
    readonly columns: FileColumns;
  } | null = null;
  for await (const piece of codec.read(bytes)) {
    if (looking === null) {
      // Not the piece itself: reading it once more takes nothing, and it may be given away.
      const sample = readParquet({ names, ipc: [piece] }, file, SAMPLE_ROWS);
      // Whoever is named has to be replaced row by row.
      if (decision.keepPersonal !== true && namesPersons(sample)) return null;
      const mapping = mapSheet(sample, decision);
      const look = TableCheck.of(mapping, info);
      if (look === null) return null;
      looking = { sample, mapping, look, columns: new FileColumns(info, look.apart) };
    }
    const rows = tableFromIPC(piece);
    looking.columns.add(rows);
    if (!looking.look.see(rows, looking.columns)) return null;
  }
  if (looking === null || looking.look.hasSentinels) return null;
  const read = looking.columns.finish();
  if (!noteRowColumns(looking.mapping, read, looking.look.findings)) return null;
  const through = passed(bytes, info.rows, looking);
  if (through === null) return null;
  const { table, source, report, sample } = through;
  return {
    through,
    unchecked: {
      table,
      columns: read,
      rows: info.rows,
      sample,
      mapping: looking.mapping,
      named: source.columns ?? {},
      constants: source.constants ?? {},
      meanings: source.values ?? {},
      without: source.without ?? [],
      findings: report.findings,
    },
  };
}

const namesPersons = ({ header, rows }: SourceTable): boolean =>
  header.some(
    (name, column) =>
      personalColumn(
        name,
        rows.map((row) => row[column] ?? null),
        header,
      ) !== null,
  );

function passed(
  parquet: Uint8Array,
  rowsIn: number,
  { sample, mapping, look }: { readonly sample: SourceTable; readonly mapping: Mapping; readonly look: TableCheck },
): PassThrough | null {
  const { table, columns, unused } = look;
  const rows = rowsIn - unused.length;
  if (rows === 0) return null;
  const { file } = sample;
  const { meanings: values } = look;
  return {
    table,
    rows,
    source: {
      parquet,
      columns,
      constants: constantsOf(file, mapping, look),
      ...(Object.keys(values).length === 0 ? {} : { values }),
      ...(unused.length === 0 ? {} : { without: unused.map(({ row }) => row) }),
      numbersRows: true,
    },
    sample,
    report: {
      file,
      sheet: null,
      format: "parquet",
      encoding: null,
      delimiter: null,
      headerRows: [],
      rowsIn,
      rowsOut: rowsIn,
      rowsSetAside: 0,
      setAside: [],
      unused,
      kind: mapping.kind,
      columns: mapping.columns,
      stage: mapping.stage,
      missing: [],
      questions: questionsOf(sample, mapping, []),
      tables: [{ table, rows }],
      findings: [...sample.findings, ...look.findings.list()],
      cited: [],
    },
  };
}

/** What the file does not say stays unsaid, also where it has a column of that name that stands for something else. */
function constantsOf(file: string, { stage }: Mapping, { table, columns }: TableCheck): Record<string, string | null> {
  const { columns: model }: Table = TABLES[table];
  const unsaid = model.filter(({ name }) => columns[name] === undefined && name !== "source_row");
  return {
    ...Object.fromEntries(unsaid.map(({ name }) => [name, null])),
    ...(unsaid.some(({ name }) => name === "source_file") ? { source_file: file } : {}),
    ...(stage === null ? {} : { stage: stage.stage }),
  };
}
