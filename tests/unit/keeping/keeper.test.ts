import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import type { SessionData } from "../../../src/engine/session/session-data.ts";
import type { Session, SessionState } from "../../../src/engine/session/session-types.ts";
import { sha256 } from "../../../src/ingest/privacy/sha256.ts";
import { MADE_HERE } from "../../../src/keeping/content.ts";
import { createMemoryDisk, type Disk } from "../../../src/keeping/disk.ts";
import { KeepingError } from "../../../src/keeping/errors.ts";
import { createKeeper } from "../../../src/keeping/keeper.ts";
import type { Channel, Keeper } from "../../../src/keeping/keeper-types.ts";
import type { Locks } from "../../../src/keeping/locks.ts";
import type { KeepingState, Remembered } from "../../../src/keeping/state.ts";
import type { TableName } from "../../../src/model/tables.ts";
import { catalogueWith, settings } from "../../fixtures/catalogue.ts";
import { createLocks, fullDisk, tokens } from "./disks.ts";

type Tables = Partial<Record<TableName, readonly number[]>>;

const dataOf = (tables: Tables, more: Partial<SessionData> = {}): SessionData => ({
  tables: new Map(
    (Object.entries(tables) as [TableName, readonly number[]][]).map(([table, bytes]) => [
      table,
      { parquet: Uint8Array.from(bytes) },
    ]),
  ),
  settings: null,
  isDemo: false,
  isBundled: false,
  ...more,
});

/** What a person would see of a session's data. */
const seen = (data: SessionData | null): unknown =>
  data === null
    ? null
    : [...data.tables].flatMap(([table, source]) => (source === null ? [] : [[table, [...source.parquet]]]));

/** A session that takes whatever it is given. */
function fakeSession() {
  const store = createStore<SessionState>()(() => ({
    status: { phase: "ready" },
    catalogue: catalogueWith({ settings: settings({ contest_name: "大赛", as_of: "2026-06-05T18:00:00" }) }),
    revision: 0,
    canUndo: false,
  }));
  let data: SessionData | null = null;
  let before: SessionData | null = null;
  /** The page begins with the first; what comes then is a change unless it says what it goes back to. */
  const become = (next: SessionData, goesBackTo: SessionData | null = data): void => {
    before = goesBackTo;
    data = next;
    store.setState(({ revision }) => ({ revision: revision + 1 }));
  };
  const bundled = dataOf({ tracks: [17] }, { isDemo: true, isBundled: true });
  const session = {
    store,
    data: () => data,
    before: () => before,
    bundled: async () => bundled,
    open: async (next: SessionData) => become(next, null),
    parquet: async () => ({ info: async (bytes: Uint8Array) => ({ rows: bytes.length, columns: [] }) }),
  };
  return { session: session as unknown as Session, become, bundled };
}

/** The browser that several pages of a test share. */
function createBrowser(disk: Disk = createMemoryDisk(), locks: Locks | null = createLocks()) {
  let last: Remembered | null = null;
  const token = tokens();
  const listeners: Parameters<Channel["listen"]>[0][] = [];
  const cleared: string[] = [];
  return {
    disk,
    cleared,
    last: () => last,
    async open(refusal: KeepingError | null = null, shown: () => Promise<void> = async () => undefined) {
      const page = fakeSession();
      let heard: Parameters<Channel["listen"]>[0] | null = null;
      const keeper = createKeeper({
        disk: async () => ({ disk: refusal === null ? { ...disk, kind: "opfs" } : createMemoryDisk(), refusal }),
        locks,
        channel: {
          post: (message) => {
            for (const each of listeners) if (each !== heard) each(message);
          },
          listen: (hear) => {
            heard = hear;
            listeners.push(hear);
          },
        },
        remembered: {
          get: () => last,
          set: (next) => {
            last = next;
          },
        },
        usage: async () => null,
        persist: async () => undefined,
        clearStorage: async (kind) => {
          cleared.push(kind);
        },
        token,
        now: () => new Date("2026-06-05T10:00:00Z"),
        shown,
      });
      keeper.follow(page.session);
      const kept = await keeper.last();
      page.become(kept ?? page.bundled, null);
      return { ...page, keeper, kept };
    },
  };
}

