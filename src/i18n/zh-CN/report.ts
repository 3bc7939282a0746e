export const report = {
  "report.definition": "说明：{{text}}",
  "report.filters": "筛选：{{filters}}",
  "report.noFilters": "筛选：无（全部数据）",
  "report.separator": "；",
  "report.asOf": "数据截至 {{time}}",
  "report.asOfUnset": "数据截至未设置",
  "report.demo": "演示数据",
  "report.internal": "内部资料 含个人信息",
  "report.phones": "电话名单",
  "report.phones.file": "电话名单（内部资料）_{{title}}",
  "report.phones.counts": "共 {{count}} 行，其中 {{without}} 行没有号码",
} as const;
