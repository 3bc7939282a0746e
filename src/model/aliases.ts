/**
 * The words under which real exports hold the model's columns and values. Compared after `normaliseName`: width,
 * case, blanks and remarks in brackets make no difference. A column's own name is always one of its aliases.
 */

/** Model column → headers. A header may stand for several columns; what else the sheet holds decides. */
export const HEADER_ALIASES = {
  entry_id: [
    "项目编号",
    "项目id",
    "项目序号",
    "参赛项目编号",
    "作品编号",
    "作品id",
    "参赛编号",
    "报名编号",
    "报名序号",
    "报名号",
    "参赛作品编号",
    "申报编号",
    "登记编号",
    "entry",
    "entryid",
    "submissionid",
    "projectid",
  ],
  title: [
    "项目名称",
    "参赛项目",
    "参赛项目名称",
    "作品名称",
    "参赛作品",
    "参赛作品名称",
    "作品题目",
    "项目题目",
    "方案名称",
    "申报项目",
    "申报项目名称",
    "项目标题",
    "作品标题",
    "projecttitle",
    "project",
  ],
  abstract: [
    "项目简介",
    "作品简介",
    "项目摘要",
    "摘要",
    "简介",
    "项目概述",
    "作品概述",
    "项目介绍",
    "作品说明",
    "项目描述",
  ],
  registered_at: [
    "报名时间",
    "报名日期",
    "注册时间",
    "登记时间",
    "申报时间",
    "报名提交时间",
    "创建时间",
    "报名",
    "registrationtime",
  ],
  submitted_at: [
    "提交时间",
    "作品提交时间",
    "提交日期",
    "上传时间",
    "最后提交时间",
    "最终提交时间",
    "材料提交时间",
    "作品上传时间",
    "submissiontime",
  ],
  status: [
    "状态",
    "审核状态",
    "报名状态",
    "报名审核状态",
    "审核结果",
    "报名审核",
    "审核情况",
    "资格审查",
    "资格审核",
    "项目状态",
  ],
  review_state: [
    "形式审查",
    "形式审查结果",
    "形式审查状态",
    "形审",
    "形审结果",
    "形式审核",
    "形式审查情况",
    "初审结果",
  ],
  version: ["版本", "版本号", "提交版本", "提交次数"],
  track_id: [
    "赛道",
    "赛道名称",
    "赛道编号",
    "参赛赛道",
    "所属赛道",
    "报名赛道",
    "申报赛道",
    "赛道id",
    "赛道代码",
    "所在赛道",
    "赛道类别",
    "track",
  ],
  problem_id: [
    "赛题",
    "赛题名称",
    "赛题编号",
    "参赛赛题",
    "所选赛题",
    "选题",
    "选择赛题",
    "报名赛题",
    "申报赛题",
    "赛题id",
    "题目",
    "赛题题目",
    "命题",
    "所属赛题",
    "problem",
  ],
  problem_no: ["赛题序号", "赛题号", "题号"],
  track_no: ["赛道序号", "赛道号"],
  team_id: [
    "团队编号",
    "团队id",
    "队伍编号",
    "队伍序号",
    "参赛队编号",
    "队号",
    "参赛团队编号",
    "队伍id",
    "team",
    "teamid",
  ],
  team_name: [
    "团队名称",
    "参赛团队",
    "参赛团队名称",
    "队伍名称",
    "队伍",
    "队伍名",
    "队名",
    "参赛队",
    "参赛队伍",
    "参赛队伍名称",
    "参赛队名称",
    "队伍中文名",
    "团队",
    "团队名",
    "队名中文",
    "队伍名称中文",
    "teamname",
  ],
  team_size: ["团队人数", "参赛人数", "队伍人数", "成员人数", "人数", "成员数"],
  is_official: ["是否正式", "是否正式队伍", "正式队伍"],
  area: [
    "地市",
    "设区市",
    "所在地区",
    "地区",
    "所属地区",
    "所在设区市",
    "所属地市",
    "城市",
    "所在城市",
    "所在市",
    "报送地区",
    "推荐地区",
    "所属设区市",
    "参赛地区",
    "设区市平潭",
    "报送单位地区",
    "region",
    "city",
  ],
  county: ["县区", "区县", "县市区", "所在县区", "所属县区", "所在区县"],
  province: ["省份", "所在省份", "省", "所属省份", "省市"],
  org_name: [
    "参赛单位",
    "参赛单位名称",
    "单位",
    "单位名称",
    "牵头单位",
    "牵头单位名称",
    "申报单位",
    "申报单位名称",
    "报名单位",
    "所在单位",
    "所属单位",
    "第一申报单位",
    "主体单位",
    "机构名称",
    "学校",
    "学校名称",
    "学校名",
    "学校名中文",
    "所在学校",
    "院校",
    "高校",
    "企业名称",
    "公司名称",
    "参赛机构",
    "school",
    "university",
    "organization",
    "organisation",
    "affiliation",
  ],
  partners: [
    "联合单位",
    "联合参赛单位",
    "合作单位",
    "联合申报单位",
    "参与单位",
    "联合体成员",
    "联合体单位",
    "协作单位",
    "联合单位名称",
  ],
  credit_code: ["统一社会信用代码", "社会信用代码", "信用代码", "统一信用代码", "单位信用代码", "组织机构代码"],
  role: ["单位角色", "牵头或联合", "牵头联合"],
  org_type: [
    "单位类型",
    "单位性质",
    "机构类型",
    "单位类别",
    "参赛单位类型",
    "主体类型",
    "参赛主体类型",
    "申报单位类型",
    "企业类型",
    "参赛单位性质",
  ],
  ownership: ["所有制", "企业性质", "所有制性质", "经济类型", "控股情况"],
  judge_id: [
    "评委",
    "评委编号",
    "评委姓名",
    "评委id",
    "评委代码",
    "评审专家",
    "专家",
    "专家编号",
    "专家姓名",
    "评审",
    "评审人",
    "评审员",
    "打分人",
    "评分人",
    "judge",
    "judgeid",
    "reviewer",
  ],
  panel: ["评审组", "评委组", "评审小组", "组别", "专家组", "分组"],
  criterion: [
    "评分项",
    "评分指标",
    "指标",
    "评审指标",
    "评分维度",
    "维度",
    "评分标准",
    "评审项",
    "指标名称",
    "criterion",
    "criteria",
  ],
  round: ["轮次", "轮", "评审轮次", "轮次号"],
  score: [
    "得分",
    "评分",
    "分数",
    "打分",
    "评委评分",
    "评委打分",
    "评审得分",
    "分值",
    "单项得分",
    "成绩",
    "总分",
    "评分分值",
    "评审分数",
    "专家评分",
  ],
  scored_at: ["评分时间", "打分时间", "评审时间", "评分日期"],
  recused: ["是否回避", "回避"],
  stage: ["环节", "阶段", "赛段", "评审环节", "评审阶段", "比赛阶段", "赛程", "比赛环节", "评分环节"],
  official_score: [
    "最终得分",
    "最终成绩",
    "总成绩",
    "平均分",
    "最后得分",
    "综合得分",
    "最终分数",
    "总得分",
    "综合成绩",
    "综合评分",
    "平均得分",
    "加权得分",
    "过题数",
    "通过数",
  ],
  official_rank: ["名次", "排名", "最终排名", "最终名次", "综合排名", "赛道排名", "位次", "rank"],
  advanced: ["是否晋级", "晋级", "晋级情况", "是否入围", "入围情况"],
  award: [
    "奖项",
    "获奖等级",
    "获奖情况",
    "奖级",
    "奖次",
    "获奖等次",
    "获奖",
    "获奖名次",
    "奖项等级",
    "奖项名称",
    "获奖结果",
  ],
  recommended_national: ["推荐国赛", "是否推荐国赛", "推荐全国赛", "是否推荐", "国赛推荐", "推荐全国总决赛"],
  stage_no: ["环节序号", "阶段序号"],
  stage_name: ["环节名称", "阶段名称"],
  starts_at: ["开始时间", "起始时间"],
  deadline_at: ["截止时间", "结束时间"],
  extended_to: ["延期至", "延长至"],
  cut_rule: ["晋级规则"],
  quota: ["晋级名额", "名额"],
  min_score: ["最低分", "分值下限"],
  max_score: ["最高分", "满分", "分值上限"],
  weight: ["权重"],
  higher_is_better: ["高分为优"],
  track_name: ["赛道全称"],
  track_kind: ["赛道类型"],
  host_org: ["承办单位", "赛道承办单位"],
  host_area: ["承办地", "承办地区"],
  national_track: ["国赛赛道", "对应国赛赛道"],
  quota_award: ["获奖名额", "奖项名额"],
  quota_national: ["国赛名额", "推荐国赛名额"],
  problem_title: ["赛题标题"],
  problem_text: ["赛题内容", "赛题描述", "赛题说明", "题目内容"],
  max_entries: ["限报数", "赛题限报数"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Columns that only files of the model's own making have. */
const OWN_ONLY = ["org_no", "snapshot_id", "as_of", "label"] as const;

/** What a column can be read as: a column of the model, or `partners`, a list of organisations in one cell. */
export type Concept = keyof typeof HEADER_ALIASES | (typeof OWN_ONLY)[number];

export const CONCEPTS: readonly Concept[] = [
  ...(Object.keys(HEADER_ALIASES) as (keyof typeof HEADER_ALIASES)[]),
  ...OWN_ONLY,
];

export const isConcept = (name: string): name is Concept => (CONCEPTS as readonly string[]).includes(name);

/** Headers of columns that name or reach a person: never mapped, never shown in examples. */
const PERSONAL =
  /姓名|手机|电话|联系方式|邮箱|e-?mail|身份证|证件号|队员|队长|成员|教练|指导教师|指导老师|联系人|phone|mobile/i;

/** Words that make a header with 姓名 or 联系 speak of somebody the model has a place for. */
const NOT_PERSONAL = /评委|专家|人数|成员数|编号|单位/;

export const isPersonalHeader = (header: string): boolean => PERSONAL.test(header) && !NOT_PERSONAL.test(header);

/** Width, case, blanks, line breaks, marks of obligation and punctuation between words make no difference. */
export function normaliseName(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*＊_:：、,，.。/\\()（）【】[\]"“”'-]+/g, "");
}

/** The forms under which a header is looked up: as it stands, then without remarks in brackets. */
function forms(header: string): readonly string[] {
  const plain = header.normalize("NFKC");
  const bare = plain.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, "");
  // A joined header (初赛/评委一/得分) also goes by its last part.
  const last = plain.split("/").pop() ?? plain;
  return [...new Set([plain, bare, last].map(normaliseName))].filter((form) => form !== "");
}

const byHeader: ReadonlyMap<string, readonly Concept[]> = (() => {
  const map = new Map<string, Concept[]>();
  const put = (name: string, concept: Concept): void => {
    const key = normaliseName(name);
    const list = map.get(key) ?? [];
    if (!list.includes(concept)) list.push(concept);
    map.set(key, list);
  };
  const aliases: Readonly<Partial<Record<Concept, readonly string[]>>> = HEADER_ALIASES;
  for (const concept of CONCEPTS) {
    put(concept, concept);
    for (const alias of aliases[concept] ?? []) put(alias, concept);
  }
  return map;
})();

export interface HeaderMatch {
  readonly concept: Concept;
  /** own: the model's name; alias: a listed word; partial: a listed word once remarks are taken off. */
  readonly by: "own" | "alias" | "partial";
}

/** The concept a header stands for; null where it is none that is known. */
export function matchHeader(header: string): HeaderMatch | null {
  for (const [index, form] of forms(header).entries()) {
    const concept = byHeader.get(form)?.[0];
    if (concept === undefined) continue;
    if (index > 0) return { concept, by: "partial" };
    return { concept, by: normaliseName(concept) === form ? "own" : "alias" };
  }
  return null;
}

export const isKnownHeader = (header: string): boolean => matchHeader(header) !== null;

/** Fixed values of the model's columns → the words that stand for them. */
export const VALUE_ALIASES = {
  status: {
    draft: ["草稿", "未提交", "填报中", "待提交", "保存", "暂存", "编辑中"],
    pending: ["待审核", "审核中", "待审", "未审核", "已报名", "已提交", "报名成功", "待复核"],
    approved: ["审核通过", "通过", "已通过", "合格", "已审核", "有效", "报名审核通过", "通过审核"],
    rejected: [
      "审核不通过",
      "不通过",
      "未通过",
      "驳回",
      "已驳回",
      "退回",
      "已退回",
      "审核未通过",
      "不合格",
      "审核驳回",
    ],
    withdrawn: ["撤回", "已撤回", "退赛", "已退赛", "取消", "已取消", "撤销", "放弃", "已放弃"],
    unregistered: ["未报名"],
  },
  review_state: {
    pending: ["待审", "待审查", "审查中", "未审查", "待审核", "未审"],
    passed: ["通过", "合格", "审查通过", "已通过", "形式审查通过", "是", "审核通过", "符合"],
    failed: ["不通过", "未通过", "不合格", "审查不通过", "形式审查不通过", "否", "审核不通过", "不符合"],
  },
  org_type: {
    enterprise: [
      "企业",
      "公司",
      "国有企业",
      "民营企业",
      "国企",
      "民企",
      "央企",
      "外资企业",
      "中小企业",
      "企业单位",
      "企业组",
    ],
    government: ["政府", "政府部门", "党政机关", "机关", "政府机关", "行政机关", "机关单位"],
    institution: ["事业单位", "公共事业单位", "其他事业单位"],
    university: ["高校", "大学", "高等院校", "院校", "高等学校", "学校", "高职院校", "本科院校"],
    research: ["科研院所", "科研机构", "研究院", "研究所", "研究机构", "科研单位"],
    hospital: ["医院", "医疗机构", "医疗卫生机构", "卫生机构"],
    association: ["协会", "学会", "社会组织", "社会团体", "社团", "行业协会", "协会学会", "民办非企业"],
    individual: ["个人", "自然人", "个人团队", "个体", "个人开发者"],
    other: ["其他", "其它", "其他组织"],
  },
  role: {
    lead: ["牵头", "牵头单位", "主体", "第一单位", "牵头方"],
    partner: ["联合", "联合单位", "参与", "参与单位", "合作", "合作单位"],
  },
  stage: {
    registration: ["报名"],
    submission: ["提交", "作品提交"],
    form_review: ["形式审查", "形审", "资格审查"],
    preliminary: ["初赛", "网评", "初赛网评", "初评", "初赛网络评审", "网络评审", "海选", "预赛", "第一轮"],
    semifinal: ["复赛", "复评", "半决赛", "复赛评审", "第二轮"],
    final: [
      "决赛",
      "路演",
      "决赛路演",
      "决赛路演答辩",
      "路演答辩",
      "终评",
      "总决赛",
      "终审",
      "现场答辩",
      "答辩",
      "决赛答辩",
      "第三轮",
    ],
    award: ["获奖"],
    national: ["推荐国赛", "国赛"],
  },
} as const;

export type CodedColumn = keyof typeof VALUE_ALIASES;

export const isCodedColumn = (column: string): column is CodedColumn => column in VALUE_ALIASES;

const codes: ReadonlyMap<CodedColumn, ReadonlyMap<string, string>> = new Map(
  Object.entries(VALUE_ALIASES).map(([column, values]) => {
    const map = new Map<string, string>();
    for (const [code, aliases] of Object.entries(values)) {
      map.set(normaliseName(code), code);
      for (const alias of aliases as readonly string[]) map.set(normaliseName(alias), code);
    }
    return [column as CodedColumn, map];
  }),
);

/** The model's value for what a cell says; null where the words are not known. */
export const matchValue = (column: CodedColumn, text: string): string | null =>
  codes.get(column)?.get(normaliseName(text)) ?? null;

/** The stage that a file's or sheet's name speaks of; null where it names none, or several. */
export function stageInName(name: string): string | null {
  const plain = normaliseName(name);
  const found = new Set<string>();
  for (const stage of ["preliminary", "semifinal", "final"] as const) {
    for (const alias of VALUE_ALIASES.stage[stage]) {
      // 半决赛 contains 决赛 and 总决赛 is one: the longer word has been struck out before the shorter is looked for.
      if (plain.replaceAll("半决赛", stage === "semifinal" ? "半决赛" : "").includes(normaliseName(alias)))
        found.add(stage);
    }
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
