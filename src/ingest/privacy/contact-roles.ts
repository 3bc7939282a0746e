import { type PersonalKind, personalHeader } from "./person-headers.ts";

/** Who stands in a column: whoever is there to be reached, whoever leads, anybody else. In the order of asking. */
export const ROLES = ["contact", "leader", "person"] as const;
export type ContactRole = (typeof ROLES)[number];

const CONTACT =
  /联[系络](?:人|员)|对接人|经办人|填[报表]人|报名人|提交[人者]|投稿人|contact|correspond|submitter|ansprechpartner|контакт|連絡|연락/i;
const LEADER =
  /负责人|队长|领队|组长|带队|牵头人|申[报请]人|主持人|第一(?:作者|完成人)|captain|leader|head|principal|\bpi\b|applicant|responsable|porteu|capitaine/i;
/** Nobody answers these. */
const FAX = /传真|\bfax\b|télécopie/i;
/** What a header says besides whose number it is. */
const REACH =
  /(?:移动|固定|办公|手机)?(?:手机|电话|联系方式|联系号码|邮箱|电子邮[件箱])(?:号码?|号|地址|账号)?|(?:e-?mail|mail|courriel|phone|t[eé]l[eé]phone|mobile|tel|cell)(?: ?(?:address|number|no))?/gi;
/** Whose name it is stands nowhere. */
const BARE =
  /^(?:中文|英文)?(?:姓名|名字)(?:拼音)?$|^(?:(?:full|first|last|family|given) ?)?names?$|^(?:noms?|pr[eé]noms?)$/i;

/**
 * Whose name, number or address a column holds, by its header; null for a fax. A number of nobody in particular (手机,
 * 联系电话) is there to be called, and a name of nobody in particular is that of whoever registered.
 */
export function contactRole(
  header: string,
  kind: Extract<PersonalKind, "name" | "phone" | "email">,
): ContactRole | null {
  if (FAX.test(header)) return null;
  if (CONTACT.test(header)) return "contact";
  if (LEADER.test(header)) return "leader";
  if (kind === "name") return BARE.test(header.trim()) ? "leader" : "person";
  const whose = header.replace(REACH, "").replace(/[\s/_:：.-]+$/, "");
  return whose !== "" && personalHeader(whose) === "name" ? "person" : "contact";
}
