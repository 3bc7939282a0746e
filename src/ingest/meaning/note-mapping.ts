import type { Findings } from "../table/findings.ts";
import type { Mapping } from "./mapping.ts";

/** Says of a sheet's columns what a person may want to decide otherwise. */
export function noteMapping(mapping: Mapping, findings: Findings): void {
  for (const { header, by, concept, standsIn } of mapping.columns) {
    const example = { row: 0, column: header, value: null };
    if (by === "none") findings.add("unmapped_column", "info", example);
    if (by === "taken") findings.add("column_twice", "info", example);
    if (by === "personal") findings.add("personal_column", "info", example);
    if (by === "seat" || by === "pair" || by === "criterion" || by === "entry") findings.add("melted", "info", example);
    if (by === "check") findings.add("total_as_check", "info", example, { column: header });
    if (standsIn === true && concept !== null) {
      findings.add("identity_assumed", "info", example, { column: header, what: concept });
    }
  }
  if (mapping.isSummary === true) findings.add("problem_summary", "info");
  const isAsked = mapping.stage?.from === "assumed" && mapping.missing.length === 0;
  if (isAsked && mapping.stage !== null) {
    const scores = mapping.tables.includes("scores");
    findings.add("stage_assumed", scores ? "warning" : "info", null, { stage: mapping.stage.stage });
  }
}
