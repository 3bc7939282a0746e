import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { decode } from "../../ingest/read/decode.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import type { Translate } from "../../model/messages.ts";
import { checkUserWords, type UserWordFault, type UserWords } from "../../themes/user-words.ts";
import { Button } from "../../ui/Button.tsx";
import { Hint } from "../../ui/Hint.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { GoneTerms } from "../filters/DroppedNotice.tsx";
import { saveFile } from "../panel/save-file.ts";
import { messageOf, useAppearance, useView, useWorkspace } from "../workspace.ts";
import { NewWords } from "./NewWords.tsx";
import { readingOf } from "./reading.ts";
import { StopWords, Synonyms, Terms } from "./WordLists.tsx";
import { bundledWordbook } from "./wordbook.ts";
import { readWords, WordsFileError, writeWords } from "./words-file.ts";
import "./words.css";

/** The user's own words beside the lexicon, and what was found beyond both. */
export default function Words() {
  const catalogue = useView((view) => view.catalogue);
  return catalogue === null ? null : <Editor catalogue={catalogue} />;
}

function Editor({ catalogue }: { readonly catalogue: Catalogue }) {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const store = readingOf(session).words;
  const { words, past, suggested, stopped, step } = useStore(store);
  const { actions } = store;
  const change = (next: UserWords): void => void actions.change(next);
  const found = useMemo(() => catalogue.terms.filter(({ source }) => source === "discovered"), [catalogue]);
  const { problems } = catalogue;
  useEffect(() => {
    // Other problems have other new words.
    if (problems.length > 0) void actions.suggest();
  }, [actions, problems]);
  const isReady = useStore(session.store, ({ status }) => status.phase === "ready");
  const isRead = catalogue.loaded.includes("entry_themes");
  useEffect(() => {
    // Before a word is typed. Nothing waits for it.
    if (isReady && isRead && problems.length > 0) void actions.prepare();
  }, [actions, isReady, isRead, problems]);
  const faults = useFaults(words, catalogue, stopped);
  const lists = { words, catalogue, faults, onChange: change };
  const isAny = words.stop.length + words.terms.length + words.synonyms.length > 0;
  return (
    <section className="panel words" aria-label={t("themes.words")} aria-busy={step.kind === "applying"}>
      <header className="panel-head">
        <div className="panel-title">
          <h2>{t("themes.words")}</h2>
          <Hint label={t("screens.panel.definition", { title: t("themes.words") })} text={t("themes.words.about")} />
        </div>
        <div className="panel-actions words-actions">
          <Button idle={past.length === 0} onClick={() => void actions.undo()}>
            {t("themes.words.undo")}
          </Button>
          <Button idle={!isAny} onClick={() => void actions.reset()}>
            {t("themes.words.reset")}
          </Button>
          <Files words={words} catalogue={catalogue} onChange={change} />
        </div>
      </header>
      <p className="panel-summary" role="status">
        {step.kind === "applying"
          ? t("themes.words.applying")
          : t("themes.words.state", {
              stop: words.stop.length,
              terms: words.terms.length,
              synonyms: words.synonyms.length,
              found: found.length,
            })}
      </p>
      <GoneTerms />
      {step.kind === "failed" ? (
        <Notice tone="error" title={t("themes.words.failed")} detail={messageOf(step.error)} />
      ) : null}
      <div className="words-lists">
        <StopWords {...lists} />
        <Terms {...lists} />
        <Synonyms {...lists} />
      </div>
      <NewWords found={found} themes={catalogue.themes} suggested={suggested} words={words} onChange={change} />
    </section>
  );
}

/**
 * What is said of each word that does not hold as it was meant.
 * @param stopped terms that are found no longer, since a stop word says so; null: not known yet
 */
function useFaults(
  words: UserWords,
  { themes, terms }: Catalogue,
  stopped: readonly string[] | null,
): readonly UserWordFault[] {
  return useMemo(
    () =>
      checkUserWords(words, bundledWordbook().lexicon, {
        themes: themes.map(({ theme }) => theme),
        // Until it is known what would be found, no stop word is said to be idle.
        discovered: [...terms.map(({ term }) => term), ...(stopped ?? words.stop)],
      }),
    [words, themes, terms, stopped],
  );
}

interface FilesProps {
  readonly words: UserWords;
  readonly catalogue: Catalogue;
  readonly onChange: (words: UserWords) => void;
}

/** All words as one file, there and back. */
function Files({ words, catalogue, onChange }: FilesProps) {
  const { t } = useAppearance();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { themes, settings } = catalogue;
  const save = () => {
    const name = `${settings.contest_name} ${t("themes.words.file-name")}.csv`;
    saveFile(name, new Blob([writeWords(words, themes)], { type: "text/csv;charset=utf-8" }));
  };
  const load = async (file: File) => {
    try {
      const { text } = decode(new Uint8Array(await file.arrayBuffer()), file.name);
      onChange(await readWords(text, themes));
      setFault(null);
    } catch (error) {
      setFault(faultOf(file.name, error, t));
    }
  };
  return (
    <>
      <Button onClick={save}>{t("themes.words.save")}</Button>
      <Button onClick={() => input.current?.click()}>{t("themes.words.load")}</Button>
      <input
        ref={input}
        className="ui-hidden"
        type="file"
        accept=".csv,text/csv"
        aria-label={t("themes.words.load")}
        tabIndex={-1}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) void load(file);
          // The same file once more, after it was mended, is a change too.
          target.value = "";
        }}
      />
      {fault === null ? null : (
        <p className="words-fault" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}

function faultOf(file: string, error: unknown, t: Translate): string {
  if (!(error instanceof WordsFileError)) return messageOf(error);
  const what = t(`themes.file.${error.fault}`, { found: error.found });
  return t("themes.file.line", { file, line: error.line, what });
}
