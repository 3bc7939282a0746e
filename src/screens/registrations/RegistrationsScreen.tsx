import { registrationsOverTime } from "../../panels/registrations-over-time.ts";
import { FilterBar } from "../filters/FilterBar.tsx";
import { PanelCard } from "../panel/PanelCard.tsx";
import { useAppearance } from "../workspace.ts";

/** Who registered when, and how far they came. */
export default function RegistrationsScreen() {
  const { t } = useAppearance();
  return (
    <div className="screen">
      <h1 className="ui-hidden">{t("screens.registrations")}</h1>
      <FilterBar />
      <div className="panels">
        <PanelCard panel={registrationsOverTime} />
      </div>
    </div>
  );
}
