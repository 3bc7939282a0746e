import { spawnSync } from "node:child_process";
import type { TestProject } from "vitest/node";
import { findChromium } from "../../scripts/browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    chromium: string;
  }
}

/** Builds what the tests open, once: the folder and the single file, as organisers get them. */
export default function build(project: TestProject): void {
  const chromium = findChromium();
  if (chromium === null) throw new Error("no Chromium found: run `npm test`, which installs one, or set CHROME_PATH");
  project.provide("chromium", chromium);
  for (const script of ["build", "build:single"]) {
    const { status, stdout, stderr } = spawnSync("npm", ["run", script], {
      encoding: "utf8",
      shell: process.platform === "win32",
      // Vitest's own NODE_ENV would make a development build.
      env: { ...process.env, NODE_ENV: "production" },
    });
    if (status !== 0) throw new Error(`npm run ${script} failed\n${stdout}\n${stderr}`);
  }
}