interface Page {
  readonly keeper: Keeper;
  readonly become: (data: SessionData, goesBackTo?: SessionData | null) => void;
}

/** Resolves once the state is as wanted. */
const reaches = (keeper: Keeper, isWanted: (state: KeepingState) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (state: KeepingState): void => {
      if (!isWanted(state)) return;
      stop();
      resolve();
    };
    const stop = keeper.store.subscribe(look);
    look(keeper.store.getState());
  });

/** Changes a page's data and waits until they are kept, or it is said that they are not. */
async function keep({ keeper, become }: Page, data: SessionData, goesBackTo?: SessionData | null): Promise<void> {
  become(data, goesBackTo);
  await reaches(keeper, ({ step }) => step === "saving");
  await reaches(keeper, ({ step }) => step === "idle");
}

const names = ({ store }: Keeper): readonly string[] => store.getState().sets.map(({ name }) => name);

describe("a change of data", () => {
  it("is there at the next start, with the settings", async () => {
    const browser = createBrowser();
    const first = await browser.open();
    const set = settings({ contest_name: "大赛", as_of: null, targets: [] });
    await keep(first, dataOf({ entries: [1, 2, 3] }, { settings: set }));
    expect(names(first.keeper)).toEqual(["大赛"]);
    expect(browser.last()?.name).toBe("大赛");

    const next = await browser.open();
    expect(seen(next.kept)).toEqual([["entries", [1, 2, 3]]]);
    expect(next.kept?.settings).toEqual(set);
    expect(next.kept?.isDemo).toBe(false);
  });

  it("is kept once it is shown, and not before", async () => {
    let show = (): void => undefined;
    const browser = createBrowser();
    const { keeper, become } = await browser.open(
      null,
      () =>
        new Promise((resolve) => {
          show = resolve;
        }),
    );
    become(dataOf({ entries: [1] }), null);
    await reaches(keeper, ({ step }) => step === "saving");
    expect(await browser.disk.folders()).toEqual([]);
    show();
    await reaches(keeper, ({ step }) => step === "idle");
    expect(names(keeper)).toEqual(["大赛"]);
  });

  it("goes into the data set that is open; taken back, what made the data set takes it back", async () => {
    const browser = createBrowser();
    const page = await browser.open();
    const { keeper, bundled } = page;
    const imported = dataOf({ entries: [1] });
    await keep(page, imported);
    await keep(page, dataOf({ entries: [1], scores: [8, 9] }));
    expect(keeper.store.getState().sets).toMatchObject([{ name: "大赛", rows: 3, generation: 2 }]);
    await keep(page, imported);
    expect(keeper.store.getState().sets).toMatchObject([{ rows: 1, generation: 3 }]);
    await keep(page, bundled);
    expect(names(keeper)).toEqual([]);
    expect(browser.last()).toBe(null);
    expect(await browser.disk.folders()).toEqual([]);
  });

  it("is not made by the start itself: the demo is kept only where a person says so", async () => {
    const browser = createBrowser();
    const { keeper } = await browser.open();
    await keeper.saveAsNew();
    expect(names(keeper)).toEqual(["大赛"]);
  });

  it("that finds no room is said, and kept with the next change once there is some", async () => {
    let room = 10;
    const browser = createBrowser(
      fullDisk(
        () => room,
        () => new DOMException("no room", "QuotaExceededError"),
      ),
    );
    const page = await browser.open();
    await keep(page, dataOf({ entries: [1, 2] }));
    expect(page.keeper.store.getState().trouble).toMatchObject({ kind: "unkept", error: { fault: "full" } });
    expect(seen(page.session.data())).toEqual([["entries", [1, 2]]]);
    room = 10_000;
    await keep(page, dataOf({ entries: [4] }));
    expect(page.keeper.store.getState().trouble).toBe(null);
    expect(seen((await browser.open()).kept)).toEqual([["entries", [4]]]);
  });
});

