import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { Catalogue } from "../../model/catalogue.ts";
import type { Translate } from "../../model/messages.ts";
import type { UserWordFault, UserWords } from "../../themes/user-words.ts";
import { userWordsSchema } from "../../themes/user-words.ts";
import { Button } from "../../ui/Button.tsx";
import { useAppearance } from "../workspace.ts";

export interface WordListProps {
  readonly words: UserWords;
  readonly catalogue: Catalogue;
  readonly faults: readonly UserWordFault[];
  readonly onChange: (words: UserWords) => void;
}

/** As the words are compared with texts: full-width letters are the same as plain ones. */
const plain = (words: UserWords): UserWords => userWordsSchema.parse(words);

const without = <T,>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index);

export function StopWords({ words, faults, onChange }: WordListProps) {
  const { t } = useAppearance();
  const [stop, setStop] = useState("");
  return (
    <WordList
      list="stop"
      items={words.stop}
      names={words.stop}
      faults={faults}
      onRemove={(index) => onChange({ ...words, stop: without(words.stop, index) })}
      isReady={stop.trim() !== ""}
      onAdd={() => {
        onChange(plain({ ...words, stop: [...words.stop, stop] }));
        setStop("");
      }}
    >
      <WordInput label={t("themes.words.stop.input")} value={stop} onChange={setStop} />
    </WordList>
  );
}

const NO_THEME = "";

export function Terms({ words, catalogue: { themes, terms: counted }, faults, onChange }: WordListProps) {
  const { t } = useAppearance();
  const [term, setTerm] = useState("");
  const [theme, setTheme] = useState(NO_THEME);
  const nameOf = (key: string | null): string => {
    const known = themes.find((each) => each.theme === key);
    if (known === undefined) return key ?? t("themes.words.no-theme");
    return t("panels.theme-terms.theme", { zh: known.name_zh, en: known.name_en });
  };
  // A known term that is given no theme keeps its own.
  const themeOf = ({ term, theme }: UserWords["terms"][number]): string | null =>
    theme ?? (counted.find((each) => each.term === term)?.theme || null);
  return (
    <WordList
      list="terms"
      names={words.terms.map((each) => each.term)}
      items={words.terms.map((each) => t("themes.words.of", { term: each.term, theme: nameOf(themeOf(each)) }))}
      faults={faults}
      onRemove={(index) => onChange({ ...words, terms: without(words.terms, index) })}
      isReady={term.trim() !== ""}
      onAdd={() => {
        onChange(plain({ ...words, terms: [...words.terms, { term, theme: theme === NO_THEME ? null : theme }] }));
        setTerm("");
      }}
    >
      <WordInput label={t("themes.words.terms.input")} value={term} onChange={setTerm} />
      <select
        className="ui-field"
        aria-label={t("themes.words.terms.theme")}
        value={theme}
        onChange={({ target }) => setTheme(target.value)}
      >
        <option value={NO_THEME}>{nameOf(null)}</option>
        {themes.map((each) => (
          <option key={each.theme} value={each.theme}>
            {nameOf(each.theme)}
          </option>
        ))}
      </select>
    </WordList>
  );
}

export function Synonyms({ words, catalogue, faults, onChange }: WordListProps) {
  const { t } = useAppearance();
  const [form, setForm] = useState("");
  const [term, setTerm] = useState("");
  /** A thousand terms on offer are made when somebody comes to the field. */
  const [isOffered, setOffered] = useState(false);
  const known = useId();
  return (
    <WordList
      list="synonyms"
      names={words.synonyms.map((each) => each.form)}
      items={words.synonyms.map((each) => t("themes.words.pair", each))}
      faults={faults}
      onRemove={(index) => onChange({ ...words, synonyms: without(words.synonyms, index) })}
      isReady={form.trim() !== "" && term.trim() !== ""}
      onAdd={() => {
        onChange(plain({ ...words, synonyms: [...words.synonyms, { form, term }] }));
        setForm("");
        setTerm("");
      }}
    >
      <WordInput label={t("themes.words.synonyms.form")} value={form} onChange={setForm} />
      <WordInput
        label={t("themes.words.synonyms.term")}
        value={term}
        onChange={setTerm}
        onFocus={() => setOffered(true)}
        list={known}
      />
      <datalist id={known}>
        {isOffered ? catalogue.terms.map((each) => <option key={each.term} value={each.term} />) : null}
      </datalist>
    </WordList>
  );
}

interface WordInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onFocus?: () => void;
  readonly list?: string;
}

const WordInput = ({ label, value, onChange, onFocus, list }: WordInputProps) => (
  <input
    className="ui-field"
    type="text"
    aria-label={label}
    placeholder={label}
    value={value}
    list={list}
    autoComplete="off"
    onChange={({ target }) => onChange(target.value)}
    onFocus={onFocus}
  />
);

interface ListProps {
  readonly list: keyof UserWords;
  readonly items: readonly string[];
  /** The word itself of each item. */
  readonly names: readonly string[];
  readonly faults: readonly UserWordFault[];
  readonly onRemove: (index: number) => void;
  readonly isReady: boolean;
  readonly onAdd: () => void;
  /** The fields of a new word. */
  readonly children: ReactNode;
}

/** The words of one kind, each to be taken away, with what is to be said of them, and a line for a new one. */
function WordList({ list, items, names, faults, onRemove, isReady, onAdd, children }: ListProps) {
  const { t } = useAppearance();
  const heading = useId();
  const own = faults.filter((fault) => fault.list === list);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onAdd();
  };
  return (
    <section className="word-list" aria-labelledby={heading}>
      <h3 id={heading}>{t(`themes.words.${list}`)}</h3>
      {items.length === 0 ? <p className="word-none">{t("themes.words.none")}</p> : null}
      <ul className="words-plain word-chips">
        {items.map((item, index) => (
          // A word that is written twice stands twice: its place tells which one is taken away.
          <li className="word-chip" key={`${item} ${items.slice(0, index).filter((each) => each === item).length}`}>
            <span>{item}</span>
            <button type="button" aria-label={t("themes.words.remove", { word: item })} onClick={() => onRemove(index)}>
              ×
            </button>
          </li>
        ))}
      </ul>
      {own.length === 0 ? null : (
        <ul className="words-plain word-faults" role="status">
          {own.map((fault) => (
            <li key={`${fault.index} ${fault.fault}`}>{faultText(fault, names[fault.index] ?? "", t)}</li>
          ))}
        </ul>
      )}
      <form onSubmit={submit}>
        {children}
        <Button
          look="plain"
          type="submit"
          idle={!isReady}
          aria-label={`${t("themes.words.add")} ${t(`themes.words.${list}`)}`}
        >
          {t("themes.words.add")}
        </Button>
      </form>
    </section>
  );
}

const faultText = ({ fault, other }: UserWordFault, word: string, t: Translate): string =>
  t(`themes.fault.${fault}`, { word, other: other ?? "" });
