/** A file before its import: where its table stands, what its columns are, and what is left out. */
export const cards = {
  "data.found.region": "区域",
  "data.found.region.sheet": "{{from}}{{first}}:{{to}}{{last}}（第 {{first}}–{{last}} 行，{{columns}} 列）",
  "data.found.region.rows": "第 {{first}}–{{last}} 行，{{columns}} 列",
  "data.cast": "类型",
  "data.cast.text": "文本",
  "data.cast.number": "数值",
  "data.cast.date": "日期",
  "data.cast.moment": "时间",
  "data.cast.boolean": "是否",
  "data.cast.misfits": "{{count}} 格不符",
  "data.cast.misfits.among": "前 {{among}} 行中 {{count}} 格不符",
} as const;
