import { expect, test, vi } from "vitest";
import { createReadAhead } from "../../../src/engine/parquet/read-ahead.ts";
import { EngineError, type ParquetCodec } from "../../../src/engine/types.ts";

const FILE = new Uint8Array([1]);
const BROKEN = new Uint8Array([2]);

/** Notes which files it decodes; each is two pieces of one row. */
function codec(decoded: Uint8Array[]): ParquetCodec {
  return {
    info: async () => ({ rows: 2, columns: [] }),
    async *read(bytes) {
      decoded.push(bytes);
      if (bytes === BROKEN) throw new EngineError("unsupported", "not a Parquet file");
      yield new Uint8Array([10]);
      yield new Uint8Array([11]);
    },
    write: async (ipc) => ipc,
  };
}

async function all(pieces: AsyncIterable<Uint8Array>): Promise<number[][]> {
  const read: number[][] = [];
  for await (const piece of pieces) read.push([...piece]);
  return read;
}

test("a file is decoded before it is asked for, and once", async () => {
  const decoded: Uint8Array[] = [];
  const ahead = createReadAhead(async () => codec(decoded));
  ahead.add(FILE);
  await expect.poll(() => decoded).toEqual([FILE]);

  const progress: object[] = [];
  const { info, read } = await ahead.codec();
  expect(await info(FILE)).toEqual({ rows: 2, columns: [] });
  expect(await all(read(FILE, { onProgress: (now) => progress.push(now) }))).toEqual([[10], [11]]);
  expect(progress).toEqual([{ rows: 2, ofRows: 2 }]);
  expect(decoded).toEqual([FILE]);
});

test("pieces are given away: whoever reads a file again, or another file, has it decoded anew", async () => {
  const decoded: Uint8Array[] = [];
  const ahead = createReadAhead(async () => codec(decoded));
  ahead.add(FILE);
  const { read } = await ahead.codec();
  await all(read(FILE));
  expect(await all(read(FILE))).toEqual([[10], [11]]);
  const other = new Uint8Array([3]);
  expect(await all(read(other))).toEqual([[10], [11]]);
  expect(decoded).toEqual([FILE, FILE, other]);
});

test("a small file that was written is decoded at once, a large one when somebody reads it", async () => {
  const decoded: Uint8Array[] = [];
  const { write, read } = await createReadAhead(async () => codec(decoded)).codec();
  const small = await write(new Uint8Array(100));
  const large = await write(new Uint8Array(1_000_000));
  await vi.waitUntil(() => decoded.length > 0);
  expect(decoded.map(({ length }) => length)).toEqual([100]);
  expect(await all(read(small))).toEqual([[10], [11]]);
  expect(await all(read(large))).toEqual([[10], [11]]);
  expect(decoded.map(({ length }) => length)).toEqual([100, 1_000_000]);
});

test("a file that cannot be decoded says so to whoever reads it, and holds up no other", async () => {
  const ahead = createReadAhead(async () => codec([]));
  ahead.add(BROKEN);
  ahead.add(FILE);
  const { read } = await ahead.codec();
  await expect(all(read(BROKEN))).rejects.toThrow("not a Parquet file");
  expect(await all(read(FILE))).toEqual([[10], [11]]);
});
