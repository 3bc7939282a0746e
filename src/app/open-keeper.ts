import { createKeeper } from "../keeping/keeper.ts";
import type { Channel, Keeper } from "../keeping/keeper-types.ts";
import { type BrowserStorage, clearStorage, openDisk } from "../keeping/open-disk.ts";
import type { Usage } from "../keeping/state.ts";
import type { LastDataSet } from "./last-data-set.ts";

const BYTES = 12;

/** The time first, so that names of one folder stand in the order in which they were made. */
function token(): string {
  const random = crypto.getRandomValues(new Uint8Array(BYTES));
  return `${Date.now().toString(36)}-${Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

const isMessage = (data: unknown): data is { readonly id: string | null } =>
  typeof data === "object" && data !== null && "id" in data && (data.id === null || typeof data.id === "string");

function openChannel(): Channel | null {
  if (typeof BroadcastChannel !== "function") return null;
  const channel = new BroadcastChannel("contest-lens.data-sets");
  return {
    post: (message) => channel.postMessage(message),
    listen: (hear) =>
      channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        if (isMessage(data)) hear(data);
      }),
  };
}

/** Absent over plain http, whatever the types say. */
const storageOf = ({ storage }: { readonly storage?: StorageManager }): StorageManager | undefined => storage;

async function usage(): Promise<Usage | null> {
  const storage = storageOf(navigator);
  if (storage === undefined) return null;
  const [{ usage: bytes = 0, quota = 0 }, isPersistent] = await Promise.all([storage.estimate(), storage.persisted()]);
  return { bytes, quota, isPersistent };
}

/** Data are kept after so many milliseconds at the latest, whatever holds the screen up. */
const LATEST = 5_000;

/**
 * The keeper of the page: its storage, its other tabs.
 * @param ready resolves when the screen shows the data as they are
 */
export function openKeeper(remembered: LastDataSet, ready: () => Promise<void>): Keeper {
  const storage: BrowserStorage = {
    storage: storageOf(navigator),
    indexedDB: () => window.indexedDB,
    texts: () => [window.localStorage, window.sessionStorage],
  };
  const keeper = createKeeper({
    disk: () => openDisk(storage),
    locks: navigator.locks ?? null,
    channel: openChannel(),
    remembered,
    usage: () => usage().catch(() => null), // Not every browser says; the list stands without it.
    persist: async () => {
      await storage.storage?.persist().catch(() => false); // It was a wish.
    },
    clearStorage: (inUse) => clearStorage(storage, inUse),
    token,
    now: () => new Date(),
    shown: () => Promise.race([ready(), new Promise<void>((resolve) => setTimeout(resolve, LATEST))]),
  });
  // What was changed a moment ago is not kept yet: leaving the page is asked about.
  window.addEventListener("beforeunload", (event) => {
    if (keeper.store.getState().step === "saving") event.preventDefault();
  });
  return keeper;
}
