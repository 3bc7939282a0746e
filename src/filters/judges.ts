import type { Catalogue } from "../model/catalogue.ts";

/**
 * Judges in clauses, addresses, charts and exports stand by a key that names no person. An identifier that can only
 * be a code (J014, a-07) is its own key; any other (a name, 评委1, the number of a phone or an identity card) gets its
 * place among the catalogue's judges: ~3. Such a place holds as long as the judges do: after an import that brings
 * other judges it may stand for somebody else.
 */

/** Short, of letters, digits, - and _, with one to six digits: names have none, numbers of persons more. */
const isCode = (id: string): boolean => {
  const digits = id.replace(/[^0-9]/g, "").length;
  return /^[A-Za-z0-9_-]{1,16}$/.test(id) && digits >= 1 && digits <= 6;
};

const PLACE = /^~([1-9]\d{0,5})$/;

export const isJudgeKey = (text: string): boolean => isCode(text) || PLACE.test(text);

/** The key of a judge of the catalogue. */
export const judgeKey = (judge_id: string, { judges }: Pick<Catalogue, "judges">): string =>
  isCode(judge_id) ? judge_id : `~${judges.indexOf(judge_id) + 1}`;

/** The place that a key stands for, from 1; null for a code. */
export function judgePlace(key: string): number | null {
  const place = PLACE.exec(key)?.[1];
  return place === undefined ? null : Number(place);
}

/** The identifiers that keys stand for; a place beyond the catalogue's judges stands for nobody. */
export const judgesOfKeys = (keys: readonly string[], { judges }: Pick<Catalogue, "judges">): readonly string[] =>
  keys.flatMap((key) => {
    const place = judgePlace(key);
    const judge = place === null ? key : judges[place - 1];
    return judge === undefined ? [] : [judge];
  });
