import { themeByTrack } from "../../panels/themes/theme-by-track.ts";
import { themeCooccurrence } from "../../panels/themes/theme-cooccurrence.ts";
import { themeProblems } from "../../panels/themes/theme-problems.ts";
import { themeSimilarity } from "../../panels/themes/theme-similarity.ts";
import { themeSupply } from "../../panels/themes/theme-supply.ts";
import { themeTerms } from "../../panels/themes/theme-terms.ts";
import { FilterBar } from "../filters/FilterBar.tsx";
import { Late } from "../Late.tsx";
import { later } from "../later.ts";
import { PanelCard, type PanelPicture } from "../panel/PanelCard.tsx";
import { useAppearance } from "../workspace.ts";
import { AlikeList } from "./AlikeList.tsx";
import { ProblemList } from "./ProblemList.tsx";
import "./themes.css";

/** The user's words stand below all charts, and come after them. */
const Words = later(() => import("./Words.tsx"));
const EntryReading = later(() => import("./EntryReading.tsx"));

/** Problems are read, not plotted: a list of one height that scrolls, so that nothing below or above it jumps. */
const LIST: PanelPicture = {
  height: 560,
  draw: (frame, height, view) => <ProblemList frame={frame} height={height} view={view} />,
};
const ALIKE: PanelPicture = {
  height: 640,
  draw: (frame, height, view) => <AlikeList frame={frame} height={height} view={view} />,
};

/** What the problems are about: the terms, beside them the problems that carry the chosen ones, then by track. */
export default function ThemesScreen() {
  const { t } = useAppearance();
  return (
    <div className="screen">
      <h1 className="ui-hidden">{t("screens.themes")}</h1>
      <FilterBar />
      <div className="panels panels-themes">
        <PanelCard panel={themeTerms} />
        <PanelCard panel={themeProblems} picture={LIST} />
        <PanelCard panel={themeByTrack} />
        <div className="supply">
          <PanelCard panel={themeSupply} />
          <Late>
            <EntryReading />
          </Late>
        </div>
        <PanelCard panel={themeSimilarity} picture={ALIKE} />
        <PanelCard panel={themeCooccurrence} />
        <Late>
          <Words />
        </Late>
      </div>
    </div>
  );
}
