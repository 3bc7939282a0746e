import { AnnouncementError } from "../../ingest/announcement/error.ts";
import type { SheetReport } from "../../ingest/outcome/report.ts";
import type { Example, Finding } from "../../ingest/table/findings.ts";
import { ImportError, REFUSALS } from "../../ingest/table/refusals.ts";
import { isConcept } from "../../model/aliases/concepts.ts";
import type { MessageKey, Translate } from "../../model/messages.ts";
import { JUDGED_STAGES } from "../../model/vocabulary.ts";
import { formatCount } from "../../panels/format.ts";

/** How a figure comes from scores; shares and forms of standard scores are written as they are. */
const VARIANTS: ReadonlyMap<string, MessageKey> = new Map([
  ["mean", "data.variant.mean"],
  ["sum", "data.variant.sum"],
  ["trimmed mean", "data.variant.trimmed-mean"],
  ["trimmed sum", "data.variant.trimmed-sum"],
  ["max - min", "data.variant.spread"],
  ["sd", "data.variant.sd"],
  ["sd (n)", "data.variant.sd-n"],
  ["max", "data.variant.max"],
  ["min", "data.variant.min"],
  ["median", "data.variant.median"],
]);

/** What a finding says, without its rows. */
export function findingText({ rule, values }: Finding, t: Translate): string {
  // A file in an archive is refused in the words for files.
  const refusal = REFUSALS.find((code) => rule === "member_refused" && code === values.refusal);
  if (refusal !== undefined) return t(`data.refusal.${refusal}`, { reason: "", sheet: "", ...values });
  const stage = JUDGED_STAGES.find((known) => known === values.stage);
  const variant = VARIANTS.get(String(values.variant));
  const what = typeof values.what === "string" && isConcept(values.what) ? values.what : undefined;
  return t(`data.rule.${rule}`, {
    ...values,
    ...(stage === undefined ? {} : { stage: t(`data.stage.${stage}`) }),
    ...(variant === undefined ? {} : { variant: t(variant) }),
    ...(what === undefined ? {} : { what: t(`data.concept.${what}`) }),
  });
}

/** Row, column and value of an example: 第 17 行“得分”：九十分. */
export function exampleText({ row, column, value: was, after }: Example, t: Translate): string {
  const value = after === undefined ? was : `${was ?? ""} → ${after}`;
  const place =
    row === 0
      ? (column ?? "")
      : column === null
        ? t("data.example", { row })
        : t("data.example.column", { row, column });
  if (value === null || value === "") return place;
  return place === "" ? value : t("data.example.value", { place, value: value.replaceAll("\n", "⏎") });
}

/** Why a file was refused, where, and the way out. */
export function errorText(error: Error, file: string, t: Translate): string {
  if (error instanceof ImportError) return t(`data.refusal.${error.code}`, { reason: "", ...error.values, file });
  if (error instanceof AnnouncementError) {
    const { line, text } = error.place;
    const reason = t(`data.announcement.${error.fault}`, error.values);
    return t("data.announcement.place", { file, line, text: text.trim().slice(0, 40), reason });
  }
  return t("data.failed", { message: error.message });
}

/** Rows in = rows out + rows set aside, in words. */
export const balanceText = (
  { rowsIn, rowsOut, rowsSetAside }: Pick<SheetReport, "rowsIn" | "rowsOut" | "rowsSetAside">,
  t: Translate,
): string =>
  t("data.balance", { in: formatCount(rowsIn), out: formatCount(rowsOut), aside: formatCount(rowsSetAside) });
