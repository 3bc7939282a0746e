import { z } from "zod";
import { userWordsSchema } from "./user-words.ts";
import { ORG_TYPES, STAGES, UNKNOWN } from "./vocabulary.ts";

/**
 * What organisers set for their contest. Stored as one row a key in the table `settings`, value as JSON. What a
 * table carries too (dates of stages, hosts and quotas of tracks, 赛题限报数) is null here until a person sets it; then
 * it wins over the table. The messages of the rules are names: whoever shows a fault has the words.
 */

const words = z.string().trim().min(1, "missing");
const count = z.int("count").nonnegative("count");
const positive = z.int("positive").positive("positive");
/** A moment on the contest's wall clock: no zone. */
const moment = z.iso.datetime({ local: true, error: "moment" }).regex(/\d$/, "moment");

const tileSchema = z.object({ row: positive, column: positive });

const areaSchema = z.object({
  name: words.refine((name) => name !== UNKNOWN, "reserved"),
  /** Where the area stands in a map of equal tiles, counted from 1 at the top left; null: nowhere. */
  tile: tileSchema.nullable().default(null),
});

const stageSchema = z
  .object({
    stage_name: words.nullable().default(null),
    starts_at: moment.nullable().default(null),
    deadline_at: moment.nullable().default(null),
    /** In the place of the deadline once it is put off. */
    extended_to: moment.nullable().default(null),
  })
  .superRefine(({ starts_at, deadline_at, extended_to }, context) => {
    const fault = (field: string, message: string): void =>
      context.addIssue({ code: "custom", path: [field], message });
    if (starts_at !== null && deadline_at !== null && timeOf(deadline_at) <= timeOf(starts_at)) {
      fault("deadline_at", "before-start");
    }
    if (extended_to === null) return;
    if (deadline_at !== null && timeOf(extended_to) <= timeOf(deadline_at)) fault("extended_to", "before-deadline");
  });

const trackSchema = z.object({
  host_org: words.nullable().default(null),
  host_area: words.nullable().default(null),
  /** Awards, and entries recommended to the national contest. */
  quota_award: count.nullable().default(null),
  quota_national: count.nullable().default(null),
});

/** 赛题限报数: a problem's own, else what its table says, else the default. */
const limitsSchema = z.object({
  default: positive.nullable().default(null),
  problems: z.record(z.string(), positive).default({}),
});

export const TARGET_DIMENSIONS = ["contest", "track", "area", "org_type"] as const;
export const METRICS = ["registrations", "submissions"] as const;

const targetSchema = z
  .object({
    /** What is aimed at: the whole contest, a track, an area … */
    dimension: z.enum(TARGET_DIMENSIONS, "choice"),
    /** track_id, name of the area or type of organisation; of the whole contest "". */
    value: z.string(),
    metric: z.enum(METRICS, "choice"),
    target: count,
  })
  .superRefine(({ dimension, value }, context) => {
    const fault = (message: string): void => context.addIssue({ code: "custom", path: ["value"], message });
    if (dimension !== "contest" && value === "") fault("missing");
    else if (dimension === "org_type" && !ORG_TYPES.some((type) => type === value)) fault("choice");
  });

const baselineSchema = z.object({
  /** The earlier contest, with its year. */
  label: words,
  metric: z.enum(METRICS, "choice"),
  value: count,
  /** What was counted (项, 支队伍, 件): years that counted otherwise are not laid over each other unsaid. */
  unit: words,
  source: words,
});

const eventSchema = z.object({ date: z.iso.date("date"), label: words });

/** What an entry is called and counted by: 个项目, 件作品. */
export const ENTRY_NOUNS = ["项目", "作品"] as const;
export type EntryNoun = (typeof ENTRY_NOUNS)[number];

/** Adds the fault `repeated` to each row whose key stood before. */
const once =
  <Row>(keyOf: (row: Row) => string | null, field: string) =>
  (rows: readonly Row[], context: z.core.$RefinementCtx): void => {
    const seen = new Set<string>();
    for (const [index, row] of rows.entries()) {
      const key = keyOf(row);
      if (key !== null && seen.has(key)) {
        context.addIssue({ code: "custom", path: [index, field], message: "repeated", input: row });
      }
      if (key !== null) seen.add(key);
    }
  };

export const settingsSchema = z.object({
  contest_name: words,
  /** Demo settings say 演示 until a person has saved their own. */
  is_demo: z.boolean(),
  entry_noun: z.enum(ENTRY_NOUNS, "choice").default("项目"),
  /** In official order; 未填 is added by the program. */
  areas: z
    .array(z.preprocess((area) => (typeof area === "string" ? { name: area } : area), areaSchema))
    .min(1, "missing")
    .superRefine(once(({ name }) => name, "name"))
    .superRefine(once(({ tile }) => (tile === null ? null : `${tile.row}/${tile.column}`), "tile")),
  /** 数据截至, confirmed by a person. */
  as_of: moment.nullable(),
  stages: z.partialRecord(z.enum(STAGES), stageSchema).default({}),
  /** By track_id. */
  tracks: z.record(z.string(), trackSchema).default({}),
  max_entries: limitsSchema.default({ default: null, problems: {} }),
  targets: z
    .array(targetSchema)
    .superRefine(once(({ dimension, value, metric }) => JSON.stringify([dimension, value, metric]), "value")),
  baselines: z.array(baselineSchema).superRefine(once(({ label, metric }) => JSON.stringify([label, metric]), "label")),
  events: z.array(eventSchema),
  /** Stop words, terms and synonyms beside the lexicon; none: nothing was set. */
  user_words: userWordsSchema.optional(),
});

export type Settings = z.infer<typeof settingsSchema>;

/** A moment on the wall clock as milliseconds since 1970-01-01, as times in the tables are. */
export const timeOf = (text: string): number => Date.parse(`${text}Z`);
