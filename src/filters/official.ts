/** 正式 and 打星: whether an entry's team takes part in the contest, or beside it. */
export const OFFICIAL_VALUES = ["official", "unofficial"] as const;

/** Which of the two an entry is, over entry_facts or review_facts. */
export const OFFICIAL_SQL = "CASE is_unofficial WHEN 1 THEN 'unofficial' ELSE 'official' END";
