import { useState } from "react";
import { PROVINCES } from "../../../model/provinces.ts";
import { Button } from "../../../ui/Button.tsx";
import { useAppearance } from "../../workspace.ts";
import { areaRows } from "./form-of.ts";
import type { FormRow } from "./form-sections.ts";

/** Another province starts by its name. */
export function ProvinceChooser({ onRows }: { readonly onRows: (rows: readonly FormRow[]) => void }) {
  const { t } = useAppearance();
  const [chosen, setChosen] = useState("");
  const province = PROVINCES.find((name) => name === chosen);
  return (
    <div className="settings-province">
      <label className="ui-select">
        {t("settings.province")}
        <select className="ui-field" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t("settings.province.choose")}</option>
          {PROVINCES.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      {/* Not at the choice itself: arrow keys pass through all provinces on the way to one. */}
      <Button
        look="plain"
        idle={province === undefined}
        onClick={() => {
          if (province !== undefined) onRows(areaRows(province));
        }}
      >
        {t("settings.province.fill")}
      </Button>
      <span className="data-quiet">{t("settings.province.detail")}</span>
    </div>
  );
}

/** More tiles than this in a line are a slip of the pen, and are not drawn. */
const FARTHEST = 24;

/** How the tiles lie, as they are being placed; the fields beside it say the same to those who cannot see it. */
export function TilePreview({ rows }: { readonly rows: readonly FormRow[] }) {
  const { t } = useAppearance();
  const tiles = rows.flatMap(({ name = "", row, column }) => {
    const [line, place] = [Number(row), Number(column)];
    const isPlaced = [line, place].every((at) => Number.isInteger(at) && at > 0 && at <= FARTHEST);
    return isPlaced ? [{ name, line, place }] : [];
  });
  if (tiles.length === 0) return null;
  return (
    <div className="settings-tiles" role="img" aria-label={t("settings.tiles")}>
      {tiles.map(({ name, line, place }) => (
        <span key={`${name} ${line} ${place}`} style={{ gridRow: line, gridColumn: place }}>
          {name}
        </span>
      ))}
    </div>
  );
}
