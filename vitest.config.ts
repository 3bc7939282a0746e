import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Only there to end what hangs: on a small machine with other work, everything takes many times as long. */
const PATIENCE = { testTimeout: 300_000, hookTimeout: 120_000 };

/** Every core: by itself the runner leaves one idle, which of two is half the machine. */
const EVERY_CORE = { maxWorkers: availableParallelism() };

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], ...EVERY_CORE, ...PATIENCE } },
      { test: { name: "engine", include: ["tests/engine/**/*.test.ts"], ...EVERY_CORE, ...PATIENCE } },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/build.ts"],
          // After the others and one after another: a browser with a database in it fills a small machine.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          // A browser can fail for reasons of its own; `npm test` names what needed this.
          retry: 1,
          ...PATIENCE,
        },
      },
    ],
  },
});
