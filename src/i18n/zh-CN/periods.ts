/** Importing a second time: what changes, 数据截至 and the periods. */
export const periods = {
  "data.table.snapshot_entries": "各期参赛项目",
  "data.table.unseen_entries": "本期未见项目",
  "data.table.imports": "导入记录",
  "panels.key-figures.registrations.since": "（较上期{{change}}个）",
  "panels.key-figures.submissions.since": "（较上期{{change}}个）",
  "panels.key-figures.empty-problems.since": "（较上期{{change}}个）",
  "panels.key-figures.organisations.since": "（较上期{{change}}家）",
  "panels.key-figures.days-left.since": "（较上期{{change}}天）",
  "panels.key-figures.since.same": "（与上期持平）",
  "screens.figures.since": "较上期 {{change}}",
} as const;
