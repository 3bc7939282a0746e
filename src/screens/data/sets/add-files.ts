import { isBundle } from "../../../keeping/bundle.ts";
import type { Keeper } from "../../../keeping/keeper-types.ts";
import type { Chosen } from "../dropped-files.ts";
import type { ImportStore } from "../import-state.ts";

/** Files on the import input: one that is a whole data set, by its manifest, is opened, the others are imported. */
export async function addFiles(
  { files, refused }: Chosen,
  store: Pick<ImportStore, "actions">,
  keeper: () => Promise<Keeper>,
): Promise<void> {
  const others: File[] = [];
  for (const file of files) {
    const bytes = await bundleIn(file);
    if (bytes === null) others.push(file);
    else await (await keeper()).openFile({ name: file.name, bytes });
  }
  if (others.length > 0 || refused.length > 0) await store.actions.add(others, refused);
}

/** The two letters that every ZIP archive begins with. */
const PK = [0x50, 0x4b];

async function bundleIn(file: File): Promise<Uint8Array | null> {
  try {
    const head = new Uint8Array(await file.slice(0, PK.length).arrayBuffer());
    if (!PK.every((byte, at) => head[at] === byte)) return null;
    const bytes = new Uint8Array(await file.arrayBuffer());
    return isBundle(bytes, file.name) ? bytes : null;
  } catch (error) {
    // Moved, changed or deleted since it was chosen: the import says so by its name.
    if (error instanceof DOMException) return null;
    throw error;
  }
}
