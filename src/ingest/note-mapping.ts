import type { Mapping } from "./map.ts";
import type { Findings } from "./source.ts";

/** Says of a sheet's columns what a person may want to decide otherwise. */
export function noteMapping(mapping: Mapping, findings: Findings): void {
  for (const { header, by } of mapping.columns) {
    const example = { row: 0, column: header, value: null };
    if (by === "none") findings.add("unmapped_column", "info", example);
    if (by === "taken") findings.add("column_twice", "info", example);
    if (by === "personal") findings.add("personal_column", "info", example);
    if (by === "seat") findings.add("melted", "info", example);
  }
  if (mapping.stage?.from === "assumed") findings.add("stage_assumed", "warning", null, { stage: mapping.stage.stage });
}
