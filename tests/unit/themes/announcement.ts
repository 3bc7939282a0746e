import { readFileSync } from "node:fs";
import { parseLexicon, parseThemes } from "../../../src/themes/lexicon.ts";
import { parseVocabulary } from "../../../src/themes/vocabulary.ts";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

export const themes = parseThemes(read("data/themes.csv"));
export const lexicon = parseLexicon(read("data/lexicon.csv"), themes);
export const wordbook = { lexicon, vocabulary: parseVocabulary(read("data/words.csv")) };

/** A reading of the announcement of its own, so that nothing here rests on the program's importer. */
export const problems = readProblems(read("data/2026-fujian-problems.txt"));

function readProblems(announcement: string) {
  const found: { problem_id: string; problem_title: string; problem_text: string }[] = [];
  let track = 0;
  for (const line of announcement.split(/\r?\n/).map((each) => each.trim())) {
    const heading = /^赛题\s*(\d+)：(.+)$/.exec(line);
    if (/^赛道[一二三四五六七八九十]+：/.test(line)) {
      track += 1;
    } else if (heading) {
      const [, no = "", title = ""] = heading;
      const id = `T${String(track).padStart(2, "0")}-P${no.padStart(2, "0")}`;
      found.push({ problem_id: id, problem_title: title, problem_text: "" });
    } else {
      // Page breaks cut sentences, even words: lines of a problem join without a space.
      const current = found.at(-1);
      if (current) current.problem_text += line;
    }
  }
  return found;
}
