import { useState } from "react";
import { translator } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { saveFile } from "../../panel/save-file.ts";
import { messageOf, useAppearance } from "../../workspace.ts";
import { BookError, type BookWords, readBook, writeBook } from "./book.ts";
import type { SettingsStore } from "./settings-store.ts";
import { choiceLabel, fieldLabel } from "./words.ts";

const zh = translator("zh-CN");
const words: BookWords = {
  section: (section) => zh(`settings.${section}`),
  header: (section, field) => fieldLabel(section, field, zh),
  choice: (field, value) => choiceLabel(field, value, zh),
};

/** The settings as one workbook, out to a colleague and in again. */
export function SettingsBook({ store }: { readonly store: SettingsStore }) {
  const { t } = useAppearance();
  const [problem, setProblem] = useState<string | null>(null);
  const said = (error: unknown, file: string): string =>
    error instanceof BookError
      ? t(`settings.book.${error.fault}`, { file, sheet: "", column: "", row: "", value: "", ...error.place })
      : messageOf(error);
  const take = async (file: File) => {
    setProblem(null);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      store.actions.take(await readBook(bytes, store.getState().form, words));
    } catch (error) {
      setProblem(said(error, file.name));
    }
  };
  const give = async () => {
    setProblem(null);
    try {
      const bytes = await writeBook(store.getState().form, words);
      saveFile(t("settings.book.file"), new Blob([new Uint8Array(bytes)]));
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  return (
    <div className="settings-book">
      <Button look="plain" onClick={() => void give()}>
        {t("settings.book.out")}
      </Button>
      <label className="settings-book-in">
        <span>{t("settings.book.in")}</span>
        <input
          type="file"
          accept=".xlsx"
          aria-label={t("settings.book.in")}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file !== undefined) void take(file);
            currentTarget.value = "";
          }}
        />
      </label>
      {problem === null ? null : <Notice tone="error" title={problem} />}
    </div>
  );
}
