import { type Decisions, decisionKey } from "../../ingest/importer.ts";
import { headerFingerprint } from "../../ingest/meaning/decisions.ts";
import type { Decision } from "../../ingest/meaning/mapping.ts";
import type { ImportState, Outcome } from "./import-state.ts";
import { sheetsOf } from "./open-questions.ts";
import type { DecisionMemory } from "./remembered.ts";

/** What was decided about the same headers before, by sheet (decisionKey). */
export type Recalled = readonly (readonly [key: string, decision: Decision])[];

/** Of the files named; the stage waits until nothing in the file tells it. */
export const recall = (
  memory: DecisionMemory,
  { files }: Pick<ImportState, "files">,
  ids: readonly string[],
): Recalled =>
  sheetsOf(files)
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ id, sheet }) => {
      const { stage: _, ...decision } = memory.recall(headerFingerprint(sheet.header)) ?? {};
      return Object.keys(decision).length === 0 ? [] : [[decisionKey(id, sheet), decision] as const];
    });

/**
 * Score books of all stages have one header: the stage decided for one holds for another only where its name, sheet
 * and columns say none.
 */
export function recallStages(
  memory: DecisionMemory,
  { files, decisions }: Pick<ImportState, "files" | "decisions">,
  built: Outcome | null,
): Recalled {
  const sheets = new Map(sheetsOf(files).map(({ id, sheet }) => [decisionKey(id, sheet), sheet]));
  return (built?.reports ?? []).flatMap((report) => {
    const key = decisionKey(report.id, report);
    const header = sheets.get(key)?.header;
    const isAsked = report.questions.some(({ question }) => question === "stage");
    const stage = header === undefined || !isAsked ? undefined : memory.recall(headerFingerprint(header))?.stage;
    return stage === undefined ? [] : [[key, { ...decisions[key], stage }] as const];
  });
}

/** Sheets whose decisions were recalled are asked about anew; what is left of the decisions. */
export function forgetRecalled(
  memory: DecisionMemory,
  { files, decisions, recalled }: Pick<ImportState, "files" | "decisions" | "recalled">,
): Decisions {
  const again = sheetsOf(files).filter(({ id, sheet }) => recalled.has(decisionKey(id, sheet)));
  for (const { sheet } of again) memory.forget(headerFingerprint(sheet.header));
  return Object.fromEntries(Object.entries(decisions).filter(([key]) => !recalled.has(key)));
}

/** Remembers what a person decided about the sheets that were imported. */
export function remember(memory: DecisionMemory, { files, decisions }: Pick<ImportState, "files" | "decisions">): void {
  for (const { id, sheet } of sheetsOf(files)) {
    const decision = decisions[decisionKey(id, sheet)];
    if (decision === undefined) continue;
    const fingerprint = headerFingerprint(sheet.header);
    memory.keep(fingerprint, { ...memory.recall(fingerprint), ...decision });
  }
}
