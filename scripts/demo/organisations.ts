import type { OrgType } from "../../src/model/vocabulary.ts";
import type { Random } from "./random.ts";

/** An invented organisation: every name contains 示例 (example), every code 0DEMO. */
export interface Organisation {
  readonly org_name: string;
  readonly credit_code: string | null;
  readonly org_type: OrgType;
  readonly ownership: string | null;
  /** Null where the form was left blank. */
  readonly area: string | null;
}

type Weights<Item> = readonly (readonly [Item, number])[];

/** Unevenly spread, as registrations are: the coast and the capital lead. */
const CITIES: Weights<string> = [
  ["福州", 25],
  ["厦门", 22],
  ["泉州", 15],
  ["漳州", 6],
  ["莆田", 4.5],
  ["龙岩", 4],
  ["三明", 3.5],
  ["宁德", 3.5],
  ["南平", 3],
  ["平潭", 1.5],
];
const WITH_PROVINCE: Weights<string> = [...CITIES, ["省直", 32]];
const WITH_ELSEWHERE: Weights<string> = [...CITIES, ["省外", 7], ["港澳台", 1.2]];

const WORDS =
  "海棠 云杉 青禾 蓝田 松涛 白鹭 丹霞 星桥 远帆 清源 石榴 木棉 秋实 晨曦 北辰 南屿 潮音 竹影 银杏 紫荆 流萤 初雪 明镜 山岚 碧溪 金柚 玉兰 苍穹 芦苇 沉香".split(
    " ",
  );
const FIELDS = ["数据科技", "信息技术", "智能装备", "软件", "数字技术", "物联网", "农业科技", "供应链"];
const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

interface Kind {
  readonly org_type: OrgType;
  readonly count: number;
  readonly areas: Weights<string>;
  name(random: Random, area: string): string;
}

/** 省外 and 港澳台 are no names of places. */
const place = (area: string): string =>
  ({ 省直: "福建省", 省外: "外省", 港澳台: "境外" })[area] ?? `${area}${area === "平潭" ? "" : "市"}`;

const KINDS: readonly Kind[] = [
  {
    org_type: "enterprise",
    count: 420,
    areas: WITH_ELSEWHERE,
    name: (random, area) => {
      const [word, field] = [random.pick(WORDS), random.pick(FIELDS)];
      return random.chance(0.2)
        ? `示例${word}${field}（${place(area)}）有限公司`
        : `${place(area)}示例${word}${field}有限公司`;
    },
  },
  {
    org_type: "university",
    count: 26,
    areas: [...CITIES, ["省外", 12], ["港澳台", 2]],
    name: (random) => `示例${random.pick(WORDS)}${random.pick(["大学", "学院", "职业技术学院"])}`,
  },
  {
    org_type: "institution",
    count: 80,
    areas: WITH_PROVINCE,
    name: (random, area) => `${place(area)}示例${random.pick(WORDS)}${random.pick(["信息中心", "服务中心", "监测站"])}`,
  },
  {
    org_type: "government",
    count: 60,
    areas: WITH_PROVINCE,
    name: (random, area) =>
      `${place(area)}示例第${random.pick(NUMERALS)}${random.pick(NUMERALS)}${area === "省直" ? "厅" : "局"}`,
  },
  {
    org_type: "research",
    count: 25,
    areas: WITH_PROVINCE,
    name: (random) => `示例${random.pick(WORDS)}${random.pick(["研究院", "研究所", "实验室"])}`,
  },
  {
    org_type: "hospital",
    count: 35,
    areas: WITH_PROVINCE,
    name: (random, area) =>
      `${place(area)}示例第${random.pick(NUMERALS)}${random.pick(["医院", "中医院", "人民医院"])}`,
  },
  {
    org_type: "association",
    count: 14,
    areas: CITIES,
    name: (random, area) => `${place(area)}示例${random.pick(WORDS)}协会`,
  },
  {
    org_type: "other",
    count: 10,
    areas: CITIES,
    name: (random, area) => `${place(area)}示例${random.pick(WORDS)}合作社`,
  },
];

const OWNERSHIP: Weights<string | null> = [
  ["民营", 62],
  ["国有", 24],
  ["外资", 5],
  [null, 9],
];

/** Organisations by kind, no name twice; about one in eight has no credit code. */
export function makeOrganisations(random: Random): ReadonlyMap<OrgType, readonly Organisation[]> {
  const names = new Set<string>();
  let code = 0;
  const make = (kind: Kind): Organisation => {
    for (;;) {
      const area = random.weighted(kind.areas);
      const org_name = kind.name(random, area);
      if (names.has(org_name)) continue;
      names.add(org_name);
      code += 1;
      return {
        org_name,
        credit_code: random.chance(0.88) ? `0DEMO${String(code).padStart(13, "0")}` : null,
        org_type: kind.org_type,
        ownership: kind.org_type === "enterprise" ? random.weighted(OWNERSHIP) : null,
        area,
      };
    }
  };
  return new Map(KINDS.map((kind) => [kind.org_type, Array.from({ length: kind.count }, () => make(kind))]));
}
