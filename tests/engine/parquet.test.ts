import {
  DateDay,
  Dictionary,
  Float32,
  Int32,
  Int64,
  LargeUtf8,
  Table,
  TimestampMillisecond,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startNodeEngine } from "../../src/engine/database/node.ts";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import type { Engine, ParquetCodec, ParquetReadOptions } from "../../src/engine/types.ts";

const ROWS = `
  SELECT * FROM (VALUES
    ('007', '350000199001011234', 0, 0.0::DOUBLE, TIMESTAMP '2026-06-05 18:00:00.123', true),
    ('8', NULL, -3, 0.1, TIMESTAMP '1969-12-31 23:59:59', false),
    ('', '网评　中文', NULL, NULL, NULL, NULL)
  ) t("id", "code", "whole", "real", "time", "yes")`;

describe("Parquet", () => {
  let engine: Engine;
  let parquet: ParquetCodec;
  beforeAll(async () => {
    engine = await startNodeEngine();
    parquet = await startNodeParquet();
  });
  afterAll(() => engine.close());

  const written = async (sql: string) => parquet.write(tableToIPC(await engine.query(sql), "stream"));

  async function readBack(bytes: Uint8Array, options?: ParquetReadOptions) {
    const tables: Table[] = [];
    for await (const piece of parquet.read(bytes, options)) tables.push(tableFromIPC(piece));
    return tables;
  }

  it("gives back every value as it was: leading zeros, 18 digits, blank and null, 0, times, yes and no", async () => {
    await engine.insert("round_trip", parquet.read(await written(ROWS)));
    expect(await engine.columns("SELECT * FROM round_trip")).toEqual(await engine.columns(ROWS));
    expect(
      await engine.columns("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'round_trip'"),
    ).toEqual({
      column_name: ["id", "code", "whole", "real", "time", "yes"],
      data_type: ["VARCHAR", "VARCHAR", "INTEGER", "DOUBLE", "TIMESTAMP", "BOOLEAN"],
    });
  });

  it("writes the same bytes for the same rows", async () => {
    expect(await written(ROWS)).toEqual(await written(ROWS));
  });

  it("says what a file holds without reading its rows", async () => {
    expect(await parquet.info(await written(`SELECT id, whole FROM (${ROWS})`))).toEqual({
      rows: 3,
      columns: [
        { name: "id", type: "Utf8" },
        { name: "whole", type: "Int32" },
      ],
    });
  });

  it("reads only the columns asked for, piece by piece, and says how far it is", async () => {
    const bytes = await written("SELECT range AS n, range::VARCHAR AS id FROM range(300000)");
    const heard: number[] = [];
    const tables = await readBack(bytes, { columns: ["id"], onProgress: ({ rows }) => heard.push(rows) });
    expect(tables.length).toBeGreaterThan(1);
    expect(tables.every((table) => String(table.schema.names) === "id")).toBe(true);
    expect(heard).toEqual(Array.from({ length: 10 }, (_, piece) => Math.min(32_768 * (piece + 1), 300_000)));
  });

  it("stops when asked to", async () => {
    const bytes = await written("SELECT range AS n FROM range(300000)");
    const stop = new AbortController();
    const reading = readBack(bytes, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(await readBack(bytes)).toHaveLength(10);
  });

  it("keeps the columns of a table without rows", async () => {
    await engine.insert("no_rows", parquet.read(await written(`${ROWS} WHERE false`)));
    expect(await engine.columns("SELECT count(*) AS n FROM no_rows WHERE id = ''")).toEqual({ n: [0] });
  });

  it("takes text, numbers and times however another writer keeps them", async () => {
    const table = new Table({
      dictionary: vectorFromArray(["甲", "乙", null, "甲"], new Dictionary(new Utf8(), new Int32())),
      large: vectorFromArray(["007", "8", "", null], new LargeUtf8()),
      big: vectorFromArray([1n, 2n, null, 4n], new Int64()),
      float: vectorFromArray([1.5, 0, null, -2], new Float32()),
      utc: vectorFromArray([0, 1000, null, 2000], new TimestampMillisecond("UTC")),
      day: vectorFromArray([new Date(0), null, new Date(86_400_000), new Date(0)], new DateDay()),
    });
    const bytes = await parquet.write(tableToIPC(table, "stream"));
    await engine.insert("other_writer", parquet.read(bytes));
    expect(await engine.columns("SELECT * FROM other_writer")).toEqual({
      dictionary: ["甲", "乙", null, "甲"],
      large: ["007", "8", "", null],
      big: [1, 2, null, 4],
      float: [1.5, 0, null, -2],
      utc: [0, 1000, null, 2000],
      day: [0, null, 86_400_000, 0],
    });
  });

  it("refuses what is no Parquet file", async () => {
    const bytes = new TextEncoder().encode("团队名称,赛道\n甲,一\n");
    await expect(parquet.info(bytes)).rejects.toMatchObject({ fault: "unsupported" });
    await expect(readBack(bytes)).rejects.toMatchObject({ fault: "unsupported" });
  });
});
