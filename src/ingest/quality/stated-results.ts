import type { QualityRule } from "./rule.ts";
import { rowsOf } from "./tables.ts";
import { recompute, type Stated } from "./variants.ts";

/** Results of one file that do not follow from the scores in another. */
export const resultDiffers: QualityRule = {
  id: "result_differs",
  severity: "warning",
  check(input, note) {
    const scores = rowsOf(input, "scores");
    const results = rowsOf(input, "results");
    if (scores === null || results === null) return;
    // What a judge gave is the sum of the criteria.
    const given = new Map<string, { readonly sheet: number; readonly judges: Map<string, number> }>();
    for (let row = 0; row < scores.length; row++) {
      const score = scores.number("score", row);
      if (score === null || scores.number("round", row) !== null) continue;
      const key = `${scores.text("stage", row)}\u0000${scores.text("entry_id", row)}`;
      const entry = given.get(key) ?? { sheet: scores.sheet(row), judges: new Map<string, number>() };
      given.set(key, entry);
      const judge = scores.text("judge_id", row) ?? "";
      entry.judges.set(judge, (entry.judges.get(judge) ?? 0) + score);
    }
    const bySheet = new Map<number, (Stated & { readonly row: number })[]>();
    for (let row = 0; row < results.length; row++) {
      const said = results.number("official_score", row);
      const entry = given.get(`${results.text("stage", row)}\u0000${results.text("entry_id", row)}`);
      // Totals beside their scores are checked there.
      if (said === null || entry === undefined || entry.sheet === results.sheet(row)) continue;
      const rows = bySheet.get(results.sheet(row)) ?? [];
      bySheet.set(results.sheet(row), rows);
      rows.push({ row, said, scores: [...entry.judges.values()] });
    }
    for (const [sheet, rows] of bySheet) {
      const found = recompute(rows);
      if (found === null || found.variant === null) continue;
      const column =
        input.sheets[sheet]?.mapping.columns.find(({ concept }) => concept === "official_score")?.header ?? "";
      for (const { at, expected } of found.differing) {
        const { row = 0, said = 0 } = rows[at] ?? {};
        const value = `${said} ≠ ${Math.round(expected * 10_000) / 10_000}`;
        note(sheet, { row: results.sourceRow(row), column, value }, { column, variant: found.variant });
      }
    }
  },
};
