import type { ParquetCodec } from "../../engine/types.ts";
import type { OpenedArchive } from "../importer.ts";
import { openParquet, type ParquetPieces } from "./read-parquet.ts";
import { listZip } from "./zip.ts";

/**
 * Takes the Parquet files of an archive apart, where bytes are an archive that has any; other bytes stay as they are.
 * Rejects with ImportError where the archive is damaged; of a broken Parquet file in it the reader says so.
 */
export async function openArchive(
  bytes: Uint8Array,
  file: string,
  parquet: () => Promise<ParquetCodec>,
): Promise<Uint8Array | OpenedArchive> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return bytes;
  const members = listZip(bytes, file).filter(({ name }) => /\.(parquet|pq)$/i.test(name));
  if (members.length === 0) return bytes;
  const codec = await parquet();
  const opened: Record<string, ParquetPieces> = {};
  for (const member of members) {
    const name = `${file}/${member.name}`;
    opened[name] = await openParquet(member.read(), name, codec);
  }
  return { archive: bytes, parquet: opened };
}
