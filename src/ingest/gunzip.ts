import { Gunzip } from "fflate";
import { ImportError } from "./source.ts";

/** Unpacked, a file may take this much memory. */
const LIMIT = 1 << 30;
const STEP = 1 << 20;

/**
 * One gzipped file, unpacked piece by piece, so that a bomb is refused before it fills the memory.
 * Throws ImportError "too_large" beyond 1 GiB and "damaged_archive" where the stream is broken or cut off.
 */
export function gunzip(bytes: Uint8Array, file: string): Uint8Array {
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
  // The last four bytes are the length (RFC 1952, of the last of several streams): a cut or changed file is told by it.
  const stated = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - 4, true);
  if (size < stated || (parts.length > 0 && size === 0)) throw new ImportError("damaged_archive", file);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
