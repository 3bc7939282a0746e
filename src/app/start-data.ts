import { z } from "zod";
import { loadAsset } from "../engine/assets.ts";
import type { StartData } from "../engine/session/session-types.ts";
import type { Cell } from "../model/columns.ts";
import { settingsSchema } from "../model/settings.ts";
import { TABLE_NAMES } from "../model/tables.ts";
import { STAGES } from "../model/vocabulary.ts";

/** What is drawn before the engine exists: the catalogue and the answers of the start view, made by the build. */

const scale = z.object({ step: z.number().positive(), min: z.number(), max: z.number() });
const reviews = z.object({
  judges: z.array(z.string()),
  criteria: z.array(z.string()),
  min: z.number(),
  max: z.number(),
});

/** Lists of thousands of cells, checked in one step each: an object of zod's for every cell would hold up the start. */
const isCell = (value: unknown): value is Cell =>
  value === null || typeof value === "number" || typeof value === "string";
const texts = z.custom<readonly string[]>(
  (value) => Array.isArray(value) && value.every((text) => typeof text === "string"),
  "not a list of texts",
);
const cells = z.custom<readonly Cell[]>(
  (value) => Array.isArray(value) && value.every(isCell),
  "not a list of texts and numbers",
);

const catalogueSchema = z.object({
  scoreScales: z
    .object({ preliminary: scale, semifinal: scale, final: scale })
    .partial()
    // An absent stage is absent, not undefined.
    .transform((scales) => Object.fromEntries(Object.entries(scales).filter(([, value]) => value !== undefined))),
  days: z.object({ first: z.number(), last: z.number() }).nullable(),
  judges: z.array(z.string()),
  reviews: z
    .object({ preliminary: reviews, semifinal: reviews, final: reviews })
    .partial()
    .transform((stages) => Object.fromEntries(Object.entries(stages).filter(([, value]) => value !== undefined))),
  awards: z.array(z.string()),
  areas: z.array(z.string()),
  tracks: z.array(
    z.object({
      track_id: z.string(),
      track_no: z.number(),
      track_name: z.string(),
      host_org: z.string().nullable(),
      host_area: z.string().nullable(),
      quota_award: z.number().nullable(),
      quota_national: z.number().nullable(),
    }),
  ),
  problems: z.array(
    z.object({
      problem_id: z.string(),
      track_id: z.string(),
      problem_no: z.number(),
      problem_title: z.string(),
      problem_text: z.string(),
      max_entries: z.number().nullable(),
    }),
  ),
  stages: z.array(
    z.object({
      stage: z.enum(STAGES),
      stage_no: z.number(),
      stage_name: z.string(),
      starts_at: z.number().nullable(),
      deadline_at: z.number().nullable(),
      extended_to: z.number().nullable(),
    }),
  ),
  terms: z.array(
    z.object({
      term: z.string(),
      theme: z.string(),
      forms: texts,
      source: z.string(),
      problems: texts,
    }),
  ),
  themes: z.array(z.object({ theme: z.string(), name_zh: z.string(), name_en: z.string() })),
  settings: settingsSchema,
  loaded: z.array(z.enum(TABLE_NAMES)),
  isDemo: z.boolean(),
});

const startSchema = z.object({
  catalogue: catalogueSchema,
  answers: z.record(z.string(), z.record(z.string(), cells)),
});

/** Throws with the place of the first mistake. */
export function parseStartData(json: unknown): StartData {
  const parsed = startSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new Error(`${first?.path.join(".") ?? ""}: ${first?.message ?? "not an object"}`, { cause: parsed.error });
}

/** Reads the bundled first results. Rejects with a message that names the file and the place. */
export async function loadStartData(): Promise<StartData> {
  const text = new TextDecoder().decode(await loadAsset("data/start.json"));
  try {
    return parseStartData(JSON.parse(text));
  } catch (error) {
    throw new Error(`data/start.json, ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
