import type { ParquetCodec } from "../../engine/types.ts";
import type { BrokenMember, OpenedArchive } from "../importer.ts";
import { ImportError } from "../table/refusals.ts";
import { openParquet, type ParquetPieces } from "./read-parquet.ts";
import { listZip } from "./zip.ts";

/**
 * Takes the Parquet files of an archive apart, where bytes are an archive that has any; other bytes stay as they are.
 * Rejects with ImportError where the archive is damaged; a broken file in it keeps no other back.
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
  const opened: Record<string, ParquetPieces | BrokenMember> = {};
  for (const member of members) {
    const name = `${file}/${member.name}`;
    try {
      opened[name] = await openParquet(member.read(), name, codec);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      opened[name] = { code: error.code, values: error.values };
    }
  }
  return { archive: bytes, parquet: opened };
}