describe("several data sets", () => {
  it("stand side by side; the demo is opened between them, and the next import makes another", async () => {
    const browser = createBrowser();
    const page = await browser.open();
    const { keeper, session } = page;
    await keep(page, dataOf({ entries: [1] }));
    await keeper.openDemo();
    expect(session.data()?.isBundled).toBe(true);
    await keep(page, dataOf({ entries: [2] }));
    expect([...names(keeper)].sort()).toEqual(["大赛", "大赛（2）"]);
    const [first] = keeper.store.getState().sets.filter(({ name }) => name === "大赛");
    if (first === undefined) throw new Error("not listed");
    await keeper.openSet(first);
    expect(seen(session.data())).toEqual([["entries", [1]]]);
    await keeper.rename(first, "初赛");
    expect(keeper.store.getState().open?.name).toBe("初赛");
    await keep(page, dataOf({ entries: [1, 1] }));
    expect(keeper.store.getState().trouble).toBe(null);
    await keeper.remove({ ...first, name: "初赛" });
    expect(names(keeper)).toEqual(["大赛（2）"]);
    expect(session.data()?.isBundled).toBe(true);
  });

  it("all go with one step, and nothing is open last", async () => {
    const browser = createBrowser();
    const page = await browser.open();
    const { keeper, session } = page;
    await keep(page, dataOf({ entries: [1] }));
    await keeper.clear();
    expect(await browser.disk.folders()).toEqual([]);
    expect([browser.last(), browser.cleared]).toEqual([null, ["opfs"]]);
    expect(session.data()?.isBundled).toBe(true);
  });

  it("come from a file as they were saved, here or on another machine", async () => {
    const [here, there] = [createBrowser(), createBrowser()];
    const one = await here.open();
    await keep(one, dataOf({ entries: [5, 6], scores: [7] }));
    const { open } = one.keeper.store.getState();
    const saved = open === null ? null : await one.keeper.saveFile(open);
    const other = await there.open();
    await other.keeper.openFile({ name: "大赛.zip", bytes: saved?.bytes ?? new Uint8Array() });
    expect(other.keeper.store.getState().trouble).toBe(null);
    expect(seen(other.session.data())).toEqual(seen(one.session.data()));
    expect(seen((await there.open()).kept)).toEqual([
      ["entries", [5, 6]],
      ["scores", [7]],
    ]);
  });

  it("come from the folder of an import without a browser too: its tables on the program's catalogue, its sources kept", async () => {
    const { keeper, session } = await createBrowser().open();
    const [table, raw] = [Uint8Array.from([1, 2]), Uint8Array.from([3])];
    const manifest = {
      ...MADE_HERE,
      tables: [{ table: "entries", path: "entries.parquet", rows: 2, sha256: sha256(table) }],
      sources: [
        { file: "报名.xlsx", sheet: "甲", path: "source/1.parquet", rows: 1, sha256: sha256(raw), columns: [] },
      ],
    };
    const packed = zipSync({
      "out/manifest.json": strToU8(JSON.stringify(manifest)),
      "out/entries.parquet": table,
      "out/source/1.parquet": raw,
      "out/report.json": strToU8("[]"),
    });
    await keeper.openFile({ name: "out.zip", bytes: packed });
    expect(keeper.store.getState()).toMatchObject({ trouble: null, open: { name: "out" } });
    expect(seen(session.data())).toEqual([
      ["tracks", [17]],
      ["entries", [1, 2]],
    ]);
    // 数据截至 of what was open before says nothing of these.
    expect(session.data()).toMatchObject({ isDemo: false, settings: { contest_name: "大赛", as_of: null } });
    const { open } = keeper.store.getState();
    const saved = open === null ? null : await keeper.saveFile(open);
    expect(unzipSync(saved?.bytes ?? new Uint8Array())["source/1.parquet"]).toEqual(raw);
  });

  it("stay as they are where a file is none of ours, and the page says so", async () => {
    const page = await createBrowser().open();
    const { keeper, session } = page;
    await keep(page, dataOf({ entries: [1] }));
    await keeper.openFile({ name: "报名.csv", bytes: new TextEncoder().encode("a,b") });
    expect(keeper.store.getState().trouble).toMatchObject({
      kind: "failed",
      wanted: "file",
      error: { fault: "foreign" },
    });
    expect(seen(session.data())).toEqual([["entries", [1]]]);
    expect(names(keeper)).toEqual(["大赛"]);
  });
});

