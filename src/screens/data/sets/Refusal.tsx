import Alert from "antd/es/alert";
import type { KeepingError } from "../../../keeping/errors.ts";
import { useAppearance } from "../../workspace.ts";

/** Nothing lasts here: said before somebody relies on it. */
export function Refusal({ refusal }: { readonly refusal: KeepingError | null }) {
  const { t } = useAppearance();
  if (refusal === null) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={t("keeping.refused")}
      description={t("keeping.refused.detail", { reason: refusal.place })}
    />
  );
}
