import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { findChromium } from "../../scripts/browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    chromium: string;
    /** What `npm run build` and `npm run build:single` make. */
    folder: string;
    singleFile: string;
  }
}

const RESULTS = "test-results";

function run(command: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    shell: process.platform === "win32",
    // Vitest's own NODE_ENV would make a development build.
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed\n${stdout}\n${stderr}`);
}

/**
 * Builds what the tests open, once, as organisers get it: the folder and the single file. In a place of its own, so
 * that neither a build nor a server beside the tests gets under them.
 */
export default function build(project: TestProject): () => void {
  const chromium = findChromium();
  if (chromium === null) throw new Error("no Chromium found: run `npm test`, which installs one, or set CHROME_PATH");
  mkdirSync(RESULTS, { recursive: true });
  const place = mkdtempSync(`${RESULTS}/built-`);
  const [folder, singleFolder] = [`${place}/dist`, `${place}/dist-single`];
  run("npm", ["run", "build", "--", "--outDir", folder]);
  // `npm run build:single` without its first half, the same data once more.
  run("npx", ["vite", "build", "--mode", "single", "--outDir", singleFolder]);
  project.provide("chromium", chromium);
  project.provide("folder", folder);
  project.provide("singleFile", `${singleFolder}/contest-lens.html`);
  return () => rmSync(place, { recursive: true, force: true });
}
