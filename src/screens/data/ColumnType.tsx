import type { SheetSummary } from "../../ingest/importer.ts";
import type { ColumnMapping } from "../../ingest/meaning/mapping.ts";
import type { SheetReport } from "../../ingest/outcome/report.ts";
import { formatCount } from "../../panels/format.ts";
import { useAppearance } from "../workspace.ts";
import { columnCast } from "./column-casts.ts";

interface Props {
  readonly sheet: SheetSummary;
  readonly column: ColumnMapping;
  readonly findings: SheetReport["findings"];
}

/** What a column's cells are read as, and how many are none. */
export function ColumnType({ sheet, column, findings }: Props) {
  const { t } = useAppearance();
  const { type, misfits, among } = columnCast(column, sheet, findings);
  return (
    <>
      {t(`data.cast.${type}`)}
      {misfits === 0 ? null : (
        <span className="data-misfits">
          {among === null
            ? t("data.cast.misfits", { count: formatCount(misfits) })
            : t("data.cast.misfits.among", { count: formatCount(misfits), among: formatCount(among) })}
        </span>
      )}
    </>
  );
}
