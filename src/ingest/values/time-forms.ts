/** How times are written, as patterns: date first, then hour, minute, second and zone where they stand. */

/** Z, UTC, +08:00, GMT+0900 (日本標準時). */
const ZONE = "(?:\\s*(Z|(?:UTC|GMT)(?:[-+]\\d{1,2}(?::?\\d{2})?)?|[-+]\\d{2}(?::?\\d{2})?)(?:\\s*\\([^)]*\\))?)?";
const CLOCK = `(?:[,T\\s]+(?:at |à )?(\\d{1,2})[:h](\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*(am|pm)?${ZONE})?`;
export const YEAR_FIRST = new RegExp(
  `^(\\d{4})\\s*[-/.年년]\\s*(\\d{1,2})\\s*[-/.月월]\\s*(\\d{1,2})\\s*[日일]?(?:[T\\s]*(上午|下午|am|pm)?\\s*(\\d{1,2})\\s*[:时点]\\s*(\\d{1,2})?\\s*分?(?:\\s*:?\\s*(\\d{1,2})(?:\\.\\d+)?\\s*秒?)?\\s*(上午|下午|am|pm)?${ZONE})?$`,
  "i",
);
export const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T\s]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/;
export const YEAR_LAST = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})${CLOCK}$`, "i");
/** 26-06-05 with its year first. */
export const SHORT_YEAR_FIRST = new RegExp(`^(\\d{2})[-/.](\\d{1,2})[-/.](\\d{1,2})${CLOCK}$`, "i");
/** 5 June 2026, 5 juin 2026, 05-Jun-2026, 5-Jun-26 as spreadsheets show it, 5 de junio de 2026, 5. Juni 2026, Fri, 5 Jun 2026 08:03:00 +0800. */
export const NAMED_DAY_FIRST = new RegExp(
  `^(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})(?:er|st|nd|rd|th|\\.|º)?(?:\\s+de)?[\\s-]+(\\p{L}{3,12})\\.?,?(?:\\s+del?)?[\\s-]+(\\d{4}|(?<=-)\\d{2})(?:\\s*г\\.?)?${CLOCK}$`,
  "iu",
);
/** June 5, 2026; Fri Jun 05 2026 08:03:00 GMT+0800 (CST), as browsers write a date. */
export const NAMED_MONTH_FIRST = new RegExp(
  `^(?:\\p{L}+\\.?,?\\s+)?(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${CLOCK}$`,
  "iu",
);
/** Fri Jun 05 08:03:00 CST 2026, as Unix and Java write it: the wall clock of a zone whose letters may mean several. */
export const NAMED_YEAR_LAST =
  /^\p{L}{3}\s+(\p{L}{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:[A-Z]{2,5}|GMT[-+]\d{2}:\d{2})\s+(\d{4})$/u;
/** In English, French, Spanish, Portuguese, Italian, German, Dutch, Polish and Russian. */
const MONTHS: readonly RegExp[] = [
  /^(jan|ene|gen|sty|янв)/i,
  /^(feb|fév|fev|lut|фев)/i,
  /^(mar|mär|mrz|mrt|maart|мар)/i,
  /^(apr|avr|abr|kwi|апр)/i,
  /^(may|mayo|mai|maio|mag|maggio|mei|maja?|май|мая)$/i,
  /^(jun|juin|giu|cze|июн)/i,
  /^(jul|juil|lug|lip|июл)/i,
  /^(aug|aoû|aou|ago|sie|авг)/i,
  /^(sep|set|wrz|сен)/i,
  /^(oct|okt|ott|out|paź|окт)/i,
  /^(nov|lis|ноя)/i,
  /^(dec|déc|dez|dic|gru|дек)/i,
];
export const monthOf = (name: string): number => MONTHS.findIndex((month) => month.test(name)) + 1;
