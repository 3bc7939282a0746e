import { describe, expect, it } from "vitest";
import { countTerms } from "../../../src/themes/count.ts";
import { lexicon } from "./announcement.ts";

describe("traps of the announcement's own words", () => {
  const isIn = (term: string, text: string) =>
    countTerms([{ problem_id: "T01-P01", problem_title: "", problem_text: text }], lexicon).terms.some(
      (row) => row.term === term,
    );

  it.each([
    ["用能", "增强创新应用能力"],
    ["元数据", "汇聚分析多元数据"],
    ["大数据", "构建智慧化运行的大数据集"],
    ["人工智能", "文物虚拟复原呈现的AIGC技术"],
    ["人工智能", "围绕AI for Science等科研新模式"],
    ["5G", "探索利用 5G-A 基站"],
    ["新能源", "创新能源协同、技术协同"],
    ["航运", "民航运行"],
    ["智能体", "建设智能体系、智能体育"],
    ["数据集", "数据集成与数据集中"],
    ["隐私保护", "隐私保护计算"],
    ["种业", "各种业务"],
    ["节能", "各环节能力"],
    ["储能", "数据存储能力"],
    ["算力", "测算力度"],
    ["征信", "特征信息"],
    ["机组", "计算机组网"],
    ["三医协同", "第三医院"],
  ])("%s does not count in %s", (term, text) => {
    expect(lexicon.some((each) => each.term === term)).toBe(true);
    expect(isIn(term, text)).toBe(false);
  });

  it.each([
    ["用能", "促进用能效率提升"],
    ["人工智能", "推进AI与CIM平台深度融合"],
    ["人工智能", "运用生成式人工智能技术"],
    ["城市信息模型", "推进AI与CIM平台深度融合"],
    ["大模型", "研发农业大模型"],
    ["农业大模型", "研发农业大模型"],
    ["隐私计算", "隐私保护计算"],
    ["AIGC", "呈现的AIGC技术"],
    ["AI for Science", "围绕AI for Science等"],
    ["5G-A", "探索利用 5G-A 基站"],
  ])("%s counts in %s", (term, text) => {
    expect(isIn(term, text)).toBe(true);
  });
});
