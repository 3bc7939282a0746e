import { createStore, type StoreApi } from "zustand/vanilla";
import type { Turns } from "../engine/turns.ts";
import type { Disk } from "./disk.ts";
import { KeepingError } from "./errors.ts";
import type { KeeperPorts } from "./keeper-types.ts";
import { createWriter, holdDataSet, type Locks } from "./locks.ts";
import { FIRST_STATE, type KeepingState, type OpenSet } from "./state.ts";
import { createDataSetStore } from "./store.ts";
import type { DataSetStore } from "./store-types.ts";

/** Which data set this tab has open and may change, beside the other tabs that have the same ones. */
export interface OpenSetOfTab {
  readonly store: StoreApi<KeepingState>;
  /** Where data sets are kept, once that is known. */
  readonly opening: Promise<{ readonly disk: Disk; readonly sets: DataSetStore }>;
  /** Lists the data sets again. */
  refresh(): Promise<void>;
  /** Tells the other tabs that a data set was changed here, null: all, and lists them again. */
  told(id: string | null): Promise<void>;
  /** Null: what comes with the program. */
  setOpen(open: OpenSet | null): void;
  /** Becomes the tab that changes it, or one that reads until the other has gone. */
  take(id: string | null): Promise<void>;
  /** Changes a data set that need not be the open one. Rejects with KeepingError `in_use` where another tab has it. */
  withHold(id: string, work: () => Promise<void>): Promise<void>;
}

/**
 * @param turns everything that changes which data set is open, or what is kept of it, one after the other
 * @param late the other tab has gone: what is open may be kept from now on
 */
export function createOpenSet(ports: KeeperPorts, turns: Turns, late: () => Promise<void>): OpenSetOfTab {
  const store = createStore<KeepingState>()(() => FIRST_STATE);
  const { getState: get, setState: set } = store;
  /** Memory is this tab's alone, and where storage is refused locks are too. */
  const locks = (): Locks | null => (get().place === "memory" ? null : ports.locks);
  const writer = createWriter(locks, (id) => void turns.take(() => becomeWriter(id)));

  async function becomeWriter(id: string): Promise<void> {
    if (get().open?.id !== id) return;
    set({ isReading: false });
    await late();
  }

  const opening = ports.disk().then(({ disk, refusal }) => {
    set({ place: disk.kind, refusal });
    return { disk, sets: createDataSetStore(disk, locks(), ports.token) };
  });

  async function refresh(): Promise<void> {
    const { sets } = await opening;
    const [listed, usage] = [await sets.list(), await ports.usage()];
    set({ sets: listed, usage });
  }

  ports.channel?.listen(({ id }) => {
    const { open } = get();
    if (open !== null && (id === null || id === open.id)) set({ changedElsewhere: true });
    void turns.take(refresh);
  });

  return {
    store,
    opening,
    refresh,
    async told(id) {
      ports.channel?.post({ id });
      await refresh();
    },
    setOpen(open) {
      set({ open, changedElsewhere: false });
      // What ends with the page cannot be open at the next start.
      ports.remembered.set(open === null || get().place === "memory" ? null : { id: open.id, name: open.name });
    },
    async take(id) {
      set({ isReading: !(await writer.take(id)) });
    },
    async withHold(id, work) {
      const held = writer.has(id) ? null : await holdDataSet(locks(), id);
      if (!writer.has(id) && held === null) throw new KeepingError("in_use", id);
      try {
        await work();
      } finally {
        await held?.release();
      }
    },
  };
}
