import type { ParquetCodec } from "../types.ts";

interface Decoded {
  readonly info: ReturnType<ParquetCodec["info"]>;
  readonly pieces: Promise<readonly Uint8Array[]>;
}

export interface ReadAhead {
  /** The codec, which gives what was decoded already. Small files that it writes are decoded ahead, too: they are read next. */
  readonly codec: () => Promise<ParquetCodec>;
  /** Decodes a small file as soon as the codec is there, before anybody asks for it. */
  readonly add: (parquet: Uint8Array) => void;
}

/** Bytes of a file that is no burden when it is decoded and then not wanted. */
const SMALL = 128 * 1024;

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<readonly Uint8Array[]> {
  const collected: Uint8Array[] = [];
  for await (const piece of pieces) collected.push(piece);
  return collected;
}

/** Decodes files while the database is still on its way: each is kept, whole, until it is read once. */
export function createReadAhead(start: () => Promise<ParquetCodec>): ReadAhead {
  const decoded = new WeakMap<Uint8Array, Promise<Decoded>>();

  const add = (parquet: Uint8Array): void => {
    const decoding = start().then(({ info, read }): Decoded => {
      const known = { info: info(parquet), pieces: collect(read(parquet)) };
      // Told to whoever reads the file.
      known.info.catch(() => undefined);
      known.pieces.catch(() => undefined);
      return known;
    });
    decoding.catch(() => decoded.delete(parquet));
    decoded.set(parquet, decoding);
  };

  const ahead = ({ info, read, write }: ParquetCodec): ParquetCodec => ({
    async write(ipc) {
      const parquet = await write(ipc);
      if (parquet.length <= SMALL) add(parquet);
      return parquet;
    },
    info: async (bytes) => (await decoded.get(bytes))?.info ?? info(bytes),
    async *read(bytes, options = {}) {
      const known = await decoded.get(bytes);
      // Its pieces are given away with their buffers.
      decoded.delete(bytes);
      if (known === undefined) {
        yield* read(bytes, options);
        return;
      }
      const { rows } = await known.info;
      for (const piece of await known.pieces) {
        options.signal?.throwIfAborted();
        // More columns than were asked for do no harm; they are those of the file.
        yield piece;
      }
      options.onProgress?.({ rows, ofRows: rows });
    },
  });

  return {
    codec: async () => ahead(await start()),
    add,
  };
}
