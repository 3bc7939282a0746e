import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Content } from "../../../src/keeping/content.ts";
import { createMemoryDisk, type Disk } from "../../../src/keeping/disk.ts";
import { KeepingError } from "../../../src/keeping/errors.ts";
import { createDataSetStore } from "../../../src/keeping/store.ts";
import { Crash, content, crashingDisk, createLocks, fullDisk, tokens } from "./disks.ts";

const newStore = (disk: Disk, token = tokens()) => createDataSetStore(disk, createLocks(), token);

const fault = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof KeepingError) return error.fault;
    throw error;
  }
  return "none";
};

/** What a person finds: each data set by name with its tables' bytes. */
async function found(disk: Disk): Promise<unknown> {
  const store = newStore(disk);
  const sets = await store.list();
  return Promise.all(
    sets.map(async ({ id, name }) => {
      const { files } = await store.read(id);
      return [id, name, [...files].map(([path, bytes]) => [path, [...bytes]]).sort()];
    }),
  );
}

const allFiles = async (disk: Disk): Promise<readonly string[]> =>
  (await Promise.all((await disk.folders()).map(async (id) => (await disk.list(id)).map((name) => `${id}/${name}`))))
    .flat()
    .sort();

const state = fc
  .record({
    name: fc.constantFrom("甲", "乙"),
    tables: fc.dictionary(fc.constantFrom("entries", "scores", "teams"), fc.array(fc.nat(255), { maxLength: 6 })),
  })
  .map(({ name, tables }): Content => content(name, tables));

describe("a data set that is kept", () => {
  it("is listed and read as it was written, and in its next state without what went", async () => {
    const disk = createMemoryDisk();
    const store = newStore(disk);
    expect(await store.write("s1", content("福建分赛", { entries: [1, 2, 3], scores: [9] }), 0)).toBe(1);
    expect(await store.write("s1", content("福建分赛", { entries: [1, 2, 3], teams: [7, 7] }), 1)).toBe(2);
    expect(await found(disk)).toEqual([
      [
        "s1",
        "福建分赛",
        [
          ["entries.parquet", [1, 2, 3]],
          ["teams.parquet", [7, 7]],
        ],
      ],
    ]);
    expect(await store.list()).toMatchObject([
      { name: "福建分赛", generation: 2, rows: 5, bytes: 5, asOf: "2026-06-05T18:00:00", fault: null },
    ]);
    // entries, which did not change, teams, and the record.
    expect(await allFiles(disk)).toHaveLength(3);
  });

  it("keeps a table that did not change in the file that it has", async () => {
    const disk = createMemoryDisk();
    const store = newStore(disk);
    await store.write("s1", content("甲", { entries: [1, 2, 3] }), 0);
    const before = (await disk.list("s1")).filter((name) => name.endsWith(".parquet"));
    await store.write("s1", content("甲", { entries: [1, 2, 3], scores: [4] }), 1);
    expect(await disk.list("s1")).toEqual(expect.arrayContaining(before));
  });

  it("takes another name and nothing else with it", async () => {
    const disk = createMemoryDisk();
    const store = newStore(disk);
    await store.write("s1", content("甲", { entries: [1] }), 0);
    expect(await store.rename("s1", "初赛后")).toBe(2);
    expect(await found(disk)).toEqual([["s1", "初赛后", [["entries.parquet", [1]]]]]);
  });

  it("goes with all its files, and others stay", async () => {
    const disk = createMemoryDisk();
    const store = newStore(disk);
    await store.write("s1", content("甲", { entries: [1] }), 0);
    await store.write("s2", content("乙", { entries: [2] }), 0);
    await store.remove("s1");
    expect(await found(disk)).toEqual([["s2", "乙", [["entries.parquet", [2]]]]]);
    await store.removeAll();
    expect(await disk.folders()).toEqual([]);
  });
});

