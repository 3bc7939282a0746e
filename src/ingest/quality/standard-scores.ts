import { text } from "./columns.ts";
import type { QualityRule } from "./rule.ts";
import { tolerance } from "./variants.ts";

const STANDARD = /^(?:标准分数?|标准化得分|[tz]\s*[-_]?\s*(?:分数?|scores?|值)|standard(?:i[sz]ed)? scores?)$/i;
const SHARE = 0.8;
const FEWEST = 5;

/** z and T = 50 + 10 z of a judge's scores, with the standard deviation of a sample or of all. */
const FORMS = [
  { name: "T = 50 + 10 z", base: 50, factor: 10, lost: 1 },
  { name: "T = 50 + 10 z (n)", base: 50, factor: 10, lost: 0 },
  { name: "z", base: 0, factor: 1, lost: 1 },
  { name: "z (n)", base: 0, factor: 1, lost: 0 },
] as const;

/** Standard scores (标准分) that do not follow from the scores of their judge, or of all rows where no judge is named. */
export const standardScoreDiffers: QualityRule = {
  id: "standard_score_differs",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source, mapping }, sheet) => {
      const column = source.header.findIndex((header) => STANDARD.test(header.normalize("NFKC").trim()));
      const index = (concept: string): number | undefined =>
        mapping.columns.find((other) => other.concept === concept && other.place === undefined)?.index;
      const raw = index("score") ?? index("official_score");
      if (column < 0 || raw === undefined || raw === column) return;
      const judge = index("judge_id");
      const scores = source.numbers(raw);
      const said = source.numbers(column);
      const groups = new Map<string, number[]>();
      scores.forEach((score, row) => {
        if (score === null || said[row] === null) return;
        const key = judge === undefined ? "" : text(source, row, judge);
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [row]);
        else group.push(row);
      });
      const header = source.header[column] ?? "";
      for (const { row, expected, form } of wrong([...groups.values()], scores, said)) {
        const value = `${said[row]} ≠ ${Math.round(expected * 1000) / 1000}`;
        note(sheet, { row: source.rowNumber(row), column: header, value }, { column: header, variant: form });
      }
    });
  },
};

interface Wrong {
  readonly row: number;
  readonly expected: number;
  readonly form: string;
}

/** The rows that the form which fits most does not give; none where no form fits most rows. */
function wrong(
  groups: readonly (readonly number[])[],
  scores: readonly (number | null)[],
  said: readonly (number | null)[],
): readonly Wrong[] {
  const within = tolerance(said.filter((value) => value !== null));
  let best: readonly Wrong[] | null = null;
  for (const { name, base, factor, lost } of FORMS) {
    const found: Wrong[] = [];
    let rows = 0;
    for (const group of groups) {
      const own = group.map((row) => scores[row] ?? 0);
      const mean = own.reduce((sum, score) => sum + score, 0) / own.length;
      const sd = Math.sqrt(own.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (own.length - lost));
      if (own.length < 2 || sd === 0) continue;
      group.forEach((row, i) => {
        rows++;
        const expected = base + (factor * ((own[i] ?? 0) - mean)) / sd;
        if (Math.abs(expected - (said[row] ?? 0)) > within) found.push({ row, expected, form: name });
      });
    }
    if (rows >= FEWEST && found.length <= rows * (1 - SHARE) && (best === null || found.length < best.length))
      best = found;
  }
  return best ?? [];
}
