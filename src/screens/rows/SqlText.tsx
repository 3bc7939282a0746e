import type { RowColumn } from "../../panels/rows/columns.ts";
import { type RowOrder, type RowsQuestion, rowsSql } from "../../panels/rows/statement.ts";
import { CopyText } from "../../ui/CopyText.tsx";
import { useAppearance } from "../workspace.ts";

export interface SqlTextProps {
  readonly question: RowsQuestion;
  readonly columns: readonly RowColumn[];
  readonly order: RowOrder | null;
}

/** A region that scrolls has to be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;

/** The statement whose answer the rows are. */
export function SqlText({ question, columns, order }: SqlTextProps) {
  const { t } = useAppearance();
  if (columns.length === 0) return null;
  const sql = rowsSql(question, columns, order);
  return (
    <details className="rows-sql">
      <summary>{t("rows.sql")}</summary>
      <CopyText text={sql} label={t("rows.sql.copy")} done={t("screens.copied")} failed={t("screens.copy.failed")} />
      <section aria-label={t("rows.sql")} {...FOCUSABLE}>
        <pre>{sql}</pre>
      </section>
    </details>
  );
}
