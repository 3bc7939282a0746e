const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  middot: "·",
  mdash: "—",
  ndash: "–",
  hellip: "…",
  times: "×",
  copy: "©",
  reg: "®",
  deg: "°",
  laquo: "«",
  raquo: "»",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  eacute: "é",
  egrave: "è",
  ecirc: "ê",
  agrave: "à",
  acirc: "â",
  ccedil: "ç",
  ocirc: "ô",
  icirc: "î",
  ugrave: "ù",
  uuml: "ü",
  ouml: "ö",
  auml: "ä",
  szlig: "ß",
  bull: "•",
  trade: "™",
  euro: "€",
  pound: "£",
  sect: "§",
  plusmn: "±",
  ensp: "\u2002",
  emsp: "\u2003",
  ntilde: "ñ",
  aacute: "á",
  iacute: "í",
  oacute: "ó",
  uacute: "ú",
  oslash: "ø",
  aring: "å",
  aelig: "æ",
};

const LAST_CODE_POINT = 0x10ffff;

/** In a web page the last letter, ; may be missing. */
const LOOSE = /&(?:#(\d+)|#x([\da-f]+)|([a-z]+));?/gi;
/** Elsewhere R&amp;D is surely one, and ?a=1&copy=2 none. */
const CLOSED = /&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi;

const replaced = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name)] ?? NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole;
  });

/** The text of a web page without its character references; what is none of the known ones stays as it stands. */
export const readEntities = (text: string): string => (text.includes("&") ? replaced(text, LOOSE) : text);

/** Escaped once more each time: &amp;amp;. */
const MOST_TIMES = 3;

/** A text of a table into which a web page's character references came: R&amp;D is R&D. */
export function withoutEntities(text: string): string {
  let plain = text;
  for (let i = 0; i < MOST_TIMES && plain.includes("&"); i++) {
    const next = replaced(plain, CLOSED);
    if (next === plain) break;
    // A blank of a page that is not to break is a blank.
    plain = next.replaceAll("\u00a0", " ");
  }
  return plain;
}
