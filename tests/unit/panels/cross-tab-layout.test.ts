import { describe, expect, it } from "vitest";
import { crossHeight, crossLayout, fittingSize } from "../../../src/panels/drawing/cross-tab-layout.ts";

const AREAS = [
  "福州",
  "厦门",
  "漳州",
  "泉州",
  "三明",
  "莆田",
  "南平",
  "龙岩",
  "宁德",
  "平潭",
  "省直",
  "省外",
  "港澳台",
];
const shape = (heads: readonly string[], rows = 17) => ({
  names: [...Array.from({ length: rows }, (_, at) => `赛道${at}`), "合计"],
  heads: [...heads, "合计"],
});

describe("the layout of a cross-tab", () => {
  it.each([306, 336, 640, 1000, 1360, 2400])(
    "keeps every cell within a chart %i pixels wide, none over another",
    (width) => {
      const of = shape([...AREAS, "未填"]);
      const height = crossHeight(of, width);
      const { cellBox } = crossLayout(of, width, height);
      const boxes = of.heads.map((_, at) => cellBox(17, at));
      for (const box of boxes) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
        expect(box.height).toBeGreaterThanOrEqual(24);
      }
      const [first, second] = [cellBox(0, 0), cellBox(1, 1)];
      expect(first.x + first.width).toBeLessThan(second.x);
      expect(first.y + first.height).toBeLessThan(second.y);
    },
  );

  it("has 14 areas beside each other on a phone, and goes on below where there are more", () => {
    expect(crossLayout(shape([...AREAS, "未填"]), 306, 1000).blocks).toBe(1);
    const many = crossLayout(shape([...AREAS, ...AREAS]), 336, 2000);
    expect(many.blocks).toBe(2);
    expect(many.cellBox(0, 13).x).toBe(many.cellBox(0, 0).x);
    expect(many.cellBox(0, 13).y).toBeGreaterThan(many.cellBox(17, 0).y);
  });

  it.each([336, 1000])("has a chosen column cross no name in a chart %i pixels wide", (width) => {
    const of = shape([...AREAS, "未填"]);
    const { blocks, nameBox, columnBoxes, headBox, cellBox } = crossLayout(of, width, crossHeight(of, width));
    for (const [at] of of.heads.entries()) {
      const boxes = columnBoxes(at);
      for (const box of boxes) {
        for (const name of of.names.flatMap((_, row) =>
          [...Array(blocks).keys()].map((block) => nameBox(block, row)),
        )) {
          const isBeside = name.x + name.width <= box.x || box.x + box.width <= name.x;
          expect(isBeside || name.y + name.height <= box.y || box.y + box.height <= name.y).toBe(true);
        }
      }
      const last = cellBox(of.names.length - 1, at);
      expect(boxes[0]?.y).toBe(headBox(at).y);
      expect((boxes.at(-1)?.y ?? 0) + (boxes.at(-1)?.height ?? 0)).toBeCloseTo(last.y + last.height);
    }
  });

  it("breaks Chinese heads evenly and turns words that do not fit", () => {
    const heads = crossLayout(shape(["党政机关", "Research institute", ...AREAS.slice(0, 10)]), 640, 600).heads;
    expect(heads[0]).toEqual({ lines: ["党政", "机关"], isTurned: false });
    expect(heads[1]).toEqual({ lines: ["Research institute"], isTurned: true });
    expect(crossLayout(shape(["Research institute", "福州"]), 640, 600).heads[0]?.isTurned).toBe(false);
  });
});

describe("figures", () => {
  const [row, bare] = [["15.4%", "15%", "15"], ["3/8"]];

  it("are all written the same way, a whole one in smaller type before a shorter one", () => {
    expect(fittingSize([row, bare], 60)).toMatchObject({ size: 12 });
    expect(fittingSize([row, bare], 60).textOf(row)).toBe("15.4%");
    expect(fittingSize([row, bare], 34)).toMatchObject({ size: 10 });
    expect(fittingSize([row, bare], 34).textOf(row)).toBe("15.4%");
    expect(fittingSize([row, bare], 28).textOf(row)).toBe("15%");
    expect(fittingSize([row], 19).textOf(row)).toBe("15");
    expect(fittingSize([row, bare], 28).textOf(bare)).toBe("3/8");
  });

  it("are written small and short where nothing fits", () => {
    expect(fittingSize([["123,456", "123K"]], 10)).toMatchObject({ size: 9 });
    expect(fittingSize([["123,456", "123K"]], 10).textOf(["123,456", "123K"])).toBe("123K");
  });
});
