import { memo } from "react";
import type { Panel } from "../../panels/types.ts";
import type { ExportFormat } from "../../report/types.ts";
import { Button } from "../../ui/Button.tsx";
import { Hint } from "../../ui/Hint.tsx";
import { Late } from "../Late.tsx";
import { later } from "../later.ts";
import { useAppearance } from "../workspace.ts";
import { PanelControls } from "./PanelControls.tsx";

const ExportMenu = later(() => import("./ExportMenu.tsx"));

export interface PanelHeadProps {
  readonly panel: Panel;
  readonly isBrief: boolean;
  /** There is something to look at as rows, as a table or in a file. */
  readonly isReady: boolean;
  readonly isTable: boolean;
  readonly onRows: () => void;
  readonly onTable: (asTable: boolean) => void;
  readonly onExport: (format: ExportFormat) => Promise<void>;
}

/** What a panel is, and what can be done with it. The same at every step of a filter, so that a step passes it by. */
export const PanelHead = memo(function PanelHead(props: PanelHeadProps) {
  const { panel, isBrief, isReady, isTable, onRows, onTable, onExport } = props;
  const { t } = useAppearance();
  const title = t(panel.title);
  return (
    <header className="panel-head">
      <div className="panel-title">
        <h2>{title}</h2>
        <Hint label={t("screens.panel.definition", { title })} text={t(panel.description)} />
        <div className="panel-controls">
          <PanelControls panel={panel} isBrief={isBrief} />
        </div>
      </div>
      <div className="panel-actions">
        <Button disabled={!isReady} aria-haspopup="dialog" onClick={onRows}>
          {t("rows.open")}
        </Button>
        <Button aria-pressed={isTable} disabled={!isReady} onClick={() => onTable(!isTable)}>
          {t("screens.panel.table")}
        </Button>
        <Late waiting={<Button disabled>{t("screens.panel.export")}</Button>}>
          <ExportMenu disabled={!isReady} onExport={onExport} />
        </Late>
      </div>
    </header>
  );
});
