import { fileURLToPath } from "node:url";
import { build } from "vite";

const PAGES = ["bare-duckdb", "bare-csv", "static-charts"] as const;

/** Builds the pages that the app is measured against, as the app itself is built. */
export async function buildPages(outDir: string): Promise<void> {
  const root = fileURLToPath(new URL("./pages/", import.meta.url));
  await build({
    root,
    base: "./",
    configFile: false,
    logLevel: "error",
    build: {
      outDir,
      emptyOutDir: true,
      target: "esnext",
      rolldownOptions: { input: PAGES.map((page) => `${root}${page}.html`) },
    },
  });
}
