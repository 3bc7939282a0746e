import { z } from "zod";

/** What organisers set for their contest. Stored as one row a key in the table `settings`, value as JSON. */

export const targetSchema = z.object({
  /** What is aimed at: a whole contest, a track, an area … */
  dimension: z.enum(["contest", "track", "area", "org_type"]),
  value: z.string(),
  metric: z.enum(["registrations", "submissions"]),
  target: z.number().nonnegative(),
});

export const baselineSchema = z.object({
  label: z.string(),
  metric: z.enum(["registrations", "submissions"]),
  value: z.number().nonnegative(),
  unit: z.string(),
  source: z.string(),
});

export const eventSchema = z.object({ date: z.iso.date(), label: z.string() });

export const settingsSchema = z.object({
  contest_name: z.string().min(1),
  /** Demo settings say 演示 on the screen until they are replaced. */
  is_demo: z.boolean(),
  /** In official order; 未填 is added by the program. */
  areas: z.array(z.string().min(1)).min(1),
  /** Registration deadline as wall-clock time, null: 未设置截止时间. */
  registration_deadline: z.iso.datetime({ local: true }).nullable(),
  /** 数据截至, confirmed by a person. */
  as_of: z.iso.datetime({ local: true }).nullable(),
  targets: z.array(targetSchema),
  baselines: z.array(baselineSchema),
  events: z.array(eventSchema),
});

export type Settings = z.infer<typeof settingsSchema>;
