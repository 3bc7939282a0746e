import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { extractTerms } from "../../../src/themes/extract.ts";
import { problems, wordbook } from "../themes/announcement.ts";

const PROJECT = fileURLToPath(new URL("../../../", import.meta.url));
const ANNOUNCEMENT = "data/2026-fujian-problems.txt";
const run = (...args: string[]) => spawnSync("npm", args, { cwd: PROJECT, encoding: "utf8" });

const { terms, problem_terms } = extractTerms(problems, wordbook);
const FOUND = { terms, problem_terms };

const printed = z.strictObject({
  terms: z.array(
    z.strictObject({
      term: z.string(),
      theme: z.string().nullable(),
      forms: z.string(),
      problems: z.number(),
      occurrences: z.number(),
      source: z.enum(["lexicon", "discovered"]),
      rank: z.number(),
    }),
  ),
  problem_terms: z.array(
    z.strictObject({
      problem_id: z.string(),
      term: z.string(),
      occurrences_title: z.number(),
      occurrences_text: z.number(),
      rank: z.number(),
    }),
  ),
});

describe("npm run terms", () => {
  it("prints the announcement's terms as JSON, and silently nothing else", () => {
    const output = execFileSync("npm", ["run", "--silent", "terms", "--", ANNOUNCEMENT], {
      cwd: PROJECT,
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    expect(printed.parse(JSON.parse(output))).toEqual(FOUND);
  });

  it("prints it in the last line, after npm's own banner of two lines", () => {
    const { stdout, status } = run("run", "terms", "--", ANNOUNCEMENT);
    const lines = stdout.trim().split("\n");
    expect(status).toBe(0);
    expect(lines.slice(0, -1).filter((line) => line !== "" && !line.startsWith("> "))).toEqual([]);
    expect(printed.parse(JSON.parse(lines.at(-1) ?? "")).terms.length).toBeGreaterThan(0);
  });

  it("reads any announcement, one of new words too", () => {
    const file = join(mkdtempSync(join(tmpdir(), "terms-")), "other.txt");
    writeFileSync(file, "赛道一：星际赛道\n\n赛题 1：璇玑数据舱建设\n\n构建璇玑数据舱，依托璇玑数据舱提升服务水平。\n");
    const { stdout } = run("run", "--silent", "terms", "--", file);
    const { terms, problem_terms } = printed.parse(JSON.parse(stdout));
    expect(terms).toEqual([
      { term: "璇玑数据舱", theme: null, forms: "", problems: 1, occurrences: 3, source: "discovered", rank: 1 },
    ]);
    expect(problem_terms).toEqual([
      { problem_id: "T01-P01", term: "璇玑数据舱", occurrences_title: 1, occurrences_text: 2, rank: 1 },
    ]);
  });

  it("says what is wrong on standard error, and prints nothing", () => {
    const file = join(mkdtempSync(join(tmpdir(), "terms-")), "broken.txt");
    writeFileSync(file, "赛道一：星际赛道\n\n赛题 2：没有第一题\n");
    for (const [args, message] of [
      [[], /npm run terms -- FILE/],
      [[file], /^broken\.txt: line 3/m],
      [["no-such-file.txt"], /no-such-file\.txt/],
    ] as const) {
      const { stdout, stderr, status } = run("run", "--silent", "terms", "--", ...args);
      expect([stdout, status]).toEqual(["", 1]);
      expect(stderr).toMatch(message);
    }
  });
});
