/** A file before its import: where its table stands, what its columns are, and what is left out. */
export const cards = {
  "data.found.region": "区域",
  "data.found.region.sheet": "{{from}}{{first}}:{{to}}{{last}}（第 {{first}}–{{last}} 行，{{columns}} 列）",
  "data.found.region.rows": "第 {{first}}–{{last}} 行，{{columns}} 列",
  "data.mapping.dimension": "附加维度",
  "data.cast": "类型",
  "data.cast.text": "文本",
  "data.cast.number": "数值",
  "data.cast.date": "日期",
  "data.cast.moment": "时间",
  "data.cast.boolean": "是否",
  "data.cast.misfits": "{{count}} 格不符",
  "data.cast.misfits.among": "前 {{among}} 行中 {{count}} 格不符",
  "data.left-out": "{{count}} 张表没有进入数据表：只随数据集原样保留，其余照常导入",

  "data.done.kept": "{{rows}} 行按原样保留，没有进入数据表",
  "data.last-import": "上次导入（{{at}}）：{{files}}",
  "data.last-import.undo": "撤销后，数据回到这次导入之前。",

  "data.table.entry_extras": "附加维度",
  "data.rule.further_dimension": "可作为附加维度：筛选和分组时按原列名选择；数值列另可看分布、平均和合计",
  "data.rule.no_dimension": "不作附加维度：没有分组、分组过多或属于个人信息，只保留在源表中",

  "panels.score-distribution.split.extra": "按{{field}}分 {{count}} 组",
  "panels.stage-progress.least.extra": "报名不少于 10 个的{{field}}分组中，{{name}}提交占报名最低（{{share}}）",
  "panels.participation.extra": "按{{field}}分 {{count}} 组",
  "panels.participation.chosen.extra": "选中的 {{count}} 组",
  "panels.participation.bare.extra": "{{count}} 组没有报名{{names}}",
  "panels.participation.bare-filtered.extra": "{{count}} 组没有符合筛选的报名{{names}}",
  "panels.cross-tab.unknown.extra": "另有 {{count}} 个项目未填{{field}}",
  "panels.participation-by-extra.title": "附加维度参赛情况",
  "panels.participation-by-extra.description":
    "按导入文件中模型没有的列，逐组列出报名数、提交数和获奖数；要看哪一列在标题旁选择",
  "panels.participation-by-extra.column": "附加维度",
} as const;
