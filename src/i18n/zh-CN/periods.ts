/** Importing a second time: what changes, 数据截至 and the periods. */
export const periods = {
  "data.table.snapshot_entries": "各期参赛项目",
  "data.table.unseen_entries": "本期未见项目",
  "data.table.imports": "导入记录",
} as const;
