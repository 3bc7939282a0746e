/** The fixed values of categorical columns, in the order in which people list them. */

/** unregistered: known from scores or results alone, so that they can be charted; in no 报名数 or 提交数. */
export const ENTRY_STATUSES = ["draft", "pending", "approved", "rejected", "withdrawn", "unregistered"] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** 形式审查 (review of form). */
export const REVIEW_STATES = ["pending", "passed", "failed"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const ORG_TYPES = [
  "enterprise",
  "government",
  "institution",
  "university",
  "research",
  "hospital",
  "association",
  "individual",
  "other",
] as const;
export type OrgType = (typeof ORG_TYPES)[number];

/**
 * Stages with a fixed meaning, in order: 报名 提交 形式审查 初赛 复赛 决赛 获奖 推荐国赛.
 * Only the judged ones have scores; their names on the screen come from the settings, else the table `stages`.
 */
export const STAGES = [
  "registration",
  "submission",
  "form_review",
  "preliminary",
  "semifinal",
  "final",
  "award",
  "national",
] as const;
export type Stage = (typeof STAGES)[number];

/** What stages are called where neither the settings nor the table has a name. */
export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  registration: "报名",
  submission: "提交",
  form_review: "形式审查",
  preliminary: "初赛（网评）",
  semifinal: "复赛",
  final: "决赛（路演答辩）",
  award: "获奖",
  national: "推荐国赛",
};

export const JUDGED_STAGES = ["preliminary", "semifinal", "final"] as const satisfies readonly Stage[];
export type JudgedStage = (typeof JUDGED_STAGES)[number];

/** The value shown and grouped by where a row has none; written in the data, translated on the screen. */
export const UNKNOWN = "未填";

/** The criterion that stands for a judge's total; any other name is a part of it. */
export const TOTAL_CRITERION = "总分";
