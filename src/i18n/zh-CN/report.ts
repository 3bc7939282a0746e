export const report = {
  "report.definition": "说明：{{text}}",
  "report.filters": "筛选：{{filters}}",
  "report.noFilters": "筛选：无（全部数据）",
  "report.separator": "；",
  "report.asOf": "数据截至 {{time}}",
  "report.asOfUnset": "数据截至未设置",
  "report.demo": "演示数据",
} as const;
