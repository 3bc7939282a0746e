import "./sets.css";
import type { KeepingError } from "../../../keeping/errors.ts";
import { useAppearance } from "../../workspace.ts";

/** Nothing lasts here: said before somebody relies on it. */
export function Refusal({ refusal }: { readonly refusal: KeepingError | null }) {
  const { t } = useAppearance();
  if (refusal === null) return null;
  return (
    <p className="sets-refusal" role="status">
      <strong>{t("keeping.refused")}</strong> {t("keeping.refused.detail", { reason: refusal.place })}{" "}
      {t("keeping.place.memory")}
    </p>
  );
}
