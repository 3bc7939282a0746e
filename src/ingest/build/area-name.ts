import { normaliseName } from "../../model/aliases/normalise-name.ts";
import { PROVINCES } from "../../model/provinces.ts";

/** 福建省, 广西壮族自治区, 重庆市 or 四川 before the name of a place within it. */
const PROVINCE = new RegExp(`^(?:${PROVINCES.join("|")})(?:省|市|特别行政区|(?:壮族|回族|维吾尔)?自治区)?(?=.{2})`);
/** Whose autonomous prefecture or county it is: 延边朝鲜族自治州, 博尔塔拉蒙古自治州. */
const PEOPLES =
  "朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|哈萨克|柯尔克孜|黎|瑶|仡佬|满|畲|毛南|仫佬|水|纳西|佤|拉祜|独龙|怒|普米|撒拉|保安|东乡|裕固|土|达斡尔|锡伯|塔吉克|各";
const AUTONOMOUS = new RegExp(`(?<=.{2})(?:(?:${PEOPLES})族?)+自治[州县旗]$`);
const KIND = /(?<=.{2})(?:综合实验区|实验区|示范区|新区|地区|林区|盟|州|市|区|县)$/;

const areaKey = (text: string): string => normaliseName(text).replace(AUTONOMOUS, "").replace(KIND, "");

/** Areas as the settings name them, by whatever form is a name of theirs; filled with the forms that occur. */
export type AreaNames = Map<string, string>;

/** Where two areas share a short form (兰州, 兰州新区), the one that is called by it has it. */
export const areaNames = (areas: readonly string[]): AreaNames =>
  new Map([...areas.map((area) => [areaKey(area), area] as const), ...areas.map((area) => [area, area] as const)]);

/** 福建省福州市 → 福州, as the settings name it; a place that the settings do not name stays as it stands. */
export function canonicalArea(text: string | null, areas: AreaNames): string | null {
  if (text === null) return null;
  let area = areas.get(text);
  if (area === undefined) {
    // With its beginning first: 海南 is a prefecture of 青海 too, and 河北 a district of 天津.
    area = areas.get(areaKey(text)) ?? areas.get(areaKey(text.trim().replace(PROVINCE, ""))) ?? text;
    areas.set(text, area);
  }
  return area;
}
