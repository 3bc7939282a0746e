import { Table, tableFromIPC, Utf8, vectorFromArray } from "apache-arrow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesOf, TextCodes, withCodes } from "../../../src/engine/arrow/text-codes.ts";

const column = (texts: readonly (string | null)[]) => vectorFromArray(texts, new Utf8());
const text = fc.oneof(
  fc.constantFrom("", "a", "E1", "E10", "赛道一", "𠮷"),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);

describe("texts as numbers", () => {
  it("are counted from 1 as they are first met, null being 0", () => {
    const codes = new TextCodes();
    expect([...codesOf(column(["乙", "甲", "乙", null, ""]), codes)]).toEqual([1, 2, 1, 0, 3]);
    expect(codes.values()).toEqual(["乙", "甲", ""]);
    expect(codes.hasNull).toBe(true);
  });

  it("of a dictionary are its texts, one that it says twice being one", () => {
    const codes = new TextCodes();
    const vector = vectorFromArray(["a", "b", null, "a"]);
    expect([...codesOf(vector, codes)]).toEqual([1, 2, 0, 1]);
    expect([...codesOf(column(["b"]), codes)]).toEqual([2]);
  });

  it("lead back to every text, over any number of columns, also beyond the first room", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.option(text), { maxLength: 30 }), { maxLength: 5 }), (columns) => {
        const codes = new TextCodes();
        const found = columns.map((texts) => [...codesOf(column(texts), codes)]);
        const values = codes.values();
        expect(found.map((numbers) => numbers.map((code) => values[code - 1] ?? null))).toEqual(columns);
        expect(new Set(values).size).toBe(values.length);
      }),
    );
    const many = Array.from({ length: 5000 }, (_, i) => `E${i * 7919}`);
    const codes = new TextCodes();
    expect([...codesOf(column([...many, ...many]), codes)]).toEqual(
      [...many, ...many].map((_, i) => (i % many.length) + 1),
    );
    expect(codes.values()).toEqual(many);
  });

  it("stand in a piece beside the columns that were not asked for", () => {
    const codes = new TextCodes();
    const table = new Table({ a: column(["x", null, "y"]), b: column(["p", "q", "r"]) });
    const piece = tableFromIPC(withCodes(table, new Map([["a", codes]])));
    expect([...(piece.getChild("a") ?? [])]).toEqual([1, 0, 2]);
    expect([...(piece.getChild("b") ?? [])]).toEqual(["p", "q", "r"]);
  });
});
