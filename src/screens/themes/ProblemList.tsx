import { memo, useId, useMemo, useState } from "react";
import type { PanelFrame } from "../../panels/types.ts";
import { inContext, markSpans, markTerms } from "../../themes/highlight.ts";
import { findText, searched } from "../../themes/search.ts";
import { NO_USER_WORDS, type UserWords } from "../../themes/user-words.ts";
import { Button } from "../../ui/Button.tsx";
import { NothingLeft } from "../panel/NothingLeft.tsx";
import type { ReadyView } from "../view.ts";
import { useAppearance, useFilters } from "../workspace.ts";
import { entryOf, foundProblems, type ListedProblem, listedProblems } from "./listed-problems.ts";
import { Marked } from "./Marked.tsx";

/** A region that scrolls has to be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;

/** So many terms of a problem stand beside it; the table has all. */
const SHOWN_TERMS = 8;

/** Characters on each side of a mark: enough to read what it is about. */
const AROUND = 28;

export interface PictureProps {
  readonly frame: PanelFrame;
  readonly height: number;
  readonly view: ReadyView;
}

/** Problems in their own words, the chosen terms marked, and a search over all of them: the picture of theme-problems. */
export function ProblemList({ frame, height, view }: PictureProps) {
  const { t } = useAppearance();
  const { catalogue, selection } = view;
  const isMarked = selection.some(({ field }) => field === "term" || field === "theme");
  const [query, setQuery] = useState("");
  const wanted = searched(query);
  const listed = useMemo(() => listedProblems(frame.table(t), catalogue), [frame, t, catalogue]);
  const found = useMemo(() => (wanted === "" ? [] : foundProblems(wanted, catalogue)), [wanted, catalogue]);
  const problems = wanted === "" ? listed : found;
  return (
    <div className="problem-frame" style={{ ["--height" as string]: `${height}px` }}>
      <SearchBar query={query} wanted={wanted} found={found} onQuery={setQuery} />
      <section className="problem-list" aria-label={t("screens.themes.problems")} {...FOCUSABLE}>
        {/* The search stays: it looks through all problems, whatever is filtered. */}
        {problems.length > 0 || wanted !== "" ? null : <NothingLeft height={height - SEARCH_HEIGHT} />}
        <ul className="problem-cards">
          {problems.map((each) => (
            <ProblemItem
              key={each.problem.problem_id}
              listed={each}
              isMarked={isMarked}
              wanted={wanted}
              words={catalogue.settings.user_words ?? NO_USER_WORDS}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}

/** What the search takes of the height. */
const SEARCH_HEIGHT = 56;

interface SearchBarProps {
  readonly query: string;
  /** As it is compared; empty: nothing is looked for. */
  readonly wanted: string;
  readonly found: readonly ListedProblem[];
  readonly onQuery: (query: string) => void;
}

/** Any string in the problems' numbers, titles and texts, whatever is filtered; what is found can become the filter. */
function SearchBar({ query, wanted, found, onQuery }: SearchBarProps) {
  const { t } = useAppearance();
  const apply = useFilters((state) => state.apply);
  const values = found.map(({ problem }) => problem.problem_id);
  return (
    <search className="problem-search">
      <input
        className="ui-field"
        type="search"
        aria-label={t("themes.search")}
        placeholder={t("themes.search")}
        value={query}
        onChange={({ target }) => onQuery(target.value)}
      />
      <span role="status">{wanted === "" ? "" : t("themes.search.found", { count: found.length })}</span>
      {found.length === 0 ? null : (
        <Button look="plain" onClick={() => apply({ kind: "points", field: "problem", values })}>
          {t("themes.search.filter")}
        </Button>
      )}
    </search>
  );
}

interface ItemProps {
  readonly listed: ListedProblem;
  readonly isMarked: boolean;
  /** What is searched for, marked before all else; empty: nothing. */
  readonly wanted: string;
  readonly words: UserWords;
}

/** Kept as it is while its panel waits for an answer: there are more than a hundred of them. */
const ProblemItem = memo(function ProblemItem(props: ItemProps) {
  const { listed, isMarked, wanted, words } = props;
  const { problem, track, terms, themes } = listed;
  const { t, language } = useAppearance();
  const [isOpen, setOpen] = useState(false);
  const text = useId();
  const title = useId();
  const marked = useMemo(() => {
    const entries = isMarked ? terms.map(({ term }) => entryOf(term, words)) : [];
    const mark = (written: string) =>
      wanted === "" ? markTerms(written, entries) : markSpans(written, findText(written, wanted));
    return { title: mark(problem.problem_title), text: mark(problem.problem_text) };
  }, [problem, terms, isMarked, wanted, words]);
  const further = terms.length - SHOWN_TERMS;
  return (
    <li className="problem-card">
      <h3 id={title}>
        <Marked pieces={marked.title} />
      </h3>
      <p className="problem-place">
        <span>{problem.problem_id}</span>
        <span>{track?.track_name ?? t("panels.outside-tracks")}</span>
      </p>
      <p id={text} className="problem-text" data-open={isOpen} data-marked={isMarked || wanted !== ""}>
        <Marked pieces={isOpen ? marked.text : inContext(marked.text, AROUND)} />
      </p>
      <div className="problem-foot">
        <ul className="problem-themes" aria-label={t("screens.field.theme")}>
          {themes.map(({ theme, name_zh, name_en }) => (
            <li key={theme} className="problem-theme">
              {language === "en" ? name_en : name_zh}
            </li>
          ))}
        </ul>
        <Button
          aria-expanded={isOpen}
          aria-controls={text}
          aria-describedby={title}
          onClick={() => setOpen((before) => !before)}
        >
          {t(isOpen ? "screens.themes.less" : "screens.themes.more")}
        </Button>
      </div>
      <p className="problem-terms">
        {terms.slice(0, SHOWN_TERMS).map(({ term: { term }, occurrences }) => (
          <span key={term}>{occurrences > 1 ? `${term} × ${occurrences}` : term}</span>
        ))}
        {further > 0 ? <span>{t("screens.themes.further", { count: further })}</span> : null}
      </p>
    </li>
  );
});
