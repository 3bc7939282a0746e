import { isReviewField, type Selection } from "../../filters/clauses.ts";
import { LIGHT } from "../../panels/drawing/palette.ts";
import { ownField } from "../../panels/lookup.ts";
import type { Panel, PanelContext, PanelFrame } from "../../panels/types.ts";
import { exportPanel } from "../../report/export-panel.ts";
import type { ExportFormat } from "../../report/types.ts";
import { rasterise } from "../../ui/rasterise.ts";
import { clauseLine } from "../filters/wording.ts";
import type { ReadyView } from "../view.ts";
import type { Appearance } from "../workspace.ts";
import { saveFile } from "./save-file.ts";

/** The selection as far as it narrows what a panel asks, and the panel's own clause. */
function clausesOn(panel: Panel, context: PanelContext): Selection {
  const asksReviews = Object.values(panel.queries(context)).some(({ from }) => from === "review_facts");
  return context.selection.filter(({ field }) => asksReviews || !isReviewField(field));
}

/** Saves a panel as it stands on the screen. Its own clause does not narrow its figures, and the words say so. */
export async function savePanel(
  format: ExportFormat,
  panel: Panel,
  frame: PanelFrame,
  view: ReadyView,
  { t, language }: Appearance,
): Promise<void> {
  const { catalogue, selection, settings } = view;
  const context = { catalogue, selection, settings };
  const words = { catalogue, settings, language, t };
  const { fileName, blob } = await exportPanel(format, {
    id: panel.id,
    title: t(panel.title),
    description: t(panel.description),
    frame,
    height: (width) => panel.height(context, width),
    filters: clausesOn(panel, context).map((clause) => {
      const line = clauseLine(clause, words);
      return clause.field === ownField(panel, context) ? t("screens.clause.own", { clause: line }) : line;
    }),
    asOf: catalogue.settings.as_of,
    isDemo: catalogue.isDemo,
    language,
    t,
    theme: LIGHT,
    rasterise,
  });
  saveFile(fileName, blob);
}
