import type { SheetSummary } from "../../ingest/importer.ts";
import { useAppearance } from "../workspace.ts";

/** What scrolls must be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;

/** The first rows as they were read, with the numbers they have in the file. */
export function SheetPreview({ sheet: { file, sheet, header, preview } }: { readonly sheet: SheetSummary }) {
  const { t } = useAppearance();
  return (
    <section className="data-scroll" {...FOCUSABLE} aria-label={[file, sheet ?? "", t("data.preview")].join(" ")}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t("data.row")}</th>
            {header.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
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
