import type { periods as zh } from "../zh-CN/periods.ts";

export const periods: Readonly<Record<keyof typeof zh, string>> = {
  "data.table.snapshot_entries": "entries by period",
  "data.table.unseen_entries": "entries not seen",
  "data.table.imports": "imports",
  "panels.key-figures.registrations.since": " ({{change}} since the last period)",
  "panels.key-figures.submissions.since": " ({{change}} since the last period)",
  "panels.key-figures.empty-problems.since": " ({{change}} since the last period)",
  "panels.key-figures.organisations.since": " ({{change}} since the last period)",
  "panels.key-figures.days-left.since": " ({{change}} since the last period)",
  "panels.key-figures.since.same": " (unchanged)",
  "screens.figures.since": "{{change}} since last period",
};
