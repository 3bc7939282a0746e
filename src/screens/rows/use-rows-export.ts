import { useEffect, useRef, useState } from "react";
import { formatCount } from "../../panels/format.ts";
import type { RowColumn } from "../../panels/rows/columns.ts";
import { type RowWords, tableColumn, wordsOf } from "../../panels/rows/words.ts";
import { exportRows, ROWS_FORMATS, XLSX_ROWS } from "../../report/export-rows.ts";
import type { ExportFormat } from "../../report/types.ts";
import { saveFile } from "../panel/save-file.ts";
import { messageOf, useAppearance } from "../workspace.ts";
import type { RowsAsked } from "./asked.ts";
import type { FetchedRow, RowsSource } from "./rows-source.ts";

export interface ExportProgress {
  /** Rows fetched. */
  readonly done: number;
  readonly isWriting: boolean;
  /** It has taken long enough to be spoken of. */
  readonly isLong: boolean;
}

/** Milliseconds after which somebody wants to know how far it is. */
const LONG = 1_000;

const START: ExportProgress = { done: 0, isWriting: false, isLong: false };

/** The page has been drawn with what it says now. */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

export interface RowsShown {
  readonly asked: RowsAsked;
  readonly filters: readonly string[];
  readonly columns: readonly RowColumn[];
  readonly shown: readonly RowColumn[];
  readonly words: RowWords;
  readonly source: RowsSource | null;
}

/** Saves every row with the columns that are shown, as the screen words them. */
export function useRowsExport({ asked, filters, columns, shown, words, source }: RowsShown) {
  const { t } = useAppearance();
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const run = useRef<AbortController | null>(null);
  useEffect(() => () => run.current?.abort(), []);

  const update = (change: Partial<ExportProgress>) =>
    setProgress((present) => (present === null ? null : { ...present, ...change }));

  async function* pieces(from: RowsSource, signal: AbortSignal) {
    const places = shown.map((column) => columns.indexOf(column));
    const inWords = (row: FetchedRow) =>
      shown.map((column, at) => wordsOf(column, row[places[at] ?? -1] ?? null, words));
    for await (const rows of from.all(signal, (done) => update({ done }))) yield rows.map(inWords);
  }

  const save = async (chosen: ExportFormat): Promise<void> => {
    const format = ROWS_FORMATS.find((known) => known === chosen);
    const count = source?.store.getState().count ?? 0;
    if (format === undefined || source === null) return;
    if (format === "xlsx" && count > XLSX_ROWS) {
      setProblem(t("rows.export.too-many", { count: formatCount(count), most: formatCount(XLSX_ROWS) }));
      return;
    }
    const controller = new AbortController();
    run.current = controller;
    setProblem(null);
    setProgress(START);
    const speak = setTimeout(() => update({ isLong: true }), LONG);
    const { settings, isDemo } = asked.question.context.catalogue;
    try {
      const { fileName, blob } = await exportRows(format, {
        title: t("rows.title", { title: t(asked.title) }),
        description: t(asked.description),
        filters,
        asOf: settings.as_of,
        isDemo,
        t,
        columns: shown.map((column) => tableColumn(column, words)),
        pieces: pieces(source, controller.signal),
        onWriting: () => {
          update({ isWriting: true });
          return drawn();
        },
      });
      if (!controller.signal.aborted) saveFile(fileName, blob);
    } catch (error) {
      if (!controller.signal.aborted) setProblem(t("rows.export.failed", { message: messageOf(error) }));
    } finally {
      clearTimeout(speak);
      setProgress(null);
    }
  };
  return { save, progress, problem, stop: () => run.current?.abort() };
}
