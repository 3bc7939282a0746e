import { JUDGED_STAGES, type JudgedStage } from "../vocabulary.ts";
import { normaliseName } from "./normalise-name.ts";
import { VALUE_WORDS } from "./value-words.ts";

/** Stages in names of files in English and French; "final scores" alone may be of any stage. */
const LATIN_STAGES: readonly (readonly [JudgedStage, RegExp])[] = [
  ["semifinal", /semi[\s_-]?finals?|demi[\s_-]?finales?/gi],
  [
    "preliminary",
    /\b(?:prelim(?:inar(?:y|ies)|s)?|qualif(?:ication|ier|ying)s?|éliminatoires?|(?:first|1st)[\s_-]round)\b/gi,
  ],
  ["final", /\b(?:finals|finale|grand[\s_-]final|final[\s_-]round)\b/gi],
];

/** The stage that a file's or sheet's name speaks of; null where it names none, or several. */
export function stageInName(name: string): JudgedStage | null {
  const plain = normaliseName(name);
  const found = new Set<JudgedStage>();
  for (const stage of JUDGED_STAGES) {
    for (const alias of VALUE_WORDS.stage[stage]) {
      const word = normaliseName(alias);
      if (/^[a-z0-9]/.test(word)) continue;
      // 半决赛 contains 决赛 and 总决赛 is one: the longer word has been struck out before the shorter is looked for.
      if (plain.replaceAll("半决赛", stage === "semifinal" ? "半决赛" : "").includes(word)) found.add(stage);
    }
  }
  let latin = name.normalize("NFKC").replace(/_/g, " ");
  for (const [stage, word] of LATIN_STAGES) {
    const rest = latin.replace(word, " ");
    if (rest !== latin) found.add(stage);
    latin = rest;
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
