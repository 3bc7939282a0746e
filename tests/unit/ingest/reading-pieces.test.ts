import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Decoded, decode } from "../../../src/ingest/read/decode.ts";
import { readCsv } from "../../../src/ingest/read/read-csv.ts";
import { textPieces } from "../../../src/ingest/read/text-pieces.ts";

/** The same text, cut up: a piece may end within a letter, a line end, a quote or a cell. */
const inPieces = (decoded: Decoded, content: string | Uint8Array, size: number): Decoded =>
  // How lines end and what parts their cells is told from the beginning, however short the first piece is.
  Object.defineProperty(Object.assign(textPieces(content, size), { ...facts(decoded) }), "head", {
    value: decoded.head,
  });
const facts = ({ encoding, bom, damaged, guessed, hasZeros }: Decoded) => ({
  encoding,
  bom,
  damaged,
  guessed,
  hasZeros,
});

const cell = fc.oneof(
  fc.constantFrom("", "甲", "一期，二期", "𠮷野家", "9.5", "项目编号", " 前后 "),
  fc.string({ unit: fc.constantFrom("a", "数", '"', ",", "\n", " ", "é"), maxLength: 8 }),
);
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

test("a text cut anywhere is read as it is whole: letters, CRLF, CR, quotes and cells over two pieces", () => {
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(rows, fc.constantFrom("\r\n", "\n", "\r"), fc.integer({ min: 1, max: 40 }), (table, end, size) => {
      const lines = [["编号", "名称", "得分"], ...table].map((row) => row.map(quoted).join(","));
      const bytes = new TextEncoder().encode(`\ufeff${lines.join(end)}${end}`);
      const whole = decode(bytes, "a.csv");
      const expected = readCsv(whole, "a.csv");
      expect(readCsv(inPieces(whole, bytes, size), "a.csv")).toEqual(expected);
      expect(readCsv(inPieces(whole, whole.text, size), "a.csv")).toEqual(expected);
    }),
  );
});

test("quotes that break the rules are read as letters also where they are cut, and said", () => {
  const bytes = new TextEncoder().encode('编号,名称\n1,他说"好"了\n2,"甲"乙\n3,丙\n');
  const whole = decode(bytes, "a.csv");
  const expected = readCsv(whole, "a.csv");
  expect(expected[0]?.findings).toMatchObject([{ rule: "stray_quotes" }]);
  for (let size = 1; size < bytes.length; size++) {
    expect(readCsv(inPieces(whole, bytes, size), "a.csv")).toEqual(expected);
  }
});

test("bytes that no letter is written in are damaged places: too long a form, half a pair", () => {
  const text = new TextEncoder().encode("编号,名称,说明\n1,数据要素,甲乙丙丁\n");
  for (const bad of [
    [0xe0, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
  ]) {
    const { encoding, damaged } = decode(Uint8Array.from([...text, ...bad]), "a.csv");
    expect({ encoding, damaged }).toEqual({ encoding: "utf-8", damaged: 1 });
  }
});
