import fc from "fast-check";
import { expect, test } from "vitest";
import { Utf8Texts } from "../../../src/engine/arrow/utf8-texts.ts";

const written = (texts: readonly string[], count = texts.length): string => {
  const utf8 = new Utf8Texts(count);
  for (const text of texts) utf8.add(text);
  return Buffer.from(utf8.bytes).toString("hex");
};
const encoded = (texts: readonly string[]): string => Buffer.from(texts.join("")).toString("hex");

test("texts stand one behind the other in UTF-8, whatever they are and however often they come", () => {
  const text = fc.oneof(fc.constantFrom("", "a", "初赛", "初赛", "é"), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(fc.array(text), fc.nat({ max: 3 }), (texts, count) => {
      expect(written(texts, count)).toBe(encoded(texts.map((each) => each.toWellFormed())));
    }),
  );
});

test("half a pair of surrogates becomes the sign for what cannot be read", () => {
  expect(written(["a\ud83d", "b"])).toBe(encoded(["a\ufffd", "b"]));
});

test("more different texts than are kept in mind are written all the same, also when they come again", () => {
  const different = Array.from({ length: 5000 }, (_, i) => `第${i}队`);
  const texts = [...different, ...different];
  expect(written(texts)).toBe(encoded(texts));
});
