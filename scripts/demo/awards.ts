import type { ResultRow } from "./rows.ts";

/** A track's first is 一等奖 and goes to the national contest; then 二等奖 for the next third, 三等奖 for the rest. */
export function withAwards(final: readonly ResultRow[], trackOf: ReadonlyMap<string, string>): ResultRow[] {
  const sizes = new Map<string, number>();
  for (const { entry_id } of final) {
    const track = trackOf.get(entry_id) ?? "";
    sizes.set(track, (sizes.get(track) ?? 0) + 1);
  }
  return final.map((row) => {
    const size = sizes.get(trackOf.get(row.entry_id) ?? "") ?? 0;
    const first = row.official_rank === 1;
    const award = first ? "一等奖" : row.official_rank <= 1 + Math.ceil((size - 1) / 3) ? "二等奖" : "三等奖";
    return { ...row, award, recommended_national: first };
  });
}

/** Who did not reach the final but came close in 复赛: the better half of the rest, 优秀奖. */
export function withConsolation(semifinal: readonly ResultRow[], trackOf: ReadonlyMap<string, string>): ResultRow[] {
  const rests = new Map<string, ResultRow[]>();
  for (const row of semifinal) {
    if (row.advanced === true) continue;
    const track = trackOf.get(row.entry_id) ?? "";
    rests.set(track, [...(rests.get(track) ?? []), row]);
  }
  const consoled = new Set([...rests.values()].flatMap((rest) => rest.slice(0, Math.ceil(rest.length / 2))));
  return semifinal.map((row) => (consoled.has(row) ? { ...row, award: "优秀奖" } : row));
}