describe("the last change", () => {
  /** One page after the other: each is gone when the next is opened. */
  const restarted = () => createBrowser(createMemoryDisk(), null);
  const FIRST = dataOf({ entries: [1, 2] });
  const SECOND = dataOf(
    { entries: [1, 2], scores: [9] },
    { imported: { files: ["评分.csv"], at: "2026-06-05T10:00:00.000Z" } },
  );

  it("can be gone back from after a restart, once: the data before it are kept beside those of now", async () => {
    const browser = restarted();
    const page = await browser.open();
    await keep(page, FIRST);
    await keep(page, SECOND);
    const { kept, ...again } = await browser.open();
    expect(kept?.imported?.files).toEqual(["评分.csv"]);
    const earlier = await kept?.before?.();
    expect(seen(earlier ?? null)).toEqual([["entries", [1, 2]]]);
    // As the session's undo does it: there is nothing further to go back to.
    await keep(again, earlier ?? FIRST, null);
    const third = await browser.open();
    expect(seen(third.kept)).toEqual([["entries", [1, 2]]]);
    expect(third.kept?.before).toBe(undefined);
  });

  it("that made the data set is gone back from to the program's own data, and the data set goes", async () => {
    const browser = restarted();
    await keep(await browser.open(), FIRST);
    const { kept, keeper, ...again } = await browser.open();
    const earlier = await kept?.before?.();
    expect(earlier?.isBundled).toBe(true);
    await keep({ keeper, ...again }, earlier ?? FIRST, null);
    expect(names(keeper)).toEqual([]);
    expect((await browser.open()).kept).toBe(null);
  });

  it("keeps its way back through another name and through what is worked out of the same data", async () => {
    const browser = restarted();
    const page = await browser.open();
    await keep(page, FIRST);
    await keep(page, SECOND);
    const again = await browser.open();
    const { open } = again.keeper.store.getState();
    if (open !== null) await again.keeper.rename(open, "初赛后");
    if (again.kept !== null) await keep(again, { ...again.kept, isDemo: false }, null);
    const third = await browser.open();
    expect(seen((await third.kept?.before?.()) ?? null)).toEqual([["entries", [1, 2]]]);
  });

  it("is no way back any more once a further one is kept: never another state than it says", async () => {
    const browser = restarted();
    const page = await browser.open();
    await keep(page, FIRST);
    await keep(page, SECOND);
    const again = await browser.open();
    await keep(again, dataOf({ teams: [4] }));
    await keep(again, dataOf({ teams: [5] }));
    await expect(again.kept?.before?.()).rejects.toMatchObject({ fault: "damaged" });
    const third = await browser.open();
    expect(seen((await third.kept?.before?.()) ?? null)).toEqual([["teams", [4]]]);
  });

  it("has its tables as they were read kept with it, in the file that it is saved as too", async () => {
    const browser = restarted();
    const page = await browser.open();
    const source = { file: "问卷.csv", sheet: null, path: "source/问卷.parquet", rows: 2, columns: [] };
    await keep(page, dataOf({ entries: [1] }, { sources: [{ ...source, parquet: Uint8Array.from([8, 8]) }] }));
    const { kept, keeper } = await browser.open();
    expect(kept?.sources).toEqual([{ ...source, parquet: Uint8Array.from([8, 8]) }]);
    const { open } = keeper.store.getState();
    const saved = open === null ? null : await keeper.saveFile(open);
    expect(unzipSync(saved?.bytes ?? new Uint8Array())["source/问卷.parquet"]).toEqual(Uint8Array.from([8, 8]));
  });
});

