import { measureFields } from "../../filters/measures.ts";
import { extraByTrack } from "../../panels/measures/extra-by-track.ts";
import { extraDistribution } from "../../panels/measures/extra-distribution.ts";
import { participationByArea } from "../../panels/participation/participation-by-area.ts";
import { participationByExtra } from "../../panels/participation/participation-by-extra.ts";
import { participationByOrgType } from "../../panels/participation/participation-by-org-type.ts";
import { stageProgress } from "../../panels/stages/stage-progress.ts";
import { registrationsOverTime } from "../../panels/time/registrations-over-time.ts";
import { FilterBar } from "../filters/FilterBar.tsx";
import { PanelCard } from "../panel/PanelCard.tsx";
import { useAppearance, useView } from "../workspace.ts";

/** Who registered when, and how far they came. */
export default function RegistrationsScreen() {
  const { t } = useAppearance();
  const hasExtras = useView(({ catalogue }) => catalogue?.extras !== undefined);
  const hasMeasures = useView(({ catalogue }) => catalogue !== null && measureFields(catalogue).length > 0);
  return (
    <div className="screen">
      <h1 className="ui-hidden">{t("screens.registrations")}</h1>
      <FilterBar />
      <div className="panels panels-registrations">
        <PanelCard panel={registrationsOverTime} />
        <PanelCard panel={stageProgress} />
        <PanelCard panel={participationByOrgType} />
        <PanelCard panel={participationByArea} />
        {hasExtras ? <PanelCard panel={participationByExtra} /> : null}
        {hasMeasures ? <PanelCard panel={extraDistribution} /> : null}
        {hasMeasures ? <PanelCard panel={extraByTrack} /> : null}
      </div>
    </div>
  );
}
