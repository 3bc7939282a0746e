/** What the report of an import says of faults in the file and in its values. */
export const faults = {
  "data.rule.cut_off": "最后一行只有 {{found}} 列，表头有 {{width}} 列，文件可能不完整；缺少的列按空白处理，请重新导出",
};
