import type { SheetSummary } from "../../ingest/importer.ts";
import type { ColumnMapping } from "../../ingest/meaning/mapping.ts";
import type { SheetReport } from "../../ingest/outcome/report.ts";
import type { MessageKey } from "../../model/messages.ts";
import { useAppearance } from "../workspace.ts";
import { ColumnType } from "./ColumnType.tsx";
import { furtherDimensions } from "./column-casts.ts";

/** What scrolls must be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;

interface Props {
  readonly sheet: SheetSummary;
  /** Null as long as nobody knows what the columns mean. */
  readonly report: SheetReport | null;
  /** It will be known in a moment: its place is kept. */
  readonly isComing: boolean;
}

const COMING = "…";

/** What each column is read as, and the first rows as they were read, with the numbers they have in the file. */
export function SheetPreview({ sheet, report, isComing }: Props) {
  const { t } = useAppearance();
  const { file, sheet: name, header, preview } = sheet;
  const columns = report?.columns ?? [];
  const dimensions = furtherDimensions(report?.findings ?? []);
  const meaning = ({ concept, header: own }: ColumnMapping): MessageKey => {
    if (concept !== null) return `data.concept.${concept}`;
    return dimensions.has(own) ? "data.mapping.dimension" : "data.mapping.none";
  };
  return (
    <section className="data-scroll" {...FOCUSABLE} aria-label={[file, name ?? "", t("data.preview")].join(" ")}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t("data.row")}</th>
            {header.map((column) => (
              <th scope="col" key={column} className="data-name">
                {column}
              </th>
            ))}
          </tr>
          {report === null ? (
            isComing ? (
              <>
                <Coming label={t("data.mapping.concept")} columns={header} />
                <Coming label={t("data.cast")} columns={header} />
              </>
            ) : null
          ) : (
            <>
              <tr>
                <th scope="row">{t("data.mapping.concept")}</th>
                {columns.map((column) => (
                  <td key={column.index}>{t(meaning(column))}</td>
                ))}
              </tr>
              <tr>
                <th scope="row">{t("data.cast")}</th>
                {columns.map((column) => (
                  <td key={column.index}>
                    <ColumnType sheet={sheet} column={column} findings={report.findings} />
                  </td>
                ))}
              </tr>
            </>
          )}
        </thead>
        <tbody>
          {preview.map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {cells.map((cell, i) => (
                <td key={header[i]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Coming({ label, columns }: { readonly label: string; readonly columns: readonly string[] }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {columns.map((column) => (
        <td key={column}>{COMING}</td>
      ))}
    </tr>
  );
}
