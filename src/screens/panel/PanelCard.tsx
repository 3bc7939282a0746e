import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Clause } from "../../filters/clauses.ts";
import { isImported } from "../../panels/lookup.ts";
import type { Panel, PanelFrame } from "../../panels/types.ts";
import type { ExportFormat } from "../../report/types.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useHandler } from "../../ui/use-latest.ts";
import { useWidth } from "../../ui/use-width.ts";
import { rowsOfPanel } from "../rows/asked.ts";
import { useRows } from "../rows/use-rows.tsx";
import { useAnswer, useOwnField } from "../use-answer.ts";
import type { Answered, ReadyView } from "../view.ts";
import { messageOf, useAppearance, useFilters, useView } from "../workspace.ts";
import { EmptyPanel } from "./EmptyPanel.tsx";
import { FailedAnswer } from "./FailedAnswer.tsx";
import { PanelChart } from "./PanelChart.tsx";
import { PanelHead } from "./PanelHead.tsx";
import { PanelRange } from "./PanelRange.tsx";
import { PanelTable } from "./PanelTable.tsx";
import "./panel.css";

/** What stands in the place of a panel's chart on the screen, where a list says more. Exports still draw the chart. */
export interface PanelPicture {
  /** In CSS pixels, at any width; what is more scrolls. */
  readonly height: number;
  /** `view` is what the frame answers: a newer one comes with its own answer. */
  readonly draw: (frame: PanelFrame, height: number, view: ReadyView) => ReactNode;
}

export interface PanelCardProps {
  readonly panel: Panel;
  readonly picture?: PanelPicture;
  /** One among many: without the ways to look at it that its own room offers. */
  readonly isBrief?: boolean;
}

/** What a panel stands on before anything is known of its data, in CSS pixels. */
const UNKNOWN_HEIGHT = 320;

/** Room to say that nothing was imported: no chart can take its place while the screen is looked at. */
const NOT_IMPORTED = 220;

/** One chart with everything that belongs to it: what it shows, what is to be seen, the rows, the exports. */
export function PanelCard({ panel, picture, isBrief = false }: PanelCardProps) {
  const { t } = useAppearance();
  const { answered, isStale, retry, shown } = useAnswer(panel);
  const arm = useFilters((state) => state.arm);
  const own = useOwnField(panel);
  const [body, width] = useWidth<HTMLDivElement>();
  const [asTable, setAsTable] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const wanted = useHeight(panel, answered, width);
  const height = picture?.height ?? wanted;

  const title = t(panel.title);
  const frame = answered.state === "ready" ? answered.answer : null;
  const summary = useMemo(() => (frame === null ? "" : frame.summary(t)), [frame, t]);
  // A chart says itself when it is drawn; everything else is shown once it is in the page.
  const drawsItself = frame !== null && !asTable && picture === undefined;
  useEffect(() => {
    if (!drawsItself) shown();
  }, [drawsItself, shown]);

  const [drawer, openRows] = useRows();
  const showRows = useHandler((clauses: readonly Clause[] | null) => {
    if (answered.state === "ready") openRows(rowsOfPanel(panel, answered.view, clauses));
  });
  const showAllRows = useHandler(() => showRows(null));
  const save = useHandler(useExport(panel, answered, setProblem));
  const announce = () => {
    if (own !== null) arm(own);
  };

  return (
    <>
      <section
        className="panel"
        data-panel={panel.id}
        data-state={answered.state}
        aria-label={title}
        aria-busy={isStale}
        onPointerEnter={announce}
        onFocus={announce}
      >
        <PanelHead
          panel={panel}
          isBrief={isBrief}
          isReady={frame !== null}
          isTable={asTable}
          onRows={showAllRows}
          onTable={setAsTable}
          onExport={save}
        />
        <p className="panel-summary" aria-live="polite">
          {summary}
        </p>
        {problem === null ? null : <Notice tone="error" title={problem} />}
        <div className="panel-body" ref={body} style={{ ["--height" as string]: `${height}px` }}>
          {width === 0 ? null : answered.state === "loading" ? (
            <Skeleton height={height} label={t("screens.panel.loading")} />
          ) : answered.state === "empty" ? (
            <EmptyPanel panel={panel} height={height} />
          ) : answered.state === "error" ? (
            <FailedAnswer height={height} error={answered.error} retry={retry} />
          ) : asTable ? (
            <div className="panel-table">
              <PanelTable caption={t("screens.panel.table-of", { title })} table={answered.answer.table(t)} />
            </div>
          ) : picture !== undefined ? (
            picture.draw(answered.answer, height, answered.view)
          ) : (
            <>
              <PanelChart
                panel={panel}
                frame={answered.answer}
                width={width}
                height={height}
                label={t("screens.panel.label", { title, summary })}
                onDrawn={shown}
                onRows={showRows}
              />
              {answered.answer.brush === null || own === null ? null : (
                <PanelRange catalogue={answered.view.catalogue} field={own} stops={answered.answer.brush.stops} />
              )}
            </>
          )}
        </div>
      </section>
      {/* Not within the panel: what happens in it does not happen on the chart. */}
      {drawer}
    </>
  );
}

/** As tall as the panel wants to be; of an older answer while a newer one is on its way. */
function useHeight(panel: Panel, answered: Answered<PanelFrame>, width: number): number {
  const view = useView((state) => state);
  const of = answered.state === "loading" ? view : answered.view;
  return useMemo(() => {
    const { catalogue, selection, settings } = of;
    if (catalogue === null || width === 0) return UNKNOWN_HEIGHT;
    const drawn = panel.height({ catalogue, selection, settings }, width);
    return isImported(panel.needs, catalogue.loaded) ? drawn : Math.min(drawn, NOT_IMPORTED);
  }, [panel, of, width]);
}

function useExport(
  panel: Panel,
  answered: Answered<PanelFrame>,
  report: (problem: string | null) => void,
): (format: ExportFormat) => Promise<void> {
  const appearance = useAppearance();
  const { t } = appearance;
  return async (format) => {
    if (answered.state !== "ready") return;
    report(null);
    try {
      const { savePanel } = await import("./save-panel.ts");
      await savePanel(format, panel, answered.answer, answered.view, appearance);
    } catch (error) {
      report(t("screens.panel.export-failed", { message: messageOf(error) }));
    }
  };
}
