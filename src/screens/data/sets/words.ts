import { KeepingError, type KeepingFault } from "../../../keeping/errors.ts";
import type { Trouble } from "../../../keeping/state.ts";
import type { Translate } from "../../../model/messages.ts";

/** Why, and the way out. */
export const faultText = (fault: KeepingFault, place: string, t: Translate): string =>
  t(`keeping.fault.${fault}`, { place });

export const reasonText = (error: Error, t: Translate): string =>
  error instanceof KeepingError ? faultText(error.fault, error.place, t) : error.message;

/** What did not happen. */
export function troubleTitle(trouble: Trouble, t: Translate): string {
  switch (trouble.kind) {
    case "unkept":
      return t("keeping.unkept");
    case "unopened":
      return t("keeping.unopened", { name: trouble.name });
    case "failed":
      if (trouble.wanted === "open" && trouble.name === "") return t("keeping.failed.open-demo");
      return t(`keeping.failed.${trouble.wanted}`, { name: trouble.name });
  }
}

const KILO = 1024;

/** 832 KB, 12.3 MB, 1.5 GB. */
export function sizeText(bytes: number): string {
  if (bytes < KILO ** 2) return `${Math.max(1, Math.round(bytes / KILO))} KB`;
  if (bytes < KILO ** 3) return `${(bytes / KILO ** 2).toFixed(1)} MB`;
  return `${(bytes / KILO ** 3).toFixed(1)} GB`;
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** The clock on this person's wall, as 2026-06-05 18:00. @param iso UTC */
export function changedText(iso: string): string {
  const at = new Date(iso);
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(twoDigits).join("-");
  return `${day} ${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}
