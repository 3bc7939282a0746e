import { readdir } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Question } from "../../src/panels/types.ts";

const PANELS = fileURLToPath(new URL("../../src/panels/", import.meta.url));

/**
 * Everything that src/panels and its folders ask of the data, in the order of the files' names. Found by looking, so that a new
 * chart is a new file and its name in a screen, and not a third place.
 */
export async function allQuestions(folder: string = PANELS): Promise<Question<unknown>[]> {
  const found = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".ts"));
  const files = found.sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
  const questions = new Map<string, Question<unknown>>();
  for (const file of files) {
    const module: object = await import(pathToFileURL(`${folder}/${file}`).href);
    for (const exported of Object.values(module)) if (isQuestion(exported)) questions.set(exported.id, exported);
  }
  return [...questions.values()];
}

function isQuestion(value: unknown): value is Question<unknown> {
  if (typeof value !== "object" || value === null) return false;
  return "id" in value && "needs" in value && "queries" in value && "frame" in value;
}
