import { scoreByTrack } from "../../panels/scores/score-by-track.ts";
import { scoreDistribution } from "../../panels/scores/score-distribution.ts";
import { FilterBar } from "../filters/FilterBar.tsx";
import { PanelCard } from "../panel/PanelCard.tsx";
import { useAppearance } from "../workspace.ts";

/** How the scores lie, of all and within each track. */
export default function ScoresScreen() {
  const { t } = useAppearance();
  return (
    <div className="screen">
      <h1 className="ui-hidden">{t("screens.scores")}</h1>
      <FilterBar />
      <div className="panels panels-scores">
        <PanelCard panel={scoreDistribution} />
        <PanelCard panel={scoreByTrack} />
      </div>
    </div>
  );
}
