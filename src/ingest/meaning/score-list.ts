const LIST = /^\[?\s*-?\d+(?:\.\d+)?(?:\s*[;；、,，|/]\s*-?\d+(?:\.\d+)?)+\s*\]?$/;

/** ASCII without any of , / ; |: most cells. */
const PARTS_NOTHING = /^[\0-+\-.0-:<-{}-\x7f]*$/;

/** 6;8;5, 6、8、5 or [6, 8, 5]: the scores of several judges in one cell; null for anything else, as 1,234. */
export function scoreList(text: string): readonly number[] | null {
  if (PARTS_NOTHING.test(text)) return null;
  const plain = text.normalize("NFKC").trim();
  if (
    !LIST.test(plain) ||
    /^\d{1,3}(?:,\d{3})+$/.test(plain) ||
    /^\d+,\d+$/.test(plain) ||
    /^\d+(?:\.\d+)?\s*\/\s*\d+$/.test(plain)
  )
    return null;
  return plain
    .replace(/[[\]\s]/g, "")
    .split(/[;、,|/]/)
    .map(Number);
}
