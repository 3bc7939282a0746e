import { coverageByProblem } from "../../panels/coverage/coverage-by-problem.ts";
import { coverageByTrack } from "../../panels/coverage/coverage-by-track.ts";
import { coverageTrackArea } from "../../panels/coverage/coverage-track-area.ts";
import { coverageTrackExtra } from "../../panels/coverage/coverage-track-extra.ts";
import { coverageTrackOrgType } from "../../panels/coverage/coverage-track-org-type.ts";
import { FilterBar } from "../filters/FilterBar.tsx";
import { PanelCard } from "../panel/PanelCard.tsx";
import { useAppearance, useView } from "../workspace.ts";

/** Which tracks and problems have entries, and which have none. */
export default function CoverageScreen() {
  const { t } = useAppearance();
  const hasExtras = useView(({ catalogue }) => catalogue?.extras !== undefined);
  return (
    <div className="screen">
      <h1 className="ui-hidden">{t("screens.coverage")}</h1>
      <FilterBar />
      <div className="panels panels-coverage">
        <PanelCard panel={coverageByProblem} />
        <PanelCard panel={coverageByTrack} />
        <PanelCard panel={coverageTrackArea} />
        <PanelCard panel={coverageTrackOrgType} />
        {hasExtras ? <PanelCard panel={coverageTrackExtra} /> : null}
      </div>
    </div>
  );
}
