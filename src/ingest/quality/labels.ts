import { readScoreHeader } from "../meaning/score-headers.ts";
import type { QualityRule } from "./rule.ts";
import { rowsOf } from "./tables.ts";

/** J1, 评委3: where a judge sits, and not who it is. The same label may be another person in another session. */
export const judgesAreSeats: QualityRule = {
  id: "judges_are_seats",
  severity: "info",
  check(input, note) {
    const scores = rowsOf(input, "scores");
    if (scores === null) return;
    const bySheet = new Map<number, Set<string>>();
    for (let row = 0; row < scores.length; row++) {
      const judge = scores.text("judge_id", row);
      if (judge === null) continue;
      const sheet = scores.sheet(row);
      const labels = bySheet.get(sheet);
      if (labels === undefined) bySheet.set(sheet, new Set([judge]));
      else labels.add(judge);
    }
    for (const [sheet, labels] of bySheet) {
      const areSeats = [...labels].every((label) => isSeat(label));
      if (labels.size > 1 && areSeats) note(sheet, null, { listed: [...labels].slice(0, 12).join(", ") });
    }
  },
};

function isSeat(label: string): boolean {
  const { judge, criterion } = readScoreHeader(label);
  return /^#\d+$/.test(label) || (judge !== null && criterion === null);
}

const REPEATED = /^(.*?\D)\s*(\d{1,2}|[一二三四五六七八九十])\s*[/_-]?\s*(\D*)$/s;

/** One field of a repeated group under two names: 队员一, 队员二姓名, 队员三. */
export const unevenHeaders: QualityRule = {
  id: "uneven_headers",
  severity: "info",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      const groups = new Map<string, Map<string, string[]>>();
      for (const header of source.header) {
        const m = REPEATED.exec(header.normalize("NFKC").trim());
        if (m === null) continue;
        const [, group = "", number = "", field = ""] = m;
        const members = groups.get(group) ?? new Map<string, string[]>();
        groups.set(group, members);
        members.set(number, [...(members.get(number) ?? []), field]);
      }
      for (const [group, members] of groups) {
        if (members.size < 2) continue;
        const fields = [...members.values()];
        const all = new Set(fields.flat());
        // As many fields for each, and yet not the same ones.
        const isEven = fields.every((own) => own.length === all.size);
        const isComplete = fields.every((own) => own.length === fields[0]?.length);
        if (isEven || !isComplete) continue;
        const odd = [...all].filter((field) => !fields.every((own) => own.includes(field)));
        const listed = [...members].flatMap(([number, own]) =>
          own.filter((field) => odd.includes(field)).map((field) => `${group}${number}${field}`),
        );
        note(sheet, { row: 0, column: listed[0] ?? null, value: null }, { listed: listed.join(", ") });
      }
    });
  },
};
