import { useId, useState } from "react";
import type { Term, Theme } from "../../model/catalogue.ts";
import type { UserWords } from "../../themes/user-words.ts";
import { Button } from "../../ui/Button.tsx";
import { Select } from "../../ui/Select.tsx";
import { useAppearance } from "../workspace.ts";

/** So many new words stand on the screen before somebody asks for the rest. */
const IN_SIGHT = 24;

export interface NewWordsProps {
  readonly found: readonly Term[];
  readonly themes: readonly Theme[];
  readonly words: UserWords;
  readonly onChange: (words: UserWords) => void;
}

/** 新词: terms that the texts show beyond the lexicon, each one click from a theme or from the stop words. */
export function NewWords({ found, themes, words, onChange }: NewWordsProps) {
  const { t } = useAppearance();
  const heading = useId();
  const [isAll, setAll] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const nameOf = ({ name_zh, name_en }: Theme): string => t("panels.theme-terms.theme", { zh: name_zh, en: name_en });
  const into = themes.find(({ theme }) => theme === chosen) ?? themes[0];
  const shown = isAll ? found : found.slice(0, IN_SIGHT);
  return (
    <section className="new-words" aria-labelledby={heading}>
      <div className="new-words-head">
        <h3 id={heading}>{t("themes.words.found")}</h3>
        <p>{found.length === 0 ? t("themes.words.found.none") : t("themes.words.found.about")}</p>
        {found.length === 0 || into === undefined ? null : (
          <Select
            label={t("themes.words.found.into")}
            options={themes.map((theme) => ({ value: theme.theme, label: nameOf(theme) }))}
            value={into.theme}
            onChange={setChosen}
          />
        )}
      </div>
      <ul className="words-plain new-words-list">
        {shown.map(({ term, problems }) => (
          <li key={term} className="new-words-item">
            <span className="new-word">{term}</span>
            <span className="new-word-count">{t("themes.words.found.count", { count: problems.length })}</span>
            {into === undefined ? null : (
              <Button
                aria-label={t("themes.words.found.take-one", { word: term, theme: nameOf(into) })}
                onClick={() => onChange({ ...words, terms: [...words.terms, { term, theme: into.theme }] })}
              >
                {t("themes.words.found.take")}
              </Button>
            )}
            <Button
              aria-label={t("themes.words.found.stop-one", { word: term })}
              onClick={() => onChange({ ...words, stop: [...words.stop, term] })}
            >
              {t("themes.words.found.stop")}
            </Button>
          </li>
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