describe("two tabs on one data set", () => {
  it("the second reads, is told of the first's changes, and can save its own as another data set", async () => {
    const browser = createBrowser();
    const one = await browser.open();
    await keep(one, dataOf({ entries: [1] }));
    const two = await browser.open();
    expect(two.keeper.store.getState().isReading).toBe(true);

    await keep(one, dataOf({ entries: [1, 2] }));
    expect(two.keeper.store.getState().changedElsewhere).toBe(true);

    await keep(two, dataOf({ entries: [9] }));
    expect(two.keeper.store.getState().trouble).toMatchObject({ kind: "unkept", error: { fault: "in_use" } });
    await two.keeper.saveAsNew();
    expect(two.keeper.store.getState()).toMatchObject({ isReading: false, trouble: null, open: { name: "大赛（2）" } });
    expect(seen((await browser.open()).kept)).toEqual([["entries", [9]]]);
    const [first] = one.keeper.store.getState().sets.filter(({ name }) => name === "大赛");
    if (first === undefined) throw new Error("not listed");
    await one.keeper.openSet(first);
    expect(seen(one.session.data())).toEqual([["entries", [1, 2]]]);
  });

  it("the second goes on where the first has gone to another data set", async () => {
    const browser = createBrowser();
    const one = await browser.open();
    await keep(one, dataOf({ entries: [1] }));
    const two = await browser.open();
    await one.keeper.openDemo();
    await reaches(two.keeper, ({ isReading }) => !isReading);
    await keep(two, dataOf({ entries: [2] }));
    expect(two.keeper.store.getState().trouble).toBe(null);
    expect(two.keeper.store.getState().sets).toMatchObject([{ generation: 2, rows: 1 }]);
  });

  it("without locks the one that comes second overwrites nothing, and is told", async () => {
    const browser = createBrowser(createMemoryDisk(), null);
    const one = await browser.open();
    await keep(one, dataOf({ entries: [1] }));
    const two = await browser.open();
    await keep(one, dataOf({ entries: [1, 1] }));
    await keep(two, dataOf({ entries: [2] }));
    expect(two.keeper.store.getState().trouble).toMatchObject({ kind: "unkept", error: { fault: "changed" } });
    expect(seen((await browser.open()).kept)).toEqual([["entries", [1, 1]]]);
  });

  it("what one has open the other cannot delete or rename", async () => {
    const browser = createBrowser();
    const one = await browser.open();
    await keep(one, dataOf({ entries: [1] }));
    const two = await browser.open();
    const { open } = one.keeper.store.getState();
    if (open === null) throw new Error("nothing is open");
    await two.keeper.remove(open);
    expect(two.keeper.store.getState().trouble).toMatchObject({ kind: "failed", error: { fault: "in_use" } });
    expect(names(two.keeper)).toEqual(["大赛"]);
  });
});

describe("a start that finds trouble", () => {
  it("says which data set it was, and begins with the demo", async () => {
    const browser = createBrowser();
    const first = await browser.open();
    await keep(first, dataOf({ entries: [1, 2, 3] }));
    const { id } = browser.last() ?? { id: "" };
    const file = (await browser.disk.list(id)).find((name) => name.endsWith(".parquet")) ?? "";
    await browser.disk.write(id, file, Uint8Array.from([1]));
    const { kept, keeper } = await browser.open();
    expect(kept).toBe(null);
    expect(keeper.store.getState().trouble).toMatchObject({
      kind: "unopened",
      name: "大赛",
      error: { fault: "damaged" },
    });
  });

  it("where storage is refused goes on in memory, and remembers nothing that would be gone", async () => {
    // Where a browser refuses storage, as for a file from disk, it refuses locks too.
    const locks = { request: () => Promise.reject(new DOMException("refused", "SecurityError")) };
    const browser = createBrowser(createMemoryDisk(), locks);
    const page = await browser.open(new KeepingError("denied", "SecurityError"));
    const { keeper } = page;
    await keep(page, dataOf({ entries: [1] }));
    expect(keeper.store.getState()).toMatchObject({ place: "memory", refusal: { fault: "denied" }, trouble: null });
    expect(names(keeper)).toEqual(["大赛"]);
    expect(browser.last()).toBe(null);
  });
});