describe("a crash", () => {
  it("at any step of a write leaves the old state or the new one, never a mixture, and nothing else once swept", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.option(state),
        state,
        fc.nat(14),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (old, next, end, share) => {
          const disk = createMemoryDisk();
          const token = tokens();
          const after = old === null ? 0 : await newStore(disk, token).write("s1", old, 0);
          const before = await found(disk);
          const expected = createMemoryDisk();
          await newStore(expected).write("s1", next, 0);
          let isWritten = true;
          try {
            await newStore(crashingDisk(disk, end, share), token).write("s1", next, after);
          } catch (error) {
            if (!(error instanceof Crash)) throw error;
            isWritten = false;
          }
          const left = await found(disk);
          if (isWritten) expect(left).toEqual(await found(expected));
          else expect([before, await found(expected)]).toContainEqual(left);

          await newStore(disk).sweep();
          expect(await found(disk)).toEqual(left);
          const sets = await newStore(disk).list();
          const held = await Promise.all(sets.map(async ({ id }) => (await newStore(disk).read(id)).files.size + 1));
          // Two tables of the same bytes may share a file.
          expect((await allFiles(disk)).length).toBeLessThanOrEqual(held.reduce((sum, each) => sum + each, 0));

          // And the data set can be written again.
          const [set] = sets;
          const generation = set?.fault === null ? set.generation : 0;
          await newStore(disk, token).write("s1", next, generation);
          expect(await found(disk)).toEqual(await found(expected));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("at any step of a removal leaves the whole data set or none", async () => {
    for (let end = 0; end < 8; end++) {
      const disk = createMemoryDisk();
      await newStore(disk).write("s1", content("甲", { entries: [1], scores: [2] }), 0);
      const before = await found(disk);
      await newStore(crashingDisk(disk, end, 0))
        .remove("s1")
        .catch(() => undefined);
      expect([before, []]).toContainEqual(await found(disk));
      await newStore(disk).sweep();
      if ((await newStore(disk).list()).length === 0) expect(await disk.folders()).toEqual([]);
    }
  });
});

describe("two tabs", () => {
  /** Steps of two stores on one disk, each step of each waiting for its turn. */
  it.each([
    ["with locks", true],
    ["without locks", false],
  ])("that write at the same time, %s: one is kept whole, the other is told", async (_, hasLocks) => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), state, state, async (scheduler, one, two) => {
        const disk = createMemoryDisk();
        const locks = hasLocks ? createLocks() : null;
        const token = tokens();
        await createDataSetStore(disk, locks, token).write("s1", content("旧", { judges: [5, 5] }), 0);
        const slow: Disk = {
          ...disk,
          list: scheduler.scheduleFunction(disk.list),
          read: scheduler.scheduleFunction(disk.read),
          write: scheduler.scheduleFunction(disk.write),
          create: scheduler.scheduleFunction(disk.create),
          remove: scheduler.scheduleFunction(disk.remove),
        };
        const writes = [one, two].map((each) => fault(createDataSetStore(slow, locks, token).write("s1", each, 1)));
        const faults = await scheduler.waitFor(Promise.all(writes));
        expect([...faults].sort()).toEqual(["changed", "none"]);
        const expected = createMemoryDisk();
        await newStore(expected).write("s1", faults[0] === "none" ? one : two, 0);
        expect(await found(disk)).toEqual(await found(expected));
      }),
      { numRuns: 150 },
    );
  });

  it("of which one deletes what the other writes to: the other is told, and nothing comes back", async () => {
    const disk = createMemoryDisk();
    const locks = createLocks();
    const [one, two] = [createDataSetStore(disk, locks, tokens()), createDataSetStore(disk, locks, tokens())];
    await one.write("s1", content("甲", { entries: [1] }), 0);
    await two.removeAll();
    expect(await fault(one.write("s1", content("甲", { entries: [2] }), 1))).toBe("gone");
    expect(await disk.folders()).toEqual([]);
  });
});

describe("what cannot be kept or read", () => {
  it("a full disk leaves the old state, and no leftovers", async () => {
    let room = 10_000;
    const disk = fullDisk(
      () => room,
      () => new KeepingError("full", "no room"),
    );
    const store = newStore(disk);
    await store.write("s1", content("甲", { entries: [1] }), 0);
    const [before, files] = [await found(disk), await allFiles(disk)];
    room = 3;
    expect(await fault(store.write("s1", content("甲", { entries: [2], scores: [1, 2, 3, 4] }), 1))).toBe("full");
    expect(await found(disk)).toEqual(before);
    expect(await allFiles(disk)).toEqual(files);
  });

  it("a data set of a later version is left alone, also by sweeping, and said by its name", async () => {
    const disk = createMemoryDisk();
    const manifest = { format: "contest-lens-data-set", version: 99, data_set: { name: "明年的数据" } };
    await disk.write("s9", "manifest-4.json", new TextEncoder().encode(JSON.stringify({ places: {}, manifest })));
    await disk.write("s9", "whatever.bin", Uint8Array.from([1]));
    const store = newStore(disk);
    await store.sweep();
    expect(await disk.list("s9")).toHaveLength(2);
    expect(await store.list()).toEqual([{ id: "s9", name: "明年的数据", fault: "newer", place: "99" }]);
    expect(await fault(store.read("s9"))).toBe("newer");
  });

  it("a table that has gone or has lost bytes is named", async () => {
    const disk = createMemoryDisk();
    const store = newStore(disk);
    await store.write("s1", content("甲", { entries: [1, 2, 3] }), 0);
    const file = (await disk.list("s1")).find((name) => name.endsWith(".parquet")) ?? "";
    await disk.write("s1", file, Uint8Array.from([1]));
    await expect(store.read("s1")).rejects.toMatchObject({ fault: "damaged", place: "entries.parquet" });
  });
});
