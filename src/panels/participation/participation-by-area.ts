import { panelControl } from "../control.ts";
import { definePanel } from "../define-panel.ts";
import { clickOn } from "../lookup.ts";
import type { PanelContext, PanelQuery } from "../types.ts";
import { areaTiles, tilesHeight } from "./area-tiles.ts";
import { participationBars, participationHeight, participationSummary, participationTable } from "./participation.ts";
import { type ParticipationView, participationQuery, participationView } from "./participation-view.ts";

/** Which areas take part, by the lead organisation of an entry: bars, or tiles laid out as the settings say. */

const LOOK = panelControl("participation-by-area", "look", {
  label: "panels.participation-by-area.look",
  values: { bars: "panels.participation-by-area.look.bars", tiles: "panels.participation-by-area.look.tiles" },
  initial: "bars",
});

/** Tiles only where the settings say where they stand. */
const hasTiles = ({ catalogue }: PanelContext): boolean => catalogue.settings.areas.some(({ tile }) => tile !== null);

const isTiled = (context: PanelContext): boolean => hasTiles(context) && LOOK.read(context.settings) === "tiles";

interface View extends ParticipationView {
  /** Null: bars. */
  readonly tiles: PanelContext["catalogue"]["settings"]["areas"] | null;
}

export const participationByArea = definePanel<{ readonly areas: PanelQuery }, View>({
  id: "participation-by-area",
  title: "panels.participation-by-area.title",
  description: "panels.participation-by-area.description",
  needs: ["entries"],
  field: "area",
  controls: (context) => [...(hasTiles(context) ? [LOOK] : []), ...(isTiled(context) ? [] : (["order"] as const))],
  height: (context, width) => {
    const { settings, areas } = context.catalogue;
    return isTiled(context) ? tilesHeight(settings.areas, areas, width) : participationHeight(areas.length, width);
  },
  queries: () => ({ areas: participationQuery("area") }),
  view: (results, totals, context) => ({
    ...participationView(results.areas, totals.areas, context, { field: "area", known: context.catalogue.areas }),
    tiles: isTiled(context) ? context.catalogue.settings.areas : null,
  }),
  option: (view, env) => (view.tiles === null ? participationBars(view, env) : areaTiles(view, view.tiles, env)),
  table: participationTable,
  summary: participationSummary,
  select: clickOn("area"),
});
