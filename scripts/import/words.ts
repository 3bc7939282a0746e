import { loadLanguage, translator } from "../../src/i18n/index.ts";
import type { Words } from "../../src/ingest/outcome/import-report.ts";
import { DATE_ORDERS } from "../../src/ingest/values/times.ts";
import type { Language } from "../../src/model/messages.ts";
import { JUDGED_STAGES } from "../../src/model/vocabulary.ts";
import { errorText, findingText } from "../../src/screens/data/messages.ts";

/** What the report says in words: the same that the page says. */
export async function reportWords(language: Language): Promise<Words> {
  await loadLanguage(language);
  const t = translator(language);
  return {
    finding: (finding, kinds) => {
      const text = findingText(finding, t);
      return kinds === 1 ? text : t("data.findings.kinds", { text, kinds });
    },
    refusal: (error, file) => errorText(error instanceof Error ? error : new Error(String(error)), file, t),
    decision({ question, column, assumed, choices }) {
      const stage = JUDGED_STAGES.find((known) => known === assumed);
      switch (question) {
        case "stage":
          return t("data.decision.stage", { assumed: stage === undefined ? "" : t(`data.stage.${stage}`) });
        case "entry":
          return t("data.decision.entry", { choices: choices.join("、") });
        case "matches":
          return t("data.decision.matches", { column: column ?? "", choices: choices.join("；") });
        case "date_order":
          return t(`data.decision.${DATE_ORDERS.find((order) => order === assumed) ?? "month"}-first`, {
            column: column ?? "",
          });
      }
    },
  };
}
