import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { bundleName, isBundle, readBundle, writeBundle } from "../../../src/keeping/bundle.ts";
import { KeepingError } from "../../../src/keeping/errors.ts";
import { content } from "./disks.ts";

const CONTENT = content("福建分赛：初赛/复赛", { entries: [80, 75, 3, 4, 255, 0, 9], scores: [], teams: [1] });

/** What stands in an archive, by name. */
const manifestText = JSON.stringify(CONTENT.manifest);

const refusal = async (bytes: Uint8Array): Promise<unknown> => {
  try {
    return await readBundle(bytes, "a.zip");
  } catch (error) {
    if (error instanceof KeepingError) return [error.fault, error.place];
    throw error;
  }
};

const members = (more: Record<string, Uint8Array>): Record<string, Uint8Array> => ({
  "manifest.json": strToU8(manifestText),
  ...Object.fromEntries(CONTENT.files),
  ...more,
});

describe("a data set as one file", () => {
  it("gives the same manifest and the same tables to the byte, and is the same file each time", async () => {
    const bytes = await writeBundle(CONTENT);
    expect(await writeBundle(CONTENT)).toEqual(bytes);
    const read = await readBundle(bytes, "a.zip");
    expect(read.manifest).toEqual(CONTENT.manifest);
    expect([...read.files].map(([path, each]) => [path, [...each]])).toEqual([
      ["entries.parquet", [80, 75, 3, 4, 255, 0, 9]],
      ["scores.parquet", []],
      ["teams.parquet", [1]],
    ]);
  });

  it("is a ZIP archive that other programs write too, with the folder around it or without", async () => {
    for (const folder of ["", "导出/"]) {
      const packed = Object.fromEntries(Object.entries(members({})).map(([name, each]) => [folder + name, each]));
      const read = await readBundle(zipSync(packed), "a.zip");
      expect(read.files.get("entries.parquet")).toEqual(Uint8Array.from([80, 75, 3, 4, 255, 0, 9]));
    }
  });

  it("is told from other archives by its manifest", async () => {
    expect(isBundle(await writeBundle(CONTENT), "a.zip")).toBe(true);
    expect(isBundle(zipSync({ "报名.csv": strToU8("a,b\n1,2") }), "a.zip")).toBe(false);
    expect(isBundle(zipSync({ "manifest.json": strToU8('{"name":"another program"}') }), "a.zip")).toBe(false);
    expect(isBundle(strToU8("PK, a text"), "a.csv")).toBe(false);
  });

  it("has a name for every system: what is open, and 数据截至", () => {
    expect(bundleName(CONTENT.manifest)).toBe("福建分赛：初赛_复赛_2026-06-05.zip");
  });
});

describe("a file that is refused", () => {
  it.each([
    ["no archive", strToU8("项目编号,得分"), ["foreign", "a.zip"]],
    ["an archive of tables", zipSync({ "报名.csv": strToU8("a,b\n1,2") }), ["foreign", "a.zip"]],
    [
      "a later version",
      zipSync({ "manifest.json": strToU8(manifestText.replace('"version":1', '"version":2')) }),
      ["newer", "2"],
    ],
    ["a table that is missing", zipSync({ "manifest.json": strToU8(manifestText) }), ["damaged", "entries.parquet"]],
    ["a table that is another", zipSync(members({ "teams.parquet": strToU8("2") })), ["damaged", "teams.parquet"]],
    [
      "a manifest that lacks a part",
      zipSync({ "manifest.json": strToU8(manifestText.replace('"sources":[],', "")) }),
      ["damaged", "manifest.json, sources: Invalid input: expected array, received undefined"],
    ],
  ])("because it is %s says so, with the place", async (_, bytes, expected) => {
    expect(await refusal(bytes)).toEqual(expected);
  });

  it("because it was cut short or changed on its way is never read as something else", async () => {
    const whole = await writeBundle(CONTENT);
    for (let length = 3; length < whole.length; length += 7) {
      expect(await refusal(whole.slice(0, length))).toMatchObject(["damaged", expect.any(String)]);
    }
    const read = await readBundle(whole, "a.zip");
    for (let at = 0; at < whole.length; at += 3) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const outcome = await refusal(changed);
      // Most bytes of an archive's headers mean nothing for what is in it.
      if (!Array.isArray(outcome)) expect(outcome).toEqual(read);
    }
  });
});
