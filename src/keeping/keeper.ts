import type { SessionData } from "../engine/session/session-data.ts";
import type { Session } from "../engine/session/session-types.ts";
import { Turns } from "../engine/turns.ts";
import { readBundle, writeBundle } from "./bundle.ts";
import { type About, aboutOf, type Content, MADE_HERE, sessionDataOf } from "./content.ts";
import { describeBefore, describeNow, keptData } from "./describe.ts";
import { KeepingError, toKeepingError } from "./errors.ts";
import type { Keeper, KeeperPorts } from "./keeper-types.ts";
import { createOpenSet } from "./open-set.ts";
import type { Wanted } from "./state.ts";
import type { Kept } from "./store-types.ts";

export function createKeeper(ports: KeeperPorts): Keeper {
  /** Everything that changes which data set is open, or what is kept of it, one after the other. */
  const turns = new Turns();
  const { store, opening, refresh, told, setOpen, take, withHold } = createOpenSet(ports, turns, keepUnkept);
  const { getState: get, setState: set } = store;
  let session: Session | null = null;
  /** The data that are kept, or came from where they are kept. */
  let seen: SessionData | null = null;
  let about: About = MADE_HERE;
  /** Ids of data sets that an import of this page made: taking the import back takes them back. */
  const made = new Set<string>();

  const current = (): Session => {
    if (session === null) throw new TypeError("the keeper follows no session");
    return session;
  };
  const program = {
    bundled: () => current().bundled(),
    settings: () => current().store.getState().catalogue?.settings ?? null,
  };

  /** A data set that was read as what a session works with, with the way back as far as it is kept. */
  async function opened(id: string, kept: Kept): Promise<SessionData> {
    const { sets } = await opening;
    const data = await keptData(kept, (state) => sets.readBefore(id, state), program);
    // Taking the import back that made the data set takes it back, too.
    if (kept.before === "bundled") made.add(id);
    return data;
  }

  const describe = (data: SessionData, name: string): Promise<Content> =>
    describeNow(current(), data, { name, about, changedAt: ports.now() });

  /**
   * A new data set of the data, open from now on.
   * @param wanted its name, unless another has it
   * @param before what they were before the change that made them
   */
  async function create(data: SessionData, wanted: string, before: "bundled" | null = null): Promise<void> {
    const { sets } = await opening;
    const taken = new Set((await sets.list()).map(({ name }) => name));
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}（${number}）`;
    const id = ports.token();
    await sets.write(id, await describe(data, name), 0, before);
    await take(id);
    setOpen({ id, name, generation: 1 });
    await ports.persist();
    await told(id);
  }

  /** Keeps the data as they are now. */
  async function keep(data: SessionData): Promise<void> {
    if (data !== session?.data()) return; // A later change is on its way.
    const { open, isReading } = get();
    const { sets } = await opening;
    if (data.isBundled) {
      // The import that made the data set was taken back.
      await showsDemo();
      if (open === null || !made.delete(open.id)) return;
      await sets.remove(open.id);
      await told(open.id);
    } else if (open === null) {
      const isFirst = current().before()?.isBundled === true;
      await create(data, program.settings()?.contest_name ?? "", isFirst ? "bundled" : null);
      const { open: created } = get();
      if (created !== null) made.add(created.id);
    } else if (isReading) throw new KeepingError("in_use", open.name);
    else {
      const content = await describe(data, open.name);
      const generation = await sets.write(
        open.id,
        content,
        open.generation,
        await describeBefore(current(), data, { name: open.name, about, changedAt: ports.now() }),
      );
      setOpen({ ...open, generation });
      await told(open.id);
    }
  }

  async function keepOrSay(data: SessionData): Promise<void> {
    set({ step: "saving", trouble: null });
    await ports.shown();
    try {
      await keep(data);
      set({ step: "idle" });
    } catch (thrown) {
      set({ step: "idle", trouble: { kind: "unkept", error: toKeepingError(thrown) } });
    }
  }

  /** What could not be kept while another tab had the data set. */
  async function keepUnkept(): Promise<void> {
    const data = session?.data() ?? null;
    if (get().trouble?.kind === "unkept" && data !== null) await keepOrSay(data);
  }

  const changed = (): void => {
    const data = session?.data() ?? null;
    if (data === null || data === seen) return;
    const isFirst = seen === null;
    seen = data;
    // What the session starts with is kept, or comes with the program.
    if (!isFirst || !(data.isBundled || get().open !== null)) void turns.take(() => keepOrSay(data));
  };

  /** One step of a person's. */
  const step = <T>(wanted: Wanted, name: string, work: () => Promise<T>): Promise<T | null> =>
    turns.take(async () => {
      set({ step: "busy", trouble: null });
      try {
        return await work();
      } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        set({ trouble: { kind: "failed", wanted, name, error } });
        return null;
      } finally {
        set({ step: "idle" });
      }
    });
  const act = async (...asked: Parameters<typeof step<void>>): Promise<void> => {
    await step(...asked);
  };

  /** Shows data in the place of those that are open. They are kept already: nothing is written because of it. */
  async function show(data: SessionData): Promise<void> {
    const before = seen;
    seen = data;
    try {
      await current().open(data);
    } catch (error) {
      seen = before;
      throw error;
    }
  }

  async function showsDemo(): Promise<void> {
    about = MADE_HERE;
    await take(null);
    setOpen(null);
  }
  async function showDemo(): Promise<void> {
    await show(await program.bundled());
    await showsDemo();
  }

  return {
    store,
    async last() {
      const last = ports.remembered.get();
      if (last === null) return null;
      try {
        const { sets } = await opening;
        const { refusal } = get();
        if (refusal !== null) throw refusal;
        const kept = await sets.read(last.id);
        const data = await opened(last.id, kept);
        about = aboutOf(kept);
        await take(last.id);
        setOpen({ ...last, generation: kept.generation });
        return data;
      } catch (thrown) {
        const error = toKeepingError(thrown);
        if (error.fault === "gone") ports.remembered.set(null);
        set({ trouble: { kind: "unopened", name: last.name, error } });
        return null;
      }
    },
    lastFailed(error) {
      const name = get().open?.name ?? "";
      void take(null);
      about = MADE_HERE;
      // Not forgotten: a later version may read it.
      set({ open: null, changedElsewhere: false, trouble: { kind: "unopened", name, error } });
    },
    follow(followed) {
      session = followed;
      followed.store.subscribe(changed);
      changed();
      void turns.take(async () => {
        await (await opening).sets.sweep();
        await refresh();
      });
    },
    openSet: ({ id, name }) =>
      act("open", name, async () => {
        const kept = await (await opening).sets.read(id);
        await show(await opened(id, kept));
        about = aboutOf(kept);
        await take(id);
        setOpen({ id, name, generation: kept.generation });
      }),
    openDemo: () => act("open", "", showDemo),
    openFile: ({ name, bytes }) =>
      act("file", name, async () => {
        const content = await readBundle(bytes, name);
        const data = await sessionDataOf(content, program);
        await show(data);
        await showsDemo();
        about = aboutOf(content);
        await create(data, content.manifest.data_set?.name ?? name.replace(/\.zip$/i, ""));
      }),
    saveFile: ({ id, name }) =>
      step("save", name, async () => {
        const kept = await (await opening).sets.read(id);
        return { manifest: kept.manifest, bytes: await writeBundle(kept) };
      }),
    saveAsNew: () => {
      const wanted = get().open?.name ?? program.settings()?.contest_name ?? "";
      return act("new", wanted, async () => {
        const data = current().data();
        if (data !== null) await create(data, wanted);
      });
    },
    rename: ({ id, name }, next) =>
      act("rename", name, () =>
        withHold(id, async () => {
          const generation = await (await opening).sets.rename(id, next);
          if (get().open?.id === id) setOpen({ id, name: next, generation });
          await told(id);
        }),
      ),
    remove: ({ id, name }) =>
      act("remove", name, () =>
        withHold(id, async () => {
          if (get().open?.id === id) await showDemo();
          await (await opening).sets.remove(id);
          made.delete(id);
          await told(id);
        }),
      ),
    clear: () =>
      act("clear", "", async () => {
        const { disk, sets } = await opening;
        if (get().open !== null) await showDemo();
        await sets.removeAll();
        await ports.clearStorage(disk.kind);
        made.clear();
        await told(null);
      }),
    dismiss: () => set({ trouble: null }),
  };
}
