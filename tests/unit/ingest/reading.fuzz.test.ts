import fc from "fast-check";
import { gzipSync, strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readFile } from "../../../src/ingest/read/read-file.ts";
import { ImportError } from "../../../src/ingest/table/refusals.ts";
import type { SourceTable } from "../../../src/ingest/table/source.ts";
import { bookOf } from "./sheet-book.ts";
import { encodeTwoByte, encodeUtf16 } from "./text-bytes.ts";

const HEADER = ["项目编号", "团队名称", "得分", "备注"];
const ROWS = Array.from({ length: 40 }, (_, i) => [`E${i}`, `第${i}队`, i * 1.5, i % 7 === 0 ? "一, 二\n三" : ""]);
const CSV = [HEADER, ...ROWS].map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n");
const RECORDS = ROWS.map((row) => Object.fromEntries(row.map((cell, i) => [HEADER[i] ?? "", cell])));
const HTML = `<table>${[HEADER, ...ROWS].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;

const book = (type: "xlsx" | "xlsb" | "biff8" | "ods" | "xlml") => bookOf([{ rows: [HEADER, ...ROWS] }], type);

/** Formats that carry checksums: what is read from them is what was written. */
const CHECKED: Readonly<Record<string, Uint8Array>> = {
  xlsx: book("xlsx"),
  ods: book("ods"),
  gzip: gzipSync(strToU8(CSV)),
  zip: zipSync({ "a.csv": strToU8(CSV), "b.json": strToU8(JSON.stringify(RECORDS)) }),
};
const UNCHECKED: Readonly<Record<string, Uint8Array>> = {
  csv: strToU8(CSV),
  gb18030: encodeTwoByte(CSV, "gb18030"),
  "utf-16": encodeUtf16(`\uFEFF${CSV}`, true),
  json: strToU8(JSON.stringify(RECORDS)),
  jsonl: strToU8(RECORDS.map((record) => JSON.stringify(record)).join("\n")),
  html: strToU8(HTML),
  biff8: book("biff8"),
  xlml: book("xlml"),
};

/** Its tables, or null where it was refused; anything else that is thrown is a fault of the reader. */
async function read(bytes: Uint8Array): Promise<readonly SourceTable[] | null> {
  try {
    const found = await readFile(bytes, "表");
    return "sheets" in found ? found.sheets : [];
  } catch (error) {
    if (error instanceof ImportError) return null;
    throw error;
  }
}

const isWhole = ({ header, rows, rowNumbers }: SourceTable): boolean =>
  rows.length === rowNumbers.length &&
  rows.every((row) => row.length === header.length) &&
  new Set(header).size === header.length &&
  header.every((name) => name.trim() !== "");

type Damage = (bytes: Uint8Array) => Uint8Array;
const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const damage: fc.Arbitrary<Damage> = fc.oneof(
  {
    // What is hardest to notice, and comes most often.
    weight: 6,
    arbitrary: fc.tuple(at, fc.integer({ min: 1, max: 255 })).map(
      ([place, bits]): Damage =>
        (bytes) => {
          const changed = bytes.slice();
          const i = Math.floor(place * bytes.length);
          changed[i] = (changed[i] ?? 0) ^ bits;
          return changed;
        },
    ),
  },
  at.map(
    (place): Damage =>
      (bytes) =>
        bytes.slice(0, Math.floor(place * bytes.length)),
  ),
  at.map(
    (place): Damage =>
      (bytes) =>
        bytes.slice(Math.floor(place * 64)),
  ),
  fc.tuple(at, at).map(
    ([from, length]): Damage =>
      (bytes) => {
        const changed = bytes.slice();
        const start = Math.floor(from * bytes.length);
        changed.fill(0, start, start + Math.ceil(length * 64));
        return changed;
      },
  ),
  fc.tuple(at, fc.uint8Array({ minLength: 1, maxLength: 32 })).map(
    ([place, noise]): Damage =>
      (bytes) => {
        const i = Math.floor(place * bytes.length);
        return Uint8Array.from([...bytes.subarray(0, i), ...noise, ...bytes.subarray(i)]);
      },
  ),
);

describe("whatever the bytes, there is a message or a table", () => {
  it("of noise", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await read(bytes))?.every(isWhole) ?? true).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("of texts that look like something else", async () => {
    const part = fc.constantFrom(
      ..."{}[]<>\"',;|\t\n\r\0\\/:&#= 0123456789aé甲",
      "<table>",
      "<td>",
      "<!--",
      "<?xml",
      "null",
      "NaN",
      '""',
      "sep=",
      '{"a":',
      "合计",
      "PK",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 60 }), async (parts) => {
        expect((await read(strToU8(parts.join(""))))?.every(isWhole) ?? true).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(Object.keys(UNCHECKED))("of a damaged %s", async (name) => {
    const bytes = UNCHECKED[name] ?? new Uint8Array();
    await fc.assert(
      fc.asyncProperty(damage, async (spoil) => {
        expect((await read(spoil(bytes)))?.every(isWhole) ?? true).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it.each(Object.keys(CHECKED))("of a damaged %s, and never a table that was not written", async (name) => {
    const bytes = CHECKED[name] ?? new Uint8Array();
    const whole = (await read(bytes)) ?? [];
    expect(whole.map(({ rows }) => rows.length)).toEqual(whole.map(() => ROWS.length));
    await fc.assert(
      fc.asyncProperty(damage, async (spoil) => {
        for (const table of (await read(spoil(bytes))) ?? []) {
          // A file in an archive that could not be read stands for itself.
          if (table.format === "other") continue;
          const same = whole.some(
            ({ header, rows }) => JSON.stringify([header, rows]) === JSON.stringify([table.header, table.rows]),
          );
          expect(same).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
