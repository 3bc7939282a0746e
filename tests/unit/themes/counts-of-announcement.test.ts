import { describe, expect, it } from "vitest";
import { countTerms } from "../../../src/themes/count.ts";
import type { LexiconEntry } from "../../../src/themes/lexicon.ts";
import { lexicon, problems } from "./announcement.ts";

const counts = countTerms(problems, lexicon);

/** How often a term stands in a text, by the rule as it is written down and in the plainest way. */
function plainSearch(text: string, { term, forms, except }: LexiconEntry): number {
  const plain = text.normalize("NFKC");
  const longestFirst = [term, ...forms].sort((a, b) => b.length - a.length);
  const letter = /[A-Za-z0-9]/;
  let occurrences = 0;
  for (let i = 0; i < plain.length; ) {
    const form = longestFirst.find((candidate) => {
      const end = i + candidate.length;
      const isInsideException = except.some((longer) => {
        for (let from = Math.max(0, end - longer.length); from <= i; from++) {
          if (plain.startsWith(longer, from)) return true;
        }
        return false;
      });
      const cutsWord =
        (letter.test(candidate.charAt(0)) && letter.test(plain.charAt(i - 1))) ||
        (letter.test(candidate.charAt(candidate.length - 1)) && letter.test(plain.charAt(end)));
      return plain.startsWith(candidate, i) && !isInsideException && !cutsWord;
    });
    occurrences += form ? 1 : 0;
    i += form ? form.length : 1;
  }
  return occurrences;
}

describe("counts over the announcement", () => {
  it("reads 120 problems", () => {
    expect(problems).toHaveLength(120);
    expect(problems.filter(({ problem_text }) => problem_text === "")).toEqual([]);
  });

  it("equal a plain string search less the exceptions, for every term of the lexicon", () => {
    const expected = lexicon.flatMap((each) => {
      const found = problems.flatMap(({ problem_id, problem_title, problem_text }) => {
        const occurrences_title = plainSearch(problem_title, each);
        const occurrences_text = plainSearch(problem_text, each);
        return occurrences_title + occurrences_text > 0 ? [{ problem_id, occurrences_title, occurrences_text }] : [];
      });
      return found.length > 0 ? [{ each, found }] : [];
    });

    expect(new Map(counts.terms.map(({ term, problems, occurrences }) => [term, { problems, occurrences }]))).toEqual(
      new Map(
        expected.map(({ each, found }) => [
          each.term,
          {
            problems: found.length,
            occurrences: found.reduce((sum, one) => sum + one.occurrences_title + one.occurrences_text, 0),
          },
        ]),
      ),
    );
    const key = (row: { problem_id: string; term: string }) => `${row.problem_id} ${row.term}`;
    expect(new Map(counts.problem_terms.map(({ rank: _, ...row }) => [key(row), row]))).toEqual(
      new Map(
        expected
          .flatMap(({ each, found }) => found.map((one) => ({ ...one, term: each.term })))
          .map((row) => [key(row), row]),
      ),
    );
  });

  it("leave out what the exceptions say, each where it stands in the announcement", async () => {
    const texts = problems.flatMap(({ problem_title, problem_text }) => [problem_title, problem_text]);
    const shown = lexicon.flatMap((each) => {
      const without = { ...each, except: [] };
      return each.except.flatMap((longer) => {
        const only = { ...each, except: [longer] };
        const spared = texts.reduce((sum, text) => sum + plainSearch(text, without) - plainSearch(text, only), 0);
        return spared === 0 ? [] : [`${each.term}\tnot in ${longer}\t${spared}\n`];
      });
    });
    await expect(shown.join("")).toMatchFileSnapshot("__snapshots__/exceptions-of-announcement.txt");
  });

  it("find most of the lexicon: at least 400 terms occur, and more than are only for other announcements", () => {
    expect(counts.terms.length).toBeGreaterThan(400);
    expect(counts.terms.length).toBeGreaterThan(lexicon.length / 2);
  });

  it("touch every problem by a theme, and by at least two terms", () => {
    const themeOf = new Map(counts.terms.map(({ term, theme }) => [term, theme]));
    const untouched = problems.filter(({ problem_id }) => {
      const terms = counts.problem_terms.filter((row) => row.problem_id === problem_id);
      return terms.length < 2 || terms.every(({ term }) => !themeOf.get(term));
    });
    expect(untouched).toEqual([]);
  });

  it("do not change from run to run, or with the order of lexicon and problems", () => {
    expect(countTerms(problems, lexicon)).toEqual(counts);
    const turned = countTerms(problems.toReversed(), lexicon.toReversed());
    expect(turned.terms).toEqual(counts.terms);
    expect(new Set(turned.problem_terms)).toEqual(new Set(counts.problem_terms));
  });

  it("rank every term once, without gaps", () => {
    expect(counts.terms.map(({ rank }) => rank)).toEqual(counts.terms.map((_, i) => i + 1));
    expect(new Set(counts.terms.map(({ term }) => term)).size).toBe(counts.terms.length);
  });

  it("rank what is peculiar to a problem before what all speak of", () => {
    const first = (id: string, n: number) =>
      counts.problem_terms
        .filter(({ problem_id }) => problem_id === id)
        .slice(0, n)
        .map(({ term }) => term);
    expect(first("T02-P10", 3)).toContain("农业大模型");
    expect(first("T04-P07", 3)).toContain("电子航道图");
    expect(first("T12-P05", 8)).toEqual(expect.arrayContaining(["绿电", "绿电消纳", "需求响应", "碳资产"]));
    expect(first("T16-P01", 8)).toEqual(expect.arrayContaining(["中医药", "名老中医", "高质量数据集"]));
  });
});
