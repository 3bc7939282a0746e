/** Numbers of columns beyond the model. */
export const measures = {
  "screens.field.measure": "{{name}}（数值）",
  "screens.range.measure": "{{from}} 至不足 {{to}}",

  "rows.column.extra": "{{name}}",

  "panels.measure.column": "数值列",
  "columns.sum": "合计",

  "panels.extra-distribution.title": "附加数值列分布",
  "panels.extra-distribution.description":
    "导入文件中模型没有的数值列（如团队人数、融资金额），各档有多少个项目；没有数值的项目不在任何一档，也不当作 0。计报名数中的项目，只导入了评分或成绩时计其中的项目。要看哪一列在标题旁选择，拖选可筛选。",
  "panels.extra-distribution.legend": "有“{{name}}”的项目",
  "panels.extra-distribution.axis": "{{name}}，每档 {{step}}",
  "panels.extra-distribution.share": "占有数值的项目",
  "panels.extra-distribution.bin": "{{name}} {{bounds}}",
  "panels.extra-distribution.below": "◂ 图外 {{count}} 个低于 {{at}}",
  "panels.extra-distribution.above": "图外 {{count}} 个不低于 {{at}} ▸",
  "panels.extra-distribution.from": "{{name}}下限（含）",
  "panels.extra-distribution.to": "{{name}}上限（不含）",
  "panels.extra-distribution.none": "没有符合筛选且有“{{name}}”的项目",
  "panels.extra-distribution.entries": "{{count}} 个项目有“{{name}}”，平均 {{mean}}，合计 {{sum}}",
  "panels.extra-distribution.peak": "{{bounds}} 最多（{{count}} 个）",
  "panels.extra-distribution.range": "{{bounds}} 有 {{count}} 个（占 {{share}}）",
  "panels.extra-distribution.outside": "其中 {{count}} 个在图示范围（{{bounds}}）之外",
  "panels.extra-distribution.without": "另有 {{count}} 个项目没有数值",

  "panels.extra-by-track.title": "附加数值列分组统计",
  "panels.extra-by-track.description":
    "导入文件中模型没有的数值列，各组的平均、中位数和合计，以及有数值与没有数值的项目数；没有数值的不参与计算，也不当作 0。项目少的组，平均受个别项目影响大。看哪一列、按什么分组在标题旁选择。",
  "panels.extra-by-track.by": "分组",
  "panels.extra-by-track.figure": "看什么",
  "panels.extra-by-track.of.mean": "{{name}}平均",
  "panels.extra-by-track.of.median": "{{name}}中位数",
  "panels.extra-by-track.of.sum": "{{name}}合计",
  "panels.extra-by-track.with": "有数值 / 项目",
  "panels.extra-by-track.with-value": "有数值项目数",
  "panels.extra-by-track.with-value.unfiltered": "有数值项目数（筛选前）",
  "panels.extra-by-track.without": "无数值项目数",
  "panels.extra-by-track.without.unfiltered": "无数值项目数（筛选前）",
  "panels.extra-by-track.none": "没有数值",
  "panels.extra-by-track.all": "{{count}} 个项目有“{{name}}”，平均 {{mean}}，中位数 {{median}}，合计 {{sum}}",
  "panels.extra-by-track.most.mean":
    "不少于 {{least}} 个项目的组中，平均最高的是{{name}}（{{value}}，{{count}} 个项目）",
  "panels.extra-by-track.most.median":
    "不少于 {{least}} 个项目的组中，中位数最高的是{{name}}（{{value}}，{{count}} 个项目）",
  "panels.extra-by-track.most.sum": "合计最高的是{{name}}（{{value}}，{{count}} 个项目）",
  "panels.extra-by-track.one.mean": "{{name}}平均 {{value}}（{{count}} 个项目）",
  "panels.extra-by-track.one.median": "{{name}}中位数 {{value}}（{{count}} 个项目）",
  "panels.extra-by-track.one.sum": "{{name}}合计 {{value}}（{{count}} 个项目）",
  "panels.extra-by-track.bare": "{{count}} 组没有数值{{names}}",

  "panels.coverage-track-extra.title": "赛道 × 附加维度",
  "panels.coverage-track-extra.description":
    "各赛道参赛项目按导入文件中模型没有的一列分组；要看哪一列在标题旁选择。草稿和已撤回的项目不计。",
  "panels.cross-tab.of-extra": "占该组",
  "panels.cross-tab.extra": "{{tracks}} 个赛道 × {{field}} {{values}} 组的{{what}}",
  "panels.cross-tab.chosen.extra": "选中的 {{tracks}} 个赛道 × {{field}} {{values}} 组的{{what}}",
  "panels.cross-tab.emptiest-track.extra": "，{{name}}赛道空缺最多（{{of}} 组中 {{count}} 组）",
  "panels.cross-tab.bare-values.extra": "{{count}} 组没有任何{{what}}",
} as const;
