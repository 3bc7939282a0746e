import { Gunzip } from "fflate";
import { ImportError } from "../table/source.ts";
import { crc32 } from "./crc32.ts";

/** Unpacked, a file may take this much memory. */
const LIMIT = 1 << 30;
const STEP = 1 << 20;
/** Header and trailer of a file of nothing. */
const SHORTEST = 20;

/**
 * One gzipped file, unpacked piece by piece, so that a bomb is refused before it fills the memory.
 * Throws ImportError "too_large" beyond 1 GiB and "damaged_archive" where the bytes are not those that were packed.
 */
export function gunzip(bytes: Uint8Array, file: string): Uint8Array {
  if (bytes.length < SHORTEST) throw new ImportError("damaged_archive", file);
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Gunzip((part) => {
    size += part.length;
    if (size > LIMIT) throw new ImportError("too_large", file, { reason: `> ${LIMIT >> 20} MB` });
    parts.push(part);
  });
  try {
    for (let at = 0; at < bytes.length; at += STEP) {
      stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError("damaged_archive", file, {}, { cause: error });
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  // The last eight bytes are checksum and length (RFC 1952), of the last part where several were put together.
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8);
  const stated = trailer.getUint32(4, true);
  const isSound = size === stated ? crc32(whole) === trailer.getUint32(0, true) : size > stated;
  if (!isSound) throw new ImportError("damaged_archive", file);
  return whole;
}
