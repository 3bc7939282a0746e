import type { ExtraField } from "../filters/clauses.ts";
import { judgePlace } from "../filters/judges.ts";
import { OFFICIAL_VALUES } from "../filters/official.ts";
import type { Translate } from "../model/messages.ts";
import { ORG_TYPES, UNKNOWN } from "../model/vocabulary.ts";

/** A kind of organisation, an area, a standing or an award as people call it; a value of a person's own stands as it is. */
export function categoryName(
  field: "area" | "org_type" | "official" | "award" | ExtraField,
  value: string,
  t: Translate,
): string {
  const standing = field === "official" ? OFFICIAL_VALUES.find((known) => known === value) : undefined;
  if (standing !== undefined) return t(`screens.official.${standing}`);
  const type = field === "org_type" ? ORG_TYPES.find((known) => known === value) : undefined;
  if (type !== undefined) return t(`screens.org-type.${type}`);
  return value === UNKNOWN ? t("screens.unknown") : value;
}

/** A judge by the key of filters/judges.ts, without a name: charts and exports leave the machine. */
export function judgeName(key: string, t: Translate): string {
  const place = judgePlace(key);
  return place === null ? key : t("panels.judge", { place });
}
