import { describe, expect, it } from "vitest";
import { parseLexicon, parseThemes } from "../../../src/themes/lexicon.ts";
import { lexicon, themes } from "./announcement.ts";
import { entry } from "./entry.ts";

const HEADER = "term,theme,salience,forms,except\n";

describe("reading a lexicon", () => {
  it("gives each term its theme, salience, forms and exceptions", () => {
    expect(parseLexicon(`${HEADER}城市信息模型,urban,core,CIM,\n用能,energy,,,应用能|通用能\n`)).toEqual([
      { term: "城市信息模型", theme: "urban", salience: "core", forms: ["CIM"], except: [], source: "lexicon" },
      { ...entry("用能", [], ["应用能", "通用能"]), theme: "energy" },
    ]);
  });

  it("takes what spreadsheets write: a byte-order mark, CRLF, blank lines, spaces, full-width letters", () => {
    const saved = "\uFEFFterm,theme,salience,forms,except\r\n,,,,\r\n ＣＩＭ ,urban,, 城市信息模型 || CIM ,\r\n";
    expect(parseLexicon(saved)).toEqual([{ ...entry("CIM", ["城市信息模型"]), theme: "urban" }]);
  });

  it.each([
    [
      "a form of two terms",
      "算力,a,,计算能力,\n\n算能,a,,计算能力,\n",
      4,
      /计算能力.*already belongs to "算力" on line 2.*remove/,
    ],
    ["a term twice", "算力,a,,,\n算力,b,,,\n", 3, /算力.*remove/],
    ["full-width and plain spellings of one form", "AI,a,,,\n人工智能,a,,ＡＩ,\n", 3, /AI.*remove/],
    ["an empty term", ",a,,,\n", 2, /"term" is empty.*fill it in/],
    ["an empty theme", "算力,,,,\n", 2, /"theme" is empty/],
    ["an exception that can never apply", "用能,a,,,能耗\n", 2, /能耗.*correct or remove/],
    ["an exception that would undo its own term", "用能,a,,,用能\n", 2, /correct or remove/],
    ["a salience that is none", "算力,a,high,,\n", 2, /"high" is no salience.*core, plain, general/],
    ["an unclosed quotation mark", '算力,a,,"x,\n', 2, /quotation marks/],
  ])("refuses %s, naming the line and the way out", (_, rows, line, message) => {
    expect(() => parseLexicon(HEADER + rows)).toThrow(message);
    expect(() => parseLexicon(HEADER + rows)).toThrow(`lexicon.csv, line ${line}: `);
  });

  it("refuses a missing column and a theme without a name", () => {
    expect(() => parseLexicon("term,theme,salience,forms\n算力,a,,\n")).toThrow(
      'lexicon.csv, line 1: column "except" is missing',
    );
    const known = [{ theme: "energy", name_zh: "能源", name_en: "Energy" }];
    expect(() => parseLexicon(`${HEADER}绿电,enrgy,,,\n`, known)).toThrow(/line 2: theme "enrgy".*themes\.csv.*energy/);
  });
});

describe("reading themes", () => {
  it("gives their names, and refuses one listed twice", () => {
    const csv = "theme,name_zh,name_en\nenergy,能源,Energy\n";
    expect(parseThemes(csv)).toEqual([{ theme: "energy", name_zh: "能源", name_en: "Energy" }]);
    expect(() => parseThemes(`${csv}energy,电力,Power\n`)).toThrow(/themes\.csv, line 3: .*already on line 2/);
  });
});

describe("the lexicon that comes with the program", () => {
  it("has 8 to 15 themes, each with a name in both languages and terms of its own", () => {
    expect(themes.length).toBeGreaterThanOrEqual(8);
    expect(themes.length).toBeLessThanOrEqual(15);
    expect(new Set(themes.map(({ name_zh }) => name_zh)).size).toBe(themes.length);
    expect(new Set(themes.map(({ name_en }) => name_en)).size).toBe(themes.length);
    expect(new Set(lexicon.map(({ theme }) => theme))).toEqual(new Set(themes.map(({ theme }) => theme)));
  });

  it("holds no debris: no single character, no general word, no boilerplate", () => {
    const debris = (
      "数据 空间 能力 体系 机制 应用 构建 提升 围绕 推动 可信 智能 智能化 数字化 数智化 水平 智能化水平 服务 平台 模型 技术 " +
      "系统 场景 应用场景 创新 融合 协同 管理 治理 监测 预警 分析 发展 建设 质量 安全 资源 解决方案 新模式 新业态 高质量 " +
      "高质量发展 数据支撑 全链条 关键环节 重点领域 赋能 决策 流通 利用 领域 行业 企业 产业 生态 信息 精准 高效 方案"
    ).split(" ");
    const forms = lexicon.flatMap(({ term, forms }) => [term, ...forms]);
    expect(forms.filter((form) => form.length < 2 || debris.includes(form))).toEqual([]);
  });

  it("holds no term that is a frequent term dressed in a boilerplate ending", () => {
    const dressed = /(水平|能力提升|提升|场景|应用场景|解决方案|新模式|高质量发展|等)$/;
    expect(lexicon.filter(({ term }) => dressed.test(term)).map(({ term }) => term)).toEqual(["单产提升", "技能提升"]);
  });
});
