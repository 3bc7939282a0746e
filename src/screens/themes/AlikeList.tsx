import { useId, useMemo, useState } from "react";
import type { Problem, Track } from "../../model/catalogue.ts";
import { formatCell } from "../../panels/format.ts";
import { markTerms, type Piece } from "../../themes/highlight.ts";
import { NO_USER_WORDS } from "../../themes/user-words.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useAppearance, useFilters, useView } from "../workspace.ts";
import { type AlikeProblems, alikeProblems } from "./alike-problems.ts";
import { entryOf } from "./listed-problems.ts";
import { Marked } from "./Marked.tsx";
import type { PictureProps } from "./ProblemList.tsx";
import "./alike.css";

/** A region that scrolls has to be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;

/** So many shared terms stand beside a pair; the table has all. */
const SHOWN_TERMS = 6;
/** So many pairs are drawn before somebody asks for the rest. */
const IN_SIGHT = 40;

/** Pairs of problems with what they have in common, and both texts on request: the picture of theme-similarity. */
export function AlikeList({ frame, height, view: { catalogue } }: PictureProps) {
  const { t } = useAppearance();
  const [isAll, setAll] = useState(false);
  const pairs = useMemo(() => alikeProblems(frame.table(t), catalogue), [frame, t, catalogue]);
  const shown = isAll ? pairs : pairs.slice(0, IN_SIGHT);
  return (
    <section
      className="alike-list"
      aria-label={t("themes.alike.list")}
      style={{ ["--height" as string]: `${height}px` }}
      {...FOCUSABLE}
    >
      {pairs.length > 0 ? null : <Notice tone="empty" height={height} title={t("themes.alike.nothing")} />}
      <ol className="alike-pairs">
        {shown.map((pair) => (
          <Pair key={`${pair.a.problem.problem_id} ${pair.b.problem.problem_id}`} pair={pair} />
        ))}
      </ol>
      {shown.length === pairs.length ? null : (
        <Button look="plain" onClick={() => setAll(true)}>
          {t("themes.alike.all-pairs", { count: pairs.length })}
        </Button>
      )}
    </section>
  );
}

function Pair({ pair }: { readonly pair: AlikeProblems }) {
  const { t } = useAppearance();
  const apply = useFilters((state) => state.apply);
  const [isOpen, setOpen] = useState(false);
  const [texts, title] = [useId(), useId()];
  const { a, b, similarity, shared, passages } = pair;
  const further = shared.length - SHOWN_TERMS;
  const values = [a.problem.problem_id, b.problem.problem_id];
  return (
    <li className="alike-pair">
      <div className="alike-head">
        <h3 id={title}>
          <Name of={a} />
          <Name of={b} />
        </h3>
        <p className="alike-figure">
          <span>{t("themes.alike.similarity")}</span> {formatCell(similarity, "share")}
        </p>
      </div>
      {shared.length === 0 ? null : (
        <p className="alike-terms">
          <span>{t("themes.alike.shared")}</span>
          {shared.slice(0, SHOWN_TERMS).map((term) => (
            <span key={term.term} className="problem-theme">
              {term.term}
            </span>
          ))}
          {further > 0 ? <span>{t("screens.themes.further", { count: further })}</span> : null}
        </p>
      )}
      {passages.length === 0 ? null : (
        <p className="alike-passages">
          {t("themes.alike.passages-said", { count: passages.length })}
          {passages.map((passage) => (
            <q key={passage}>{passage}</q>
          ))}
        </p>
      )}
      <div className="alike-actions">
        <Button
          aria-expanded={isOpen}
          aria-controls={texts}
          aria-describedby={title}
          onClick={() => setOpen((before) => !before)}
        >
          {t(isOpen ? "themes.alike.close" : "themes.alike.open")}
        </Button>
        <Button aria-describedby={title} onClick={() => apply({ kind: "points", field: "problem", values })}>
          {t("themes.alike.filter")}
        </Button>
      </div>
      <div id={texts} className="alike-texts" hidden={!isOpen}>
        {isOpen ? [a, b].map((side) => <Text key={side.problem.problem_id} of={side} pair={pair} />) : null}
      </div>
    </li>
  );
}

interface Side {
  readonly problem: Problem;
  readonly track: Track | null;
}

function Name({ of: { problem, track } }: { readonly of: Side }) {
  const { t } = useAppearance();
  return (
    <span className="alike-name">
      {problem.problem_title}{" "}
      <span className="alike-place">
        {problem.problem_id} {track?.track_name ?? t("panels.outside-tracks")}
      </span>
    </span>
  );
}

/** One of the two texts, with the terms and passages marked that the other has as well. */
function Text({ of: { problem }, pair }: { readonly of: Side; readonly pair: AlikeProblems }) {
  const words = useView((view) => view.catalogue?.settings.user_words ?? NO_USER_WORDS);
  const pieces = useMemo((): readonly Piece[] => {
    const passages = pair.passages.map((passage) => ({ term: passage, forms: [], except: [] }));
    return markTerms(problem.problem_text, [...pair.shared.map((term) => entryOf(term, words)), ...passages]);
  }, [problem, pair, words]);
  return (
    <article>
      <h4>{problem.problem_title}</h4>
      <p>
        <Marked pieces={pieces} />
      </p>
    </article>
  );
}
