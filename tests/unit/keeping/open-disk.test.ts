import { describe, expect, it } from "vitest";
import { type BrowserStorage, clearStorage, openDisk } from "../../../src/keeping/open-disk.ts";

const refuse = (): never => {
  throw new DOMException("denied", "SecurityError");
};

/** A browser whose administrator forbids sites to store anything. */
const FORBIDDEN: BrowserStorage = { storage: undefined, indexedDB: refuse, texts: () => [] };

describe("a browser that refuses all storage", () => {
  it("leaves memory, and says why", async () => {
    const { disk, refusal } = await openDisk(FORBIDDEN);
    expect(disk.kind).toBe("memory");
    expect(refusal).toMatchObject({ fault: "denied" });
  });

  it("has nothing to clear, whatever was in use", async () => {
    for (const inUse of ["memory", "indexeddb", "opfs"] as const)
      await expect(clearStorage(FORBIDDEN, inUse)).resolves.toBeUndefined();
  });
});
