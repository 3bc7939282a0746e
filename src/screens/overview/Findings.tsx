import { memo, useEffect } from "react";
import { type ContestFinding, findings } from "../../panels/findings/findings.ts";
import { Button } from "../../ui/Button.tsx";
import { Hint } from "../../ui/Hint.tsx";
import { FailedAnswer } from "../panel/FailedAnswer.tsx";
import { useRows } from "../rows/use-rows.tsx";
import { useAnswer } from "../use-answer.ts";
import type { ReadyView } from "../view.ts";
import { useAppearance, useFilters } from "../workspace.ts";

/** 情况提示: what is out of the ordinary, in words, each with its rule and the way to what stands behind it. */
export function Findings() {
  const { t } = useAppearance();
  const { answered, isStale, retry, shown } = useAnswer(findings);
  useEffect(() => shown(), [shown]);
  const isFiltered = answered.state === "ready" && answered.answer.isFiltered;
  const title = t(isFiltered ? "findings.title.filtered" : "findings.title");
  // Without data the figures above say so already.
  if (answered.state === "empty") return null;
  return (
    <section className="findings" aria-label={title} aria-busy={isStale || answered.state === "loading"}>
      <h2>{title}</h2>
      {answered.state === "loading" ? null : answered.state === "error" ? (
        <FailedAnswer error={answered.error} retry={retry} />
      ) : (
        <FindingList found={answered.answer.found} view={answered.view} />
      )}
    </section>
  );
}

interface FindingListProps {
  readonly found: readonly ContestFinding[];
  readonly view: ReadyView;
}

const FindingList = memo(function FindingList({ found, view }: FindingListProps) {
  const { t } = useAppearance();
  const go = useFilters((state) => state.go);
  const [drawer, openRows] = useRows();
  if (found.length === 0) return <p>{t("findings.none")}</p>;
  return (
    <>
      <ul>
        {found.map(({ rule, say, behind, route }) => {
          const text = say(t);
          return (
            <li key={text}>
              <span>{text}</span>
              <Hint label={t("findings.rule", { title: text })} text={t(`findings.${rule}.rule`)} />
              {behind === null ? (
                <Button onClick={() => go(route)}>{t("findings.go")}</Button>
              ) : (
                <Button
                  aria-haspopup="dialog"
                  onClick={() =>
                    openRows({
                      title: "findings.title",
                      description: `findings.${rule}.rule`,
                      question: { behind, context: view, own: null },
                    })
                  }
                >
                  {t("findings.open")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {drawer}
    </>
  );
});
