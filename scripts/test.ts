/**
 * `npm test`: every test, also those in a real browser. At the end come the tests that passed only at the second
 * attempt, by name, and as the last line `N passed, N failed` over everything.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { ensureChromium } from "./browser.ts";
import { SECOND_ATTEMPTS } from "./second-attempts.ts";

const resultsSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** A file that could not be loaded has no failed test, yet nothing of it has passed: it counts as one failure. */
function count(outputFile: string, exitCode: number): { passed: number; failed: number } {
  let text: string;
  try {
    text = readFileSync(outputFile, "utf8");
  } catch {
    // The runner fell before it could report, and has said why itself.
    return { passed: 0, failed: 1 };
  }
  const results = resultsSchema.parse(JSON.parse(text));
  const unloaded = results.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  ).length;
  const failed = results.numFailedTests + results.numPendingTests + unloaded;
  return { passed: results.numPassedTests, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}

/** Names of the tests that failed before they passed. */
function secondAttempts(file: string): readonly string[] {
  // A runner that fell before it could report has been counted as a failure.
  return existsSync(file) ? z.array(z.string()).parse(JSON.parse(readFileSync(file, "utf8"))) : [];
}

function main(): number {
  let chromium: string;
  try {
    chromium = ensureChromium();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), "contest-lens-tests-"));
  const outputFile = join(folder, "results.json");
  const secondAttemptsFile = join(folder, "second-attempts.json");
  try {
    const run = spawnSync(
      process.execPath,
      [
        "node_modules/vitest/vitest.mjs",
        "run",
        "--reporter=default",
        "--reporter=json",
        "--reporter=./scripts/second-attempts.ts",
        `--outputFile.json=${outputFile}`,
        ...process.argv.slice(2),
      ],
      { stdio: "inherit", env: { ...process.env, CHROME_PATH: chromium, [SECOND_ATTEMPTS]: secondAttemptsFile } },
    );
    const { passed, failed } = count(outputFile, run.status ?? 1);
    for (const name of secondAttempts(secondAttemptsFile)) {
      process.stdout.write(`\npassed at the second attempt: ${name}`);
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
    return failed === 0 && passed > 0 && run.status === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = main();
