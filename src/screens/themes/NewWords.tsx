import { useId, useState } from "react";
import type { Term, Theme } from "../../model/catalogue.ts";
import type { UserWords } from "../../themes/user-words.ts";
import { Button } from "../../ui/Button.tsx";
import { Select } from "../../ui/Select.tsx";
import { useAppearance } from "../workspace.ts";

/** So many new words stand on the screen before somebody asks for the rest. */
const IN_SIGHT = 24;

/** Each word into the theme that is offered for it. */
const AS_SUGGESTED = "";

export interface NewWordsProps {
  readonly found: readonly Term[];
  readonly themes: readonly Theme[];
  /** New word → the theme that is offered. */
  readonly suggested: ReadonlyMap<string, string>;
  readonly words: UserWords;
  readonly onChange: (words: UserWords) => void;
}

/** 新词: terms that the texts show beyond the lexicon, each one click from a theme or from the stop words. */
export function NewWords({ found, themes, suggested, words, onChange }: NewWordsProps) {
  const { t } = useAppearance();
  const heading = useId();
  const [isAll, setAll] = useState(false);
  const [chosen, setChosen] = useState(AS_SUGGESTED);
  const nameOf = ({ name_zh, name_en }: Theme): string => t("panels.theme-terms.theme", { zh: name_zh, en: name_en });
  const themeFor = (term: string): Theme | undefined =>
    themes.find(({ theme }) => theme === (chosen === AS_SUGGESTED ? suggested.get(term) : chosen));
  const shown = isAll ? found : found.slice(0, IN_SIGHT);
  return (
    <section className="new-words" aria-labelledby={heading}>
      <div className="new-words-head">
        <h3 id={heading}>{t("themes.words.found")}</h3>
        <p>{found.length === 0 ? t("themes.words.found.none") : t("themes.words.found.about")}</p>
        {found.length === 0 || themes.length === 0 ? null : (
          <Select
            label={t("themes.words.found.into")}
            options={[
              { value: AS_SUGGESTED, label: t("themes.words.found.suggested") },
              ...themes.map((theme) => ({ value: theme.theme, label: nameOf(theme) })),
            ]}
            value={chosen}
            onChange={setChosen}
          />
        )}
      </div>
      <ul className="words-plain new-words-list">
        {shown.map((each) => (
          <NewWord key={each.term} term={each} into={themeFor(each.term)} words={words} onChange={onChange} />
        ))}
      </ul>
      {shown.length === found.length ? null : (
        <Button look="plain" className="new-words-all" onClick={() => setAll(true)}>
          {t("themes.words.found.all", { count: found.length })}
        </Button>
      )}
    </section>
  );
}

interface NewWordProps {
  readonly term: Term;
  /** Undefined: no theme is offered, a person has to choose one. */
  readonly into: Theme | undefined;
  readonly words: UserWords;
  readonly onChange: (words: UserWords) => void;
}

function NewWord({ term: { term, problems }, into, words, onChange }: NewWordProps) {
  const { t } = useAppearance();
  const name = into === undefined ? "" : t("panels.theme-terms.theme", { zh: into.name_zh, en: into.name_en });
  return (
    <li className="new-words-item">
      <span className="new-word">{term}</span>
      <span className="new-word-count">{t("themes.words.found.count", { count: problems.length })}</span>
      {into === undefined ? null : (
        <Button
          title={name}
          aria-label={t("themes.words.found.take-one", { word: term, theme: name })}
          onClick={() => onChange({ ...words, terms: [...words.terms, { term, theme: into.theme }] })}
        >
          <span className="new-word-into">{t("themes.words.found.take", { theme: name })}</span>
        </Button>
      )}
      <Button
        aria-label={t("themes.words.found.stop-one", { word: term })}
        onClick={() => onChange({ ...words, stop: [...words.stop, term] })}
      >
        {t("themes.words.found.stop")}
      </Button>
    </li>
  );
}
