import { Zip, ZipPassThrough } from "fflate";
import { digest } from "../ingest/privacy/digest.ts";
import { listZip, type ZipMember } from "../ingest/read/zip.ts";
import { ImportError } from "../ingest/table/refusals.ts";
import type { Content } from "./content.ts";
import { KeepingError } from "./errors.ts";
import { isManifest, type KeptManifest, parseManifest } from "./manifest.ts";

/** A data set as one file: a ZIP archive of its Parquet files and manifest.json. */

const MANIFEST = "manifest.json";

/** Bytes between two looks at what else the page has to do. */
const PIECE = 1 << 22;

/** The same data set gives the same bytes. */
const FIXED_TIME = "1980-01-01T00:00:00";

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Parquet is compressed already: the files are stored as they are, and the manifest stands first. */
export async function writeBundle({ manifest, files }: Content): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  const text = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  for (const [path, bytes] of [[MANIFEST, text] as const, ...files]) {
    const file = new ZipPassThrough(path);
    file.mtime = FIXED_TIME;
    zip.add(file);
    for (let at = 0; at < bytes.length; at += PIECE) {
      file.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      await nextTask();
    }
    if (bytes.length === 0) file.push(bytes, true);
  }
  zip.end();
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The archive's own words for what is wrong with it as ours. */
function asDamage(error: unknown, place: string): unknown {
  return error instanceof ImportError ? new KeepingError("damaged", place, { cause: error }) : error;
}

interface Opened {
  readonly members: readonly ZipMember[];
  /** The folder within the archive: people pack a folder, or what is in it. */
  readonly folder: string;
  readonly manifest: unknown;
}

/** Null: no data set. */
function openBundle(bytes: Uint8Array, file: string): Opened | null {
  const members = listZip(bytes, file);
  const depth = (name: string): number => name.split("/").length;
  const [found] = members
    .filter(({ name }) => name === MANIFEST || name.endsWith(`/${MANIFEST}`))
    .sort((a, b) => depth(a.name) - depth(b.name));
  if (found === undefined) return null;
  try {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(found.read()));
    return isManifest(manifest) ? { members, folder: found.name.slice(0, -MANIFEST.length), manifest } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Whether a file on its way into an import is a data set, by its manifest. A damaged archive is the import's affair. */
export function isBundle(bytes: Uint8Array, file: string): boolean {
  if (!isZip(bytes)) return false;
  try {
    return openBundle(bytes, file) !== null;
  } catch (error) {
    if (error instanceof ImportError) return false;
    throw error;
  }
}

/**
 * Reads a data set from a file.
 * Rejects with KeepingError: `foreign`, `newer`, or `damaged` with the part that is missing or not what was packed.
 */
export async function readBundle(bytes: Uint8Array, file: string): Promise<Content> {
  if (!isZip(bytes)) throw new KeepingError("foreign", file);
  let opened: Opened | null;
  try {
    opened = openBundle(bytes, file);
  } catch (error) {
    throw asDamage(error, MANIFEST);
  }
  if (opened === null) throw new KeepingError("foreign", file);
  const { members, folder } = opened;
  const manifest = parseManifest(opened.manifest);
  const files = new Map<string, Uint8Array>();
  for (const { path, sha256 } of [...manifest.tables, ...manifest.sources]) {
    const member = members.find(({ name }) => name === folder + path);
    if (member === undefined) throw new KeepingError("damaged", path);
    files.set(path, await readMember(member, path, sha256));
  }
  return { manifest, files };
}

async function readMember(member: ZipMember, path: string, sha256: string): Promise<Uint8Array> {
  try {
    // Its own copy: the archive's bytes need not stay because of it.
    const bytes = member.read().slice();
    if ((await digest(bytes)) !== sha256) throw new KeepingError("damaged", path);
    return bytes;
  } catch (error) {
    throw asDamage(error, path);
  }
}

/** A name for the file that every system takes: 数据集_2026-06-05.zip. */
export function bundleName({ data_set }: KeptManifest): string {
  const name = (data_set?.name ?? "").replace(/[\\/:*?"<>|\p{Cc}]/gu, "_").trim();
  const day = data_set?.as_of?.slice(0, 10) ?? data_set?.changed_at.slice(0, 10);
  return `${[name === "" ? "data-set" : name, day].filter((part) => part !== undefined).join("_")}.zip`;
}
