import { decisionKey } from "../../ingest/importer.ts";
import { headerFingerprint, type Question } from "../../ingest/meaning/decisions.ts";
import type { Decision } from "../../ingest/meaning/mapping.ts";
import { DATE_ORDERS } from "../../ingest/values/times.ts";
import { JUDGED_STAGES } from "../../model/vocabulary.ts";
import type { ImportedFile, OpenQuestion, Outcome, SheetOf } from "./import-state.ts";

/** What stands for a yes to a question of yes and no. */
export const ACCEPT = "accept";

export const sheetsOf = (files: readonly ImportedFile[]): readonly SheetOf[] =>
  files.flatMap(({ id, state }) =>
    state.kind === "read" && state.read.kind !== "announcement"
      ? state.read.sheets.map((sheet) => ({ id, sheet }))
      : [],
  );

/** Questions of all sheets, each once a shape of header; those of the same shape gather what they ask about. */
export function openQuestions(files: readonly ImportedFile[], reports: Outcome["reports"]): readonly OpenQuestion[] {
  const byKey = new Map<string, OpenQuestion>();
  const sheets = new Map(sheetsOf(files).map((each) => [decisionKey(each.id, each.sheet), each]));
  for (const report of reports) {
    const sheet = sheets.get(decisionKey(report.id, report));
    if (sheet === undefined) continue;
    for (const question of report.questions) {
      const key = `${headerFingerprint(sheet.sheet.header)} ${question.question}`;
      const known = byKey.get(key);
      byKey.set(key, {
        key,
        question: known === undefined ? question : together(known.question, question),
        sheets: [...(known?.sheets ?? []), sheet],
      });
    }
  }
  return [...byKey.values()];
}

const together = (one: Question, other: Question): Question => ({
  ...one,
  columns: [...new Set([...one.columns, ...other.columns])],
  choices: [...new Set([...one.choices, ...other.choices])],
  ...(one.matches === undefined && other.matches === undefined
    ? {}
    : { matches: { ...one.matches, ...other.matches } }),
});

/** A sheet's decision with the answer to a question; null as answer: as proposed after all. */
export function answered(
  decision: Decision,
  { question, columns, matches }: Question,
  answer: string | null,
): Decision {
  switch (question) {
    case "stage": {
      const { stage: _, ...rest } = decision;
      const stage = JUDGED_STAGES.find((known) => known === answer);
      return stage === undefined ? rest : { ...rest, stage };
    }
    case "entry": {
      const others = Object.entries(decision.columns ?? {}).filter(([, concept]) => concept !== "entry_id");
      const named = answer === null ? [] : [[answer, "entry_id"] as const];
      return { ...decision, columns: Object.fromEntries([...others, ...named]) };
    }
    case "date_order": {
      const order = DATE_ORDERS.find((known) => known === answer) ?? null;
      const others = Object.entries(decision.dateOrders ?? {}).filter(([column]) => !columns.includes(column));
      const said = order === null ? [] : columns.map((column) => [column, order] as const);
      return { ...decision, dateOrders: Object.fromEntries([...others, ...said]) };
    }
    case "matches": {
      const asked = matches ?? {};
      const others = Object.entries(decision.matches ?? {}).filter(([text]) => asked[text] === undefined);
      return {
        ...decision,
        matches: Object.fromEntries([...others, ...(answer === ACCEPT ? Object.entries(asked) : [])]),
      };
    }
  }
}
