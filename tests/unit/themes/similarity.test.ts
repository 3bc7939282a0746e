import { describe, expect, it } from "vitest";
import { likenesses, sharedPassages } from "../../../src/themes/similarity.ts";

const vector = (terms: Readonly<Record<string, number>>) => new Map(Object.entries(terms));

describe("how alike problems are", () => {
  it("is the cosine of terms that weigh more the rarer they are", () => {
    // Of four problems 甲 is in three, 乙 and 丙 in one: ln(4/3) = 0.28768, ln 4 = 1.38629.
    // First: 0.28768 and 1.38629, length 1.41583. Second: (1 + ln 2) · 0.28768 = 0.48709 alone, so 1 after scaling.
    const found = likenesses([vector({ 甲: 1, 乙: 1 }), vector({ 甲: 2 }), vector({ 甲: 1, 丙: 1 }), vector({})]);
    expect(found.map(({ a, b, similarity }) => [a, b, similarity.toFixed(4)])).toEqual([
      [0, 1, (0.28768 / 1.41583).toFixed(4)],
      [0, 2, (0.28768 ** 2 / 1.41583 ** 2).toFixed(4)],
      [1, 2, (0.28768 / 1.41583).toFixed(4)],
    ]);
  });

  it("names the terms that make them alike, the rarest first", () => {
    const [found] = likenesses([
      vector({ 常见: 1, 少见: 1 }),
      vector({ 常见: 1, 少见: 1 }),
      vector({ 常见: 1 }),
      vector({ 别的: 1 }),
    ]);
    expect(found).toMatchObject({ a: 0, b: 1, shared: ["少见", "常见"] });
    expect(found?.similarity).toBeCloseTo(1, 12);
  });

  it("is nothing where all that is in common is in every problem", () => {
    expect(likenesses([vector({ 数据: 3 }), vector({ 数据: 1 })])).toEqual([]);
  });

  it("are reckoned of all, and told of those that are wanted", () => {
    const vectors = [{ 甲: 1, 乙: 1 }, { 甲: 2 }, { 甲: 1, 丙: 1 }, { 丙: 2, 乙: 1 }, {}].map((each) => vector(each));
    const all = likenesses(vectors);
    const near = likenesses(vectors, ({ similarity }) => similarity >= 0.5);
    expect(near).toEqual(all.filter(({ similarity }) => similarity >= 0.5));
    expect([near.length > 0, near.length < all.length]).toEqual([true, true]);
  });
});

describe("passages that texts share", () => {
  // Twelve characters, and one less.
  const twelve = "打造气候变化风险识别模式";
  const eleven = twelve.slice(0, 11);

  it("are found from twelve characters on", () => {
    expect([...twelve]).toHaveLength(12);
    expect(sharedPassages([`甲${twelve}乙`, `丙${twelve}丁`, "无"])).toEqual([{ a: 0, b: 1, passages: [twelve] }]);
    expect(sharedPassages([`甲${eleven}乙`, `丙${eleven}丁`])).toEqual([]);
  });

  it("are as long as they can be, each once, whatever the width of letters and blanks", () => {
    const one = "建设ＡＩ 驱动的城市运行监测平台，服务大众。建设AI驱动的城市运行监测平台";
    const other = "鼓励建设AI驱动的城市运行监测平台;";
    expect(sharedPassages([one, other])).toEqual([{ a: 0, b: 1, passages: ["建设AI驱动的城市运行监测平台"] }]);
  });
});
