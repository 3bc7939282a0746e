import type { Content } from "./content.ts";
import type { Disk } from "./disk.ts";
import { KeepingError } from "./errors.ts";
import { parseManifest } from "./manifest.ts";
import {
  digestsOf,
  type Folder,
  generationOf,
  namesIn,
  openFolder,
  type Place,
  type RecordContent,
  type RecordFile,
  recordName,
} from "./record.ts";

/** A state, the generation it comes after, and the state before it. */
export type StateAfter = readonly [content: Content, after: number, before: Content | "bundled" | "same" | null];

/** Files that stand already, by their digests: those of the present state and of the one before it. */
function standing(record: RecordFile | null): ReadonlyMap<string, Place> {
  const states = record === null ? [] : [record, ...(typeof record.before === "object" ? [record.before] : [])];
  return new Map(
    states.flatMap(({ places, manifest }) =>
      [...digestsOf(parseManifest(manifest))].flatMap(([path, sha256]) => {
        const place = places[path];
        return place === undefined ? [] : [[sha256, place] as const];
      }),
    ),
  );
}

/**
 * Keeps a state in the place of generation `after`, as DataSetStore.write says.
 * @param mark begins the names of the files that are written: one that no other write has
 */
export async function writeState(
  { disk, id, mark }: { readonly disk: Disk; readonly id: string; readonly mark: string },
  ...[content, after, before]: StateAfter
): Promise<number> {
  const present = await openFolder(disk, id);
  const found = present.record?.generation ?? 0;
  if (found !== after) throw new KeepingError(found === 0 ? "gone" : "changed", id);
  const known = standing(present.record);
  const written = new Map<string, Place>();
  // A record that a crash cut off stands in the way of none.
  const next = 1 + Math.max(after, ...present.names.map((name) => generationOf(name) ?? 0));
  const put = async ({ manifest, files }: Content): Promise<RecordFile["places"]> => {
    const places: RecordFile["places"] = {};
    for (const [path, sha256] of digestsOf(manifest)) {
      const bytes = files.get(path);
      let place = known.get(sha256) ?? written.get(sha256);
      if (place === undefined) {
        if (bytes === undefined) throw new KeepingError("damaged", path);
        place = { name: `${mark}-${written.size}.parquet`, bytes: bytes.length };
        written.set(sha256, place);
        await disk.write(id, place.name, bytes);
      }
      places[path] = place;
    }
    return places;
  };
  const hold = async (): Promise<RecordContent> => {
    const state = { places: await put(content), manifest: content.manifest };
    const earlier = before === "same" ? (present.record?.before ?? null) : before;
    if (earlier === null) return state;
    if (earlier === "bundled" || "places" in earlier) return { ...state, before: earlier };
    return { ...state, before: { places: await put(earlier), manifest: earlier.manifest } };
  };
  try {
    const holds = await hold();
    await record(disk, id, next, holds);
    await tidyBefore(disk, id, present, holds);
    return next;
  } catch (error) {
    // The old state holds. What was written is in nobody's way, and swept later where this fails too.
    for (const { name } of written.values()) await disk.remove(id, name).catch(() => undefined);
    throw error;
  }
}

/** All that went before becomes the state of the data set, or nothing. */
async function record(disk: Disk, id: string, generation: number, content: RecordContent): Promise<void> {
  const name = recordName(generation);
  let isCreated: boolean;
  try {
    isCreated = await disk.create(id, name, new TextEncoder().encode(JSON.stringify(content)));
  } catch (error) {
    await disk.remove(id, name);
    throw error;
  }
  if (!isCreated) throw new KeepingError("changed", id);
  // Without locks two more states may have come and gone in the meantime, so that this name was free again.
  if ((await openFolder(disk, id)).record?.generation === generation) return;
  await disk.remove(id, name);
  throw new KeepingError("changed", id);
}

/** Removes what only the state that was had: not more, another tab without locks may be writing. */
async function tidyBefore(disk: Disk, id: string, { record }: Folder, holds: RecordContent): Promise<void> {
  if (record === null) return;
  const kept = namesIn(holds);
  try {
    await disk.remove(id, recordName(record.generation));
    for (const name of namesIn(record)) if (!kept.has(name)) await disk.remove(id, name);
  } catch {
    // The new state stands; the next start sweeps.
  }
}
