import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseAnnouncement } from "../../src/ingest/announcement/announcement.ts";
import type { ImportContext } from "../../src/ingest/build/build.ts";
import { settingsSchema } from "../../src/model/settings.ts";

/** The contest that the program comes with: what tracks, problems and areas of a file are matched against. */
export async function bundledContext(folder: string): Promise<ImportContext> {
  const { tracks, problems } = parseAnnouncement(await readFile(join(folder, "2026-fujian-problems.txt"), "utf8"));
  const { areas } = settingsSchema.parse(JSON.parse(await readFile(join(folder, "settings.json"), "utf8")));
  return { catalogue: { tracks, problems }, areas: areas.map(({ name }) => name), known: null };
}
