import { useId, useMemo, useState } from "react";
import type { PanelFrame } from "../../panels/types.ts";
import { markTerms, type Piece } from "../../themes/highlight.ts";
import { Button } from "../../ui/Button.tsx";
import { useAppearance, useView } from "../workspace.ts";
import { entryOf, type ListedProblem, listedProblems } from "./listed-problems.ts";
import { Marked } from "./Marked.tsx";

/** A region that scrolls has to be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;

/** So many terms of a problem stand beside it; the table has all. */
const SHOWN_TERMS = 8;

/** Problems in their own words, the chosen terms marked: the picture of theme-problems. */
export function ProblemList({ frame, height }: { readonly frame: PanelFrame; readonly height: number }) {
  const { t } = useAppearance();
  const catalogue = useView((view) => view.catalogue);
  const isMarked = useView(({ selection }) => selection.some(({ field }) => field === "term" || field === "theme"));
  const problems = useMemo(
    () => (catalogue === null ? [] : listedProblems(frame.table(t), catalogue)),
    [frame, t, catalogue],
  );
  return (
    <section
      className="problem-list"
      aria-label={t("screens.themes.problems")}
      style={{ ["--height" as string]: `${height}px` }}
      {...FOCUSABLE}
    >
      <ul className="problem-cards">
        {problems.map((each) => (
          <ProblemItem key={each.problem.problem_id} listed={each} isMarked={isMarked} />
        ))}
      </ul>
    </section>
  );
}

interface ItemProps {
  readonly listed: ListedProblem;
  readonly isMarked: boolean;
}

function ProblemItem({ listed: { problem, track, terms, themes }, isMarked }: ItemProps) {
  const { t, language } = useAppearance();
  const [isOpen, setOpen] = useState(false);
  const text = useId();
  const title = useId();
  const marked = useMemo(() => {
    const entries = isMarked ? terms.map(({ term }) => entryOf(term)) : [];
    return { title: markTerms(problem.problem_title, entries), text: markTerms(problem.problem_text, entries) };
  }, [problem, terms, isMarked]);
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
      <p id={text} className="problem-text" data-open={isOpen}>
        <Marked pieces={isOpen ? marked.text : fromFirst(marked.text)} />
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
}

/** Characters before a mark that do not push it out of the two lines in sight on a phone. */
const LEAD = 24;

/** The text from the clause in which the first mark stands, where that is further down. */
function fromFirst(pieces: readonly Piece[]): readonly Piece[] {
  const [first, ...rest] = pieces;
  if (first === undefined || first.isMarked || rest.length === 0 || first.text.length <= LEAD) return pieces;
  const from = Math.max(...["。", "；", "，", "、"].map((stop) => first.text.lastIndexOf(stop))) + 1;
  const start = Math.max(from, first.text.length - LEAD);
  return [{ ...first, text: `…${first.text.slice(start)}` }, ...rest];
}
