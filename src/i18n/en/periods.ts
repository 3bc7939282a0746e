import type { periods as zh } from "../zh-CN/periods.ts";

export const periods: Readonly<Record<keyof typeof zh, string>> = {
  "data.table.snapshot_entries": "entries by period",
  "data.table.unseen_entries": "entries not seen",
  "data.table.imports": "imports",
};
