import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Manifest, manifestSchema } from "../../src/ingest/outcome/manifest.ts";

const MANIFEST = "manifest.json";
const REPORT = "report.json";

/** A data set as a folder: what an import before put there goes, anything else stays. */
export async function openFolder(folder: string) {
  await mkdir(folder, { recursive: true });
  for (const path of await filesOf(folder)) await rm(join(folder, path), { force: true });
  return {
    async write(path: string, bytes: Uint8Array): Promise<void> {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
    },
    async finish(manifest: Manifest, report: unknown): Promise<void> {
      await writeFile(join(folder, MANIFEST), json(manifestSchema.parse(manifest)));
      await writeFile(join(folder, REPORT), json(report));
    },
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** What the manifest names; none where there is no manifest of ours. */
async function filesOf(folder: string): Promise<readonly string[]> {
  let text: string;
  try {
    text = await readFile(join(folder, MANIFEST), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
  const manifest = manifestSchema.safeParse(JSON.parse(text));
  if (!manifest.success)
    throw new Error(`${join(folder, MANIFEST)} is of another program: choose another folder for --out`);
  const { tables, sources } = manifest.data;
  return [...tables, ...sources].map(({ path }) => path).concat(MANIFEST, REPORT);
}
