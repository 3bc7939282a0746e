import { describe, expect, it } from "vitest";
import { areaNames, canonicalArea } from "../../../src/ingest/build/area-name.ts";
import { areasOf, PROVINCES, type Province } from "../../../src/model/provinces.ts";

const namesOf = (province: Province): readonly string[] => areasOf(province).map(({ name }) => name);

describe("a place as a form names it", () => {
  it.each([
    ["福建", "福建省福州市", "福州"],
    ["福建", "福建厦门", "厦门"],
    ["福建", "平潭综合实验区", "平潭"],
    ["四川", "四川省阿坝藏族羌族自治州", "阿坝"],
    ["四川", "凉山州", "凉山"],
    ["湖北", "恩施土家族苗族自治州", "恩施"],
    ["湖北", "神农架林区", "神农架"],
    ["吉林", "吉林省吉林市", "吉林"],
    ["吉林", "吉林市", "吉林"],
    ["吉林", "延边朝鲜族自治州", "延边"],
    ["青海", "海南藏族自治州", "海南"],
    ["青海", "青海省海南州", "海南"],
    ["天津", "河北区", "河北"],
    ["天津", "天津市滨海新区", "滨海新区"],
    ["上海", "浦东", "浦东新区"],
    ["甘肃", "兰州市", "兰州"],
    ["甘肃", "兰州新区", "兰州新区"],
    ["内蒙古", "内蒙古自治区锡林郭勒盟", "锡林郭勒"],
    ["新疆", "新疆维吾尔自治区博尔塔拉蒙古自治州", "博尔塔拉"],
    ["广西", "广西壮族自治区南宁市", "南宁"],
    ["重庆", "重庆市石柱土家族自治县", "石柱"],
    ["重庆", "忠县", "忠县"],
    ["台湾", "新竹市", "新竹"],
    ["台湾", "新竹县", "新竹县"],
  ] as const)("of %s: %s is %s", (province, written, area) => {
    expect(canonicalArea(written, areaNames(namesOf(province)))).toBe(area);
  });

  it("of every province is found by its own name and as a city", () => {
    for (const province of PROVINCES) {
      for (const name of namesOf(province)) {
        expect(canonicalArea(name, areaNames(namesOf(province)))).toBe(name);
        if (/[区县]$/.test(name)) continue;
        expect(canonicalArea(`${province}省${name}市`, areaNames(namesOf(province)))).toBe(name);
      }
    }
  });

  it.each(["杭州市", "福建省", "海外", ""])("stays as it stands where the settings do not know it: %s", (written) => {
    expect(canonicalArea(written, areaNames(namesOf("福建")))).toBe(written);
  });

  it("stays absent", () => {
    expect(canonicalArea(null, areaNames(["福州"]))).toBeNull();
  });
});
