import { useAppearance } from "../workspace.ts";
import type { AsOf } from "./import-state.ts";

interface Props {
  readonly asOf: AsOf | null;
  /** 数据截至 of what is loaded; null: not confirmed. */
  readonly loaded: string | null;
  readonly onChange: (asOf: string | null) => void;
}

/** 数据截至 of the files, as proposed from their names or times: confirmed by importing with it. */
export function AsOfField({ asOf, loaded, onChange }: Props) {
  const { t } = useAppearance();
  const value = asOf?.asOf ?? null;
  const isOlder = value !== null && loaded !== null && value < loaded;
  return (
    <label className="data-as-of">
      <span>{t("data.as-of")}</span>
      <input
        className="ui-field"
        type="datetime-local"
        value={value?.slice(0, 16) ?? ""}
        onChange={({ currentTarget }) => onChange(currentTarget.value === "" ? null : `${currentTarget.value}:00`)}
      />
      <span className={isOlder ? "data-warning" : "data-quiet"}>
        {isOlder
          ? t("data.as-of.older", { loaded: loaded.slice(0, 16).replace("T", " ") })
          : t(`data.as-of.from.${value === null ? "none" : (asOf?.from ?? "none")}`)}
      </span>
    </label>
  );
}
