import type { SourceTable } from "../table/source.ts";

const SEAT =
  /(评委|评审专家|评审|专家|裁判|judge|reviewer|referee|juror|evaluator|assessor|juge|jurado|juez|giudice)\s*[-_#.:：]?\s*(\d{1,2}|[一二三四五六七八九十甲乙丙丁戊己]|[A-Z])(?![a-z\d组])/i;

/**
 * The judge after whom a sheet or a file is named, as juries keep a sheet a judge: Judge 2, 评委三打分表. Null where it
 * is named after none; 5 judges in a name are no judge.
 */
export function judgeInName({ sheet, file }: Pick<SourceTable, "sheet" | "file">): string | null {
  for (const name of [sheet, file.replace(/\.[A-Za-z0-9]{1,7}$/, "")]) {
    const found = SEAT.exec((name ?? "").normalize("NFKC"));
    // Judges: the s is no name.
    if (found !== null && !/^[a-z]$/.test(found[2] ?? ""))
      return `${found[1]}${/[a-z]$/i.test(found[1] ?? "") ? " " : ""}${found[2]}`;
  }
  return null;
}
