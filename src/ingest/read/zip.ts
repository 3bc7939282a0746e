import { inflateSync } from "fflate";
import { ImportError } from "../table/refusals.ts";
import { crc32 } from "./crc32.ts";

/** A file inside a ZIP archive. */
export interface ZipMember {
  readonly name: string;
  /** Bytes once unpacked, as the archive says. */
  readonly size: number;
  /** Throws ImportError "damaged_archive" where the bytes are not those that were packed. */
  read(): Uint8Array;
}

/** Unpacked, an archive may take this much memory; what claims more is refused before anything is unpacked. */
const LIMIT = 1 << 30;

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const FLAG_ENCRYPTED = 1;
const FLAG_UTF8 = 1 << 11;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of a ZIP archive by its central directory (APPNOTE.TXT 4.3), folders left out, names decoded as UTF-8 or,
 * as Chinese systems write them, GB18030. Nothing is unpacked yet.
 * Throws ImportError for a damaged or encrypted archive, or one that would not fit in memory.
 */
export function listZip(bytes: Uint8Array, file: string): readonly ZipMember[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (cause?: unknown): ImportError =>
    new ImportError("damaged_archive", file, {}, cause === undefined ? undefined : { cause });
  try {
    const members: ZipMember[] = [];
    let total = 0;
    let { at, count } = directory(view, damaged);
    for (; count > 0; count--) {
      if (view.getUint32(at, true) !== ENTRY) throw damaged();
      const flags = view.getUint16(at + 8, true);
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength), flags);
      const sizes = entrySizes(view, at, nameLength, extraLength);
      const method = view.getUint16(at + 10, true);
      const crc = view.getUint32(at + 16, true);
      at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
      if (name.endsWith("/")) continue;
      if ((flags & FLAG_ENCRYPTED) !== 0) throw new ImportError("archive_password", file);
      total += sizes.unpacked;
      const read = (): Uint8Array => unpack(bytes, view, { ...sizes, method, crc }, `${file}/${name}`);
      members.push({ name, size: sizes.unpacked, read });
    }
    if (total > LIMIT) throw new ImportError("too_large", file, { reason: `${Math.round(total / 2 ** 20)} MB` });
    return members;
  } catch (error) {
    // A place beyond the end of the bytes: the directory does not say what is there.
    if (error instanceof RangeError) throw damaged(error);
    throw error;
  }
}

function directory(view: DataView, damaged: () => ImportError): { at: number; count: number } {
  const lowest = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  let end = view.byteLength - END_SIZE;
  while (end >= lowest && view.getUint32(end, true) !== END) end--;
  if (end < lowest) throw damaged();
  const count = view.getUint16(end + 10, true);
  const at = view.getUint32(end + 16, true);
  const isPlain = count !== 0xffff && at !== 0xffffffff;
  if (isPlain || end < 20 || view.getUint32(end - 20, true) !== LOCATOR_64) return { at, count };
  const end64 = Number(view.getBigUint64(end - 12, true));
  if (view.getUint32(end64, true) !== END_64) throw damaged();
  return { at: Number(view.getBigUint64(end64 + 48, true)), count: Number(view.getBigUint64(end64 + 32, true)) };
}

interface Sizes {
  readonly packed: number;
  readonly unpacked: number;
  readonly local: number;
}

/** Sizes and place of an entry; those of 4 GiB and more stand in an extra field. */
function entrySizes(view: DataView, at: number, nameLength: number, extraLength: number): Sizes {
  let packed = view.getUint32(at + 20, true);
  let unpacked = view.getUint32(at + 24, true);
  let local = view.getUint32(at + 42, true);
  let extra = at + 46 + nameLength;
  const end = extra + extraLength;
  while (extra + 4 <= end) {
    if (view.getUint16(extra, true) === 1) {
      let field = extra + 4;
      const next = (): number => {
        field += 8;
        return Number(view.getBigUint64(field - 8, true));
      };
      if (unpacked === 0xffffffff) unpacked = next();
      if (packed === 0xffffffff) packed = next();
      if (local === 0xffffffff) local = next();
    }
    extra += 4 + view.getUint16(extra + 2, true);
  }
  return { packed, unpacked, local };
}

function unpack(
  bytes: Uint8Array,
  view: DataView,
  { packed, unpacked, local, method, crc }: Sizes & { readonly method: number; readonly crc: number },
  file: string,
): Uint8Array {
  if (method !== STORED && method !== DEFLATED) {
    throw new ImportError("other_format", file, { format: `ZIP（压缩方法 ${method}）` });
  }
  try {
    if (view.getUint32(local, true) !== LOCAL) throw new ImportError("damaged_archive", file);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const data = bytes.subarray(start, start + packed);
    // One byte more than promised: what unpacks to more shows itself, and takes no more memory than it claimed.
    const content =
      method === STORED ? data : packed === 0 ? data : inflateSync(data, { out: new Uint8Array(unpacked + 1) });
    if (content.length !== unpacked || crc32(content) !== crc) throw new ImportError("damaged_archive", file);
    return content;
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError("damaged_archive", file, {}, { cause: error });
  }
}

/** Unflagged names are in whatever encoding the system had: GB18030 in China, else most often UTF-8 all the same. */
function decodeName(bytes: Uint8Array, flags: number): string {
  if ((flags & FLAG_UTF8) !== 0) return new TextDecoder().decode(bytes);
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return new TextDecoder("windows-1252").decode(bytes);
}
