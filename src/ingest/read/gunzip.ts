import { Gunzip } from "fflate";
import { ImportError } from "../table/refusals.ts";
import { crc32 } from "./crc32.ts";

/** Unpacked, a file may take this much memory. */
const LIMIT = 1 << 30;
const STEP = 1 << 20;
/** Header and trailer of a file of nothing. */
const SHORTEST = 20;

/**
 * One gzipped file, unpacked piece by piece, so that a bomb is refused before it fills the memory. Several that were put
 * together are one file (RFC 1952, 2.2), and each is held to its own checksum.
 * Throws ImportError "too_large" beyond 1 GiB and "damaged_archive" where the bytes are not those that were packed.
 */
export function gunzip(bytes: Uint8Array, file: string): Uint8Array {
  if (bytes.length < SHORTEST) throw new ImportError("damaged_archive", file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let size = 0;
  let member = { size: 0, crc: 0 };
  /** The last eight bytes of a member are its checksum and its length. */
  const endMember = (end: number): void => {
    const isSound =
      member.crc === view.getUint32(end - 8, true) && member.size % 2 ** 32 === view.getUint32(end - 4, true);
    if (!isSound) throw new ImportError("damaged_archive", file);
    member = { size: 0, crc: 0 };
  };
  const stream = new Gunzip((part) => {
    size += part.length;
    if (size > LIMIT) throw new ImportError("too_large", file, { reason: `> ${LIMIT >> 20} MB` });
    member = { size: member.size + part.length, crc: crc32(part, member.crc) };
    parts.push(part);
  });
  stream.onmember = endMember;
  try {
    for (let at = 0; at < bytes.length; at += STEP) stream.push(bytes.subarray(at, at + STEP));
    stream.push(new Uint8Array(), true);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError("damaged_archive", file, {}, { cause: error });
  }
  endMember(bytes.length);
  return concatenated(parts, size);
}

function concatenated(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
