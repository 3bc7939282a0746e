import { useState } from "react";
import { translator } from "../../../i18n/index.ts";
import type { Catalogue } from "../../../model/catalogue.ts";
import type { Translate } from "../../../model/messages.ts";
import { Button } from "../../../ui/Button.tsx";
import { saveFile } from "../../panel/save-file.ts";
import { messageOf, useAppearance } from "../../workspace.ts";
import { errorText } from "../messages.ts";
import { type BookFault, readBook, writeBook } from "./book.ts";
import type { SettingsStore } from "./settings-store.ts";
import { bookWords, faultText } from "./words.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What came of the last file. */
type Outcome =
  | { readonly kind: "taken" | "refused"; readonly text: string }
  | { readonly kind: "faults"; readonly file: string; readonly faults: readonly BookFault[] };

/** 工作表“环节与时间”第 3 行“截止”（昨天）：须写明日期和时间 */
function faultLine({ sheet, row, column, rule, value }: BookFault, t: Translate): string {
  const place = [
    t("settings.book.place", { sheet }),
    row === null ? "" : t("settings.book.place.row", { row }),
    column === null ? "" : t("settings.book.place.column", { column }),
    value === "" ? "" : t("settings.book.place.value", { value: value.slice(0, 40) }),
  ].join("");
  return t("settings.book.place.says", { place, what: faultText(rule, t) });
}

/** The settings as one workbook, out to a colleague and in again. */
export function SettingsBook({ store, catalogue }: { readonly store: SettingsStore; readonly catalogue: Catalogue }) {
  const { t } = useAppearance();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const words = bookWords(catalogue, translator("zh-CN"));
  const take = async (file: File): Promise<void> => {
    setOutcome(null);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const read = await readBook(bytes, file.name, store.getState().form, words);
      if ("faults" in read) {
        setOutcome({ kind: "faults", file: file.name, faults: read.faults });
        return;
      }
      store.actions.take(read.form);
      setOutcome({ kind: "taken", text: t("settings.book.taken", { file: file.name }) });
    } catch (error) {
      const asError = error instanceof Error ? error : new Error(String(error));
      setOutcome({ kind: "refused", text: errorText(asError, file.name, t) });
    }
  };
  const give = async (): Promise<void> => {
    setOutcome(null);
    try {
      const bytes = await writeBook(store.getState().form, words);
      saveFile(t("settings.book.file"), new Blob([bytes], { type: XLSX }));
    } catch (error) {
      setOutcome({ kind: "refused", text: messageOf(error) });
    }
  };
  return (
    <>
      <div className="settings-book">
        <Button look="plain" onClick={() => void give()}>
          {t("settings.book.out")}
        </Button>
        <label className="ui-button settings-book-in" data-look="plain">
          <span aria-hidden="true">{t("settings.book.in")}</span>
          <input
            type="file"
            accept=".xlsx"
            aria-label={t("settings.book.in")}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file !== undefined) void take(file);
              // The same file may be chosen again once it has been mended.
              currentTarget.value = "";
            }}
          />
        </label>
      </div>
      {outcome === null ? null : outcome.kind === "faults" ? (
        <div role="alert" className="settings-faults">
          <p>{t("settings.book.refused", { file: outcome.file, count: outcome.faults.length })}</p>
          <ul>
            {outcome.faults.map((fault) => (
              <li key={JSON.stringify(fault)}>{faultLine(fault, t)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p role={outcome.kind === "refused" ? "alert" : "status"} data-outcome={outcome.kind}>
          {outcome.text}
        </p>
      )}
    </>
  );
}
