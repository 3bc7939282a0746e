import { type Content, participationRows } from "./content.ts";
import type { Disk } from "./disk.ts";
import { KeepingError } from "./errors.ts";
import { nameIn, parseManifest } from "./manifest.ts";
import { digestsOf, isLeftover, openFolder, type State, sizeOf } from "./record.ts";
import type { Listed } from "./store-types.ts";

/** How a data set is listed; null where its folder is only what a crash has left. */
export async function readListed(disk: Disk, id: string): Promise<Listed | null> {
  const { record, names } = await openFolder(disk, id);
  if (record === null) return isLeftover(names) ? null : { id, name: id, fault: "damaged", place: "manifest.json" };
  try {
    const manifest = parseManifest(record.manifest);
    const { data_set } = manifest;
    return {
      id,
      name: data_set?.name ?? id,
      generation: record.generation,
      asOf: data_set?.as_of ?? null,
      changedAt: data_set?.changed_at ?? "",
      isDemo: data_set?.is_demo ?? false,
      rows: participationRows(manifest),
      bytes: sizeOf(record),
      fault: null,
    };
  } catch (error) {
    if (!(error instanceof KeepingError)) throw error;
    return { id, name: nameIn(record.manifest) ?? id, fault: error.fault, place: error.place };
  }
}

/** A state with all its files. Rejects with KeepingError `damaged`, `newer`. */
export async function readState(disk: Disk, id: string, { places, manifest: json }: State): Promise<Content> {
  const manifest = parseManifest(json);
  const files = new Map<string, Uint8Array>();
  for (const path of digestsOf(manifest).keys()) {
    const place = places[path];
    const bytes = place === undefined ? null : await disk.read(id, place.name);
    if (bytes === null || bytes.length !== place?.bytes) throw new KeepingError("damaged", path);
    files.set(path, bytes);
  }
  return { manifest, files };
}
