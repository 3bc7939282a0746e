import { memo, useEffect } from "react";
import { formatChange, formatCount } from "../../panels/format.ts";
import { type Figure, keyFigures } from "../../panels/key-figures.ts";
import type { RowsBehind } from "../../panels/types.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyText } from "../../ui/CopyText.tsx";
import { Hint } from "../../ui/Hint.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useHandler } from "../../ui/use-latest.ts";
import { FailedAnswer } from "../panel/FailedAnswer.tsx";
import { useRows } from "../rows/use-rows.tsx";
import { SettingsLink } from "../SettingsLink.tsx";
import { useAnswer } from "../use-answer.ts";
import { useAppearance, useFilters } from "../workspace.ts";

/** As tall as the row of figures and the sentence below, in CSS pixels. */
const HEIGHT = 140;
const PLACES = ["registrations", "submissions", "empty-problems", "organisations", "days-left"] as const;

/** The numbers a week's brief begins with, and the brief's sentence to paste. */
export function KeyFigures() {
  const { t } = useAppearance();
  const { answered, isStale, retry, shown } = useAnswer(keyFigures);
  const go = useFilters((state) => state.go);
  useEffect(() => shown(), [shown]);
  const [drawer, openRows] = useRows();
  const show = useHandler(({ label, definition }: Figure, behind: RowsBehind) => {
    if (answered.state !== "ready") return;
    openRows({ title: label, description: definition, question: { behind, context: answered.view, own: null } });
  });
  switch (answered.state) {
    case "loading":
      return <Waiting />;
    case "empty":
      return (
        <Notice
          tone="empty"
          height={HEIGHT}
          title={t("screens.panel.not-imported")}
          action={
            <Button look="plain" onClick={() => go("data")}>
              {t("screens.panel.import")}
            </Button>
          }
        />
      );
    case "error":
      return <FailedAnswer height={HEIGHT} error={answered.error} retry={retry} />;
    case "ready": {
      const summary = answered.answer.summary(t);
      return (
        <section className="figures-section" aria-label={t("screens.figures")} aria-busy={isStale}>
          <dl className="figures">
            {answered.answer.figures.map((figure) => (
              <FigureCell key={figure.id} figure={figure} onOpen={show} />
            ))}
          </dl>
          {drawer}
          <p className="figures-sentence" aria-live="polite">
            {summary}
            <CopyText
              text={summary}
              label={t("screens.copy")}
              done={t("screens.copied")}
              failed={t("screens.copy.failed")}
            />
          </p>
        </section>
      );
    }
  }
}

/** The row as it will be, without its figures: nothing moves when they come. */
function Waiting() {
  const { t } = useAppearance();
  return (
    <section className="figures-section" aria-label={t("screens.figures")} aria-busy="true">
      <div className="figures">
        {PLACES.map((place) => (
          <div key={place} className="figure" />
        ))}
      </div>
      <p className="figures-sentence" />
    </section>
  );
}

interface FigureCellProps {
  readonly figure: Figure;
  /** Somebody wants to see what is counted. */
  readonly onOpen: (figure: Figure, behind: RowsBehind) => void;
}

const FigureCell = memo(function FigureCell({ figure, onOpen }: FigureCellProps) {
  const { t } = useAppearance();
  const { value, absent, behind, unfiltered, change } = figure;
  const label = t(figure.label);
  return (
    <div className="figure">
      <dt>
        {label}
        <Hint label={t("screens.panel.definition", { title: label })} text={t(figure.definition)} />
      </dt>
      <dd>
        {value === null ? (
          <span className="figure-value" data-words="true">
            {t(absent ?? "screens.panel.not-imported")}
          </span>
        ) : behind === null ? (
          <span className="figure-value">
            {formatCount(value)}
            <span className="figure-unit">{t(figure.unit, { value })}</span>
          </span>
        ) : (
          <button
            type="button"
            className="figure-value"
            aria-haspopup="dialog"
            title={t("rows.open")}
            aria-label={t("rows.open.figure", {
              value: formatCount(value),
              unit: t(figure.unit, { value }),
              title: label,
            })}
            onClick={() => onOpen(figure, behind)}
          >
            {formatCount(value)}
            <span className="figure-unit">{t(figure.unit, { value })}</span>
          </button>
        )}
        <span className="figure-note">
          {absent === "panels.deadline.unset" ? (
            <SettingsLink>{t("screens.figures.set")}</SettingsLink>
          ) : unfiltered === null ? (
            change === null ? (
              ""
            ) : (
              t("screens.figures.since", { change: formatChange(change) })
            )
          ) : (
            t("screens.figures.unfiltered", { value: formatCount(unfiltered) })
          )}
        </span>
      </dd>
    </div>
  );
});
