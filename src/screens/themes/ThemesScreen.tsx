import { themeTerms } from "../../panels/theme-terms.ts";
import { FilterBar } from "../filters/FilterBar.tsx";
import { PanelCard } from "../panel/PanelCard.tsx";
import { useAppearance } from "../workspace.ts";

/** What the problems are about. */
export default function ThemesScreen() {
  const { t } = useAppearance();
  return (
    <div className="screen">
      <h1 className="ui-hidden">{t("screens.themes")}</h1>
      <FilterBar />
      <div className="panels">
        <PanelCard panel={themeTerms} />
      </div>
    </div>
  );
}
