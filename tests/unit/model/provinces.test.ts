import { describe, expect, it, test } from "vitest";
import { areasOf, beyondOf, PROVINCES, type Province } from "../../../src/model/provinces.ts";

const names = (province: Province): readonly string[] => areasOf(province).map(({ name }) => name);

describe("areas of the provinces", () => {
  it("are there for all 34, no name and no tile twice within one", () => {
    expect(PROVINCES).toHaveLength(34);
    for (const province of PROVINCES) {
      const areas = areasOf(province);
      expect(new Set(areas.map(({ name }) => name)).size).toBe(areas.length);
      expect(new Set(areas.map(({ tile }) => `${tile.row}/${tile.column}`)).size).toBe(areas.length);
      expect(Math.min(...areas.map(({ tile }) => tile.row)), province).toBe(1);
      expect(Math.min(...areas.map(({ tile }) => tile.column)), province).toBe(1);
    }
  });

  // Prefectures (and districts of municipalities) by the yearbook, and what is counted beside them.
  it.each([
    ["北京", 16],
    ["天津", 16],
    ["上海", 16],
    ["重庆", 38],
    ["河北", 11 + 1],
    ["内蒙古", 12],
    ["江苏", 13],
    ["浙江", 11],
    ["福建", 9 + 1],
    ["山东", 16],
    ["河南", 17 + 1],
    ["湖北", 13 + 4],
    ["广东", 21],
    ["广西", 14],
    ["海南", 4 + 15],
    ["四川", 21],
    ["贵州", 9],
    ["云南", 16],
    ["西藏", 7],
    ["甘肃", 14 + 1],
    ["新疆", 14 + 12],
  ] as const)("%s has %i", (province, count) => expect(names(province)).toHaveLength(count));

  it("are 333 prefectures in all, beside 36 areas of another kind in 27 provinces", () => {
    const others: readonly Province[] = ["北京", "天津", "上海", "重庆", "台湾", "香港", "澳门"];
    const counts = PROVINCES.filter((province) => !others.includes(province)).map((province) => names(province).length);
    expect(counts).toHaveLength(27);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(333 + 36);
  });

  test("of 福建 stand as its announcements have them, and lie as on the map", () => {
    expect(names("福建").join(" ")).toBe("福州 厦门 漳州 泉州 三明 莆田 南平 龙岩 宁德 平潭");
    const at = new Map(areasOf("福建").map(({ name, tile }) => [name, tile]));
    // 平潭 is an island east of 福州, 厦门 lies south of 泉州, 南平 in the north-west.
    expect(at.get("平潭")).toEqual({ row: at.get("福州")?.row, column: (at.get("福州")?.column ?? 0) + 1 });
    expect(at.get("厦门")?.row).toBeGreaterThan(at.get("泉州")?.row ?? 0);
    expect(at.get("南平")).toEqual({ row: 1, column: 1 });
  });

  test("have beside them what forms call the province's own offices, and elsewhere", () => {
    expect(beyondOf("福建")).toEqual(["省直", "省外", "港澳台"]);
    expect(beyondOf("重庆")).toEqual(["市直", "市外", "港澳台"]);
    expect(beyondOf("广西")).toEqual(["区直", "区外", "港澳台"]);
  });
});
