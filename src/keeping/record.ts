import { z } from "zod";
import type { Disk } from "./disk.ts";
import { KeepingError } from "./errors.ts";
import { type KeptManifest, parseManifest } from "./manifest.ts";

/** What stands in the folder of a data set: its records, manifest-<generation>.json, and the files that they name. */

const placesSchema = z.record(z.string(), z.object({ name: z.string(), bytes: z.int().nonnegative() }));

/**
 * What a record file holds: the manifest, and under which name and with how many bytes each file of it stands; and the
 * same of the state before.
 */
const recordSchema = z.object({
  places: placesSchema,
  manifest: z.unknown(),
  before: z.union([z.literal("bundled"), z.object({ places: placesSchema, manifest: z.unknown() })]).optional(),
});

/** Where one file of a data set stands. */
export type Place = z.infer<typeof placesSchema>[string];

/** What is to be written as a record. */
export type RecordContent = z.infer<typeof recordSchema>;

export interface RecordFile extends RecordContent {
  readonly generation: number;
}

/** A state that is kept: what its manifest says, and where its files stand. */
export type State = Pick<RecordContent, "places" | "manifest">;

/** What a data set was before its last change: kept beside it, or what comes with the program. */
export type Before = State | "bundled";

export const recordName = (generation: number): string => `manifest-${generation}.json`;

export const generationOf = (name: string): number | null => {
  const digits = /^manifest-(\d+)\.json$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
};

/** Null: cut off in the middle of its writing. */
function parseRecord(bytes: Uint8Array, generation: number): RecordFile | null {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    // What begins with { and is cut off is no JSON.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const record = recordSchema.safeParse(json);
  // Of a version that keeps its records otherwise: whoever reads the manifest says so.
  return record.success ? { generation, ...record.data } : { generation, places: {}, manifest: json };
}

export interface Folder {
  readonly names: readonly string[];
  /** The state that holds; null: none was ever whole. */
  readonly record: RecordFile | null;
}

export async function openFolder(disk: Disk, id: string): Promise<Folder> {
  for (;;) {
    const names = await disk.list(id);
    const folder = await readFolder(disk, id, names);
    if (folder !== null) return folder;
  }
}

/** Null: another tab has gone on since the names were listed. */
async function readFolder(disk: Disk, id: string, names: readonly string[]): Promise<Folder | null> {
  const generations = names.map(generationOf).filter((generation) => generation !== null);
  for (const generation of generations.sort((a, b) => b - a)) {
    const bytes = await disk.read(id, recordName(generation));
    if (bytes === null) return null;
    const record = parseRecord(bytes, generation);
    if (record !== null) return { names, record };
  }
  return { names, record: null };
}

/** The files that a record names, also those of the state before. */
export function namesIn({ places, before }: RecordContent): ReadonlySet<string> {
  const all = [places, ...(typeof before === "object" ? [before.places] : [])];
  return new Set(all.flatMap((each) => Object.values(each).map(({ name }) => name)));
}

/** Bytes of a state. */
export const sizeOf = ({ places }: State): number => Object.values(places).reduce((sum, { bytes }) => sum + bytes, 0);

/** The digests of the files a manifest names, by path. */
export const digestsOf = ({ tables, sources }: KeptManifest): ReadonlyMap<string, string> =>
  new Map([...tables, ...sources].map(({ path, sha256 }) => [path, sha256]));

/** Whether this version can read what its manifest says. */
export function isReadable({ manifest }: State): boolean {
  try {
    parseManifest(manifest);
    return true;
  } catch (error) {
    if (error instanceof KeepingError) return false;
    throw error;
  }
}

/** A first state that never became whole. A record of a later generation is a data set that was damaged: left alone. */
export const isLeftover = (names: readonly string[]): boolean => names.every((name) => (generationOf(name) ?? 1) <= 1);
