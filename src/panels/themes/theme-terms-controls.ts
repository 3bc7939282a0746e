import type { ViewSettings } from "../../filters/clauses.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import type { Translate } from "../../model/messages.ts";
import { panelControl } from "../control.ts";
import type { PanelControl } from "../types.ts";

/** What can be chosen for the chart of terms: its form, the theme and the track whose terms are looked at. */

export type Form = "bars" | "cloud";

export const THEME_TERMS = "theme-terms";

export const FORM = panelControl<Form>(THEME_TERMS, "form", {
  label: "panels.theme-terms.form",
  values: { bars: "panels.theme-terms.form.bars", cloud: "panels.theme-terms.form.cloud" },
  initial: "bars",
});

const ANY_THEME = "any";
const ANY_TRACK = "any";

/** The tracks of the catalogue, of which terms of one are looked at. */
export const ofTrack = ({ tracks }: Catalogue): PanelControl => ({
  name: `${THEME_TERMS}.track`,
  label: "columns.track_name",
  options: [
    { value: ANY_TRACK, label: (t) => t("themes.any-track") },
    ...tracks.map(({ track_id, track_name }) => ({ value: track_id, label: () => track_name })),
  ],
  initial: ANY_TRACK,
});

/** The track whose terms are looked at; null: all. */
export const trackChosen = ({ tracks }: Catalogue, { choices }: ViewSettings): string | null =>
  tracks.find(({ track_id }) => track_id === choices[`${THEME_TERMS}.track`])?.track_id ?? null;

/** The themes of the catalogue, of which terms of one are looked at. */
export const ofTheme = ({ themes }: Catalogue): PanelControl => ({
  name: `${THEME_TERMS}.theme`,
  label: "columns.theme",
  options: [
    { value: ANY_THEME, label: (t) => t("panels.theme-terms.any-theme") },
    ...themes.map(({ theme, name_zh, name_en }) => ({
      value: theme,
      label: (t: Translate) => t("panels.theme-terms.theme", { zh: name_zh, en: name_en }),
    })),
  ],
  initial: ANY_THEME,
});

/** The theme whose terms are looked at; null: all. */
export const themeChosen = ({ themes }: Catalogue, { choices }: ViewSettings): string | null =>
  themes.find(({ theme }) => theme === choices[`${THEME_TERMS}.theme`])?.theme ?? null;
