import type { report as zh } from "../zh-CN/report.ts";

export const report: Readonly<Record<keyof typeof zh, string>> = {
  "report.definition": "Definition: {{text}}",
  "report.filters": "Filters: {{filters}}",
  "report.noFilters": "Filters: none (all data)",
  "report.separator": "; ",
  "report.asOf": "Data as of {{time}} (数据截至)",
  "report.asOfUnset": "Data as of: not set (数据截至未设置)",
  "report.demo": "Demo data (演示数据)",
  "report.internal": "Internal: contains personal data (内部资料 含个人信息)",
  "report.phones": "Phone list",
  "report.phones.file": "Phone list (internal)_{{title}}",
  "report.phones.counts": "{{count}} {{count|row|rows}}, {{without}} of them without a number",
};
