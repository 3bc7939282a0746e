import { tableFromIPC } from "apache-arrow";
import { describe, expect, it } from "vitest";
import { sourceColumns } from "../../../src/ingest/outcome/source-columns.ts";
import { withTextFaults } from "../../../src/ingest/table/text-faults.ts";
import { readEncoded } from "../../../src/ingest/values/encoded-text.ts";
import { readMojibake } from "../../../src/ingest/values/mojibake.ts";
import { repairText } from "../../../src/ingest/values/text-repair.ts";
import { readText } from "../../../src/ingest/values/texts.ts";
import { imported, rowsOf, source } from "./sheets.ts";

describe("a text that went through a web page", () => {
  it.each([
    ["R&amp;D 中心", "R&D 中心"],
    ["Tom &#39;s", "Tom 's"],
    ["A&#x26;B", "A&B"],
    ["明日&nbsp;之星", "明日 之星"],
    ["A&amp;amp;B", "A&B"],
    ["caf&eacute;", "café"],
  ])("is what the characters stand for: %s", (text, expected) => {
    expect(readText(text)).toBe(expected);
  });

  it.each(["AT&T", "?a=1&copy=2", "a & b; c", "&unknown;", "x &amp y"])(
    "is left where that is not certain: %s",
    (text) => {
      expect(repairText(text)).toBe(text);
    },
  );
});

describe("letters that nobody sees", () => {
  it.each([
    ["追\u200b光者", "追光者"],
    ["\ufeff数据猎人", "数据猎人"],
    ["明日\u00ad之星", "明日之星"],
    ["\u202a华侨大学\u202c", "华侨大学"],
    ["福建\u200d工程", "福建工程"],
    ["灵\u0007犀", "灵犀"],
  ])("are left out: %j", (text, expected) => {
    expect(readText(text)).toBe(expected);
  });

  it.each(["👩\u200d💻 队", "می\u200cخواهم", "שלום\u200f!", "两行\n文字\t表"])(
    "stay where they are seen: %j",
    (text) => {
      expect(repairText(text)).toBe(text);
    },
  );
});

describe("mojibake", () => {
  it.each([
    ["UniversitÃ© de Lyon", "Université de Lyon"],
    ["itâ€™s", "it’s"],
    ["20Â°C", "20°C"],
    ["é£žé¸Ÿé›†", "飞鸟集"],
    ["ÐœÐ¾Ñ\u0081ÐºÐ²Ð°", "Москва"],
    ["绂忓窞澶у\ue11f", "福州大学"],
    ["绠楁硶鍏堥攱闃\ufffd", "算法先锋"],
    ["鐏电妧闃?", "灵犀?"],
    ["锟斤拷大学", ""],
    ["队名\ufffd\ufffd", ""],
  ])("is told, with what it was: %s", (text, expected) => {
    expect(readMojibake(text)).toBe(expected);
  });

  it.each([
    "Université de Lyon",
    "«CAFÉ» à Genève",
    "SÃO PAULO",
    "Ångström, Ärger, Żółć",
    "涓涓细流",
    "中国科学技术大学",
    "Москва",
    "東京大学",
    "서울대학교",
    "—“引号”…",
  ])("is none: %s", (text) => {
    expect(readMojibake(text)).toBeNull();
  });
});

describe("an escaped text", () => {
  it.each([
    ["=E8=BF=BD=E5=85=89=E8=80=85", "追光者"],
    ["%E7%AE%97%E6%B3%95", "算法"],
    ["Team%20A", "Team A"],
    ["\\u95fd\\u6c5f学院", "闽江学院"],
    ["=?UTF-8?B?5piO5pel5LmL5pif?=", "明日之星"],
  ])("is told, with what it says: %s", (text, expected) => {
    expect(readEncoded(text)).toBe(expected);
  });

  it.each(["https://x.cn/?q=%E7%AE%97%E6%B3%95", "增长 20%20 万", "a=B2=C3", "=?UTF-8?B?!!?=", "C:\\users\\u1"])(
    "is none: %s",
    (text) => {
      expect(readEncoded(text)).toBeNull();
    },
  );
});

describe("the report", () => {
  const table = source(
    ["项目编号", "项目名称", "简介"],
    [
      ["P1", "R&amp;D", "<p>甲</p>"],
      ["P2", "追\u200b光", "乙"],
      ["P3", "UniversitÃ©", "丙"],
      ["P4", "%E7%AE%97%E6%B3%95", "丁"],
      ["P5", "锟斤拷", "戊"],
    ],
  );

  it("names each kind once with place, what stood there and what is used", () => {
    const { findings } = withTextFaults(table);
    expect(findings.map(({ rule, severity, examples }) => [rule, severity, examples])).toEqual([
      ["html_entity", "info", [{ row: 2, column: "项目名称", value: "R&amp;D", after: "R&D" }]],
      ["invisible_letters", "info", [{ row: 3, column: "项目名称", value: "追⟨U+200B⟩光", after: "追光" }]],
      ["mojibake", "error", [{ row: 4, column: "项目名称", value: "UniversitÃ© ≈ Université" }]],
      ["encoded_text", "warning", [{ row: 5, column: "项目名称", value: "%E7%AE%97%E6%B3%95 ≈ 算法" }]],
      ["html_tags", "info", [{ row: 2, column: "简介", value: "<p>甲</p>" }]],
    ]);
  });

  it("takes a name of nothing but lost letters for a joke until there are several", () => {
    const damaged = source(
      ["队名"],
      Array.from({ length: 5 }, () => ["锟斤拷锟斤拷"]),
    );
    expect(withTextFaults(damaged).findings).toMatchObject([{ rule: "mojibake", count: 5 }]);
    expect(withTextFaults(source(["队名"], [["锟斤拷"], ["烫烫烫烫"]])).findings).toEqual([]);
  });

  it("is of repairs in the model, and of what stood there beside them in the source table", () => {
    const titles = rowsOf(imported([table]), "entries", ["title"]).flat();
    expect(titles.slice(0, 3)).toEqual(["R&D", "追光", "UniversitÃ©"]);
    const kept = tableFromIPC(sourceColumns(table).ipc());
    const firstTwo = (name: string) => [...(kept.getChild(name) ?? [])].slice(0, 2);
    expect(firstTwo("项目名称")).toEqual(["R&D", "追光"]);
    expect(firstTwo("项目名称__text")).toEqual(["R&amp;D", "追\u200b光"]);
  });
});
