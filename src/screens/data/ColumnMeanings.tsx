import Select from "antd/es/select";
import type { SheetSummary } from "../../ingest/importer.ts";
import type { SheetReport } from "../../ingest/outcome/report.ts";
import { CONCEPTS, type Concept, isConcept } from "../../model/aliases/concepts.ts";
import { useAppearance } from "../workspace.ts";
import { ColumnType } from "./ColumnType.tsx";
import { furtherDimensions } from "./column-casts.ts";

interface Props {
  readonly sheet: SheetSummary;
  readonly report: SheetReport | null;
  readonly onChoose: (header: string, concept: Concept | null) => void;
}

const NONE = "";

/** Each column of the file with what it is read as; a person may say otherwise. */
export function ColumnMeanings({ sheet, report, onChoose }: Props) {
  const { t } = useAppearance();
  const dimensions = furtherDimensions(report?.findings ?? []);
  const none = (header: string): string => t(dimensions.has(header) ? "data.mapping.dimension" : "data.mapping.none");
  const concepts = [...CONCEPTS.map((concept) => ({ value: String(concept), label: t(`data.concept.${concept}`) }))];
  return (
    <div className="data-scroll">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t("data.mapping.column")}</th>
            <th scope="col">{t("data.mapping.sample")}</th>
            <th scope="col">{t("data.mapping.concept")}</th>
            <th scope="col">{t("data.mapping.by")}</th>
            <th scope="col">{t("data.cast")}</th>
          </tr>
        </thead>
        <tbody>
          {report?.columns.map((column) => {
            const { index, header, concept, by } = column;
            return (
              <tr key={header}>
                <th scope="row">{header}</th>
                <td>{sheet.preview.find(({ cells }) => (cells[index] ?? "") !== "")?.cells[index] ?? ""}</td>
                <td>
                  <Select
                    size="small"
                    className="data-select"
                    aria-label={`${t("data.mapping.concept")} ${header}`}
                    showSearch={{ optionFilterProp: "label" }}
                    value={concept === null ? NONE : String(concept)}
                    options={[{ value: NONE, label: none(header) }, ...concepts]}
                    // As the file has it: a judge's name may be another here.
                    onChange={(value: string) =>
                      onChoose(sheet.header[index] ?? header, isConcept(value) ? value : null)
                    }
                  />
                </td>
                <td className="data-quiet">{t(`data.by.${by}`)}</td>
                <td>
                  <ColumnType sheet={sheet} column={column} findings={report.findings} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
