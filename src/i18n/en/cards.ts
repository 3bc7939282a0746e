import type { cards as zh } from "../zh-CN/cards.ts";

export const cards: Readonly<Record<keyof typeof zh, string>> = {
  "data.found.region": "Region",
  "data.found.region.sheet":
    "{{from}}{{first}}:{{to}}{{last}} (rows {{first}}–{{last}}, {{columns}} {{columns|column|columns}})",
  "data.found.region.rows": "rows {{first}}–{{last}}, {{columns}} {{columns|column|columns}}",
  "data.cast": "Type",
  "data.cast.text": "text",
  "data.cast.number": "number",
  "data.cast.date": "date",
  "data.cast.moment": "date and time",
  "data.cast.boolean": "yes or no",
  "data.cast.misfits": "{{count}} do not fit",
  "data.cast.misfits.among": "{{count}} of the first {{among}} do not fit",
};
