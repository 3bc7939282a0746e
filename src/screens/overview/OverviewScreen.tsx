import { coverageByTrack } from "../../panels/coverage/coverage-by-track.ts";
import { scoreDistribution } from "../../panels/scores/score-distribution.ts";
import { themeTerms } from "../../panels/themes/theme-terms.ts";
import { registrationsOverTime } from "../../panels/time/registrations-over-time.ts";
import { FilterBar } from "../filters/FilterBar.tsx";
import { PanelCard } from "../panel/PanelCard.tsx";
import { useAppearance } from "../workspace.ts";
import { Findings } from "./Findings.tsx";
import { KeyFigures } from "./KeyFigures.tsx";
import "./overview.css";

/** How the contest stands: what people open first. */
export function OverviewScreen() {
  const { t } = useAppearance();
  return (
    <div className="screen">
      <h1 className="ui-hidden">{t("screens.overview")}</h1>
      <FilterBar />
      <KeyFigures />
      <Findings />
      <div className="panels panels-overview">
        <div className="panels-column">
          <PanelCard panel={coverageByTrack} />
          <PanelCard panel={themeTerms} isBrief />
        </div>
        <div className="panels-column">
          <PanelCard panel={registrationsOverTime} isBrief />
          <PanelCard panel={scoreDistribution} isBrief />
        </div>
      </div>
    </div>
  );
}
