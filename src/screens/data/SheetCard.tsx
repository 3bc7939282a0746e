import Checkbox from "antd/es/checkbox";
import Collapse from "antd/es/collapse";
import type { ReactNode } from "react";
import type { Region, SheetSummary } from "../../ingest/importer.ts";
import type { Decision } from "../../ingest/meaning/mapping.ts";
import type { SheetReport } from "../../ingest/outcome/report.ts";
import type { Finding } from "../../ingest/table/findings.ts";
import type { MessageKey, Translate } from "../../model/messages.ts";
import { JUDGED_STAGES } from "../../model/vocabulary.ts";
import { formatCount } from "../../panels/format.ts";
import { Choice } from "../../ui/Choice.tsx";
import { useAppearance } from "../workspace.ts";
import { ColumnMeanings } from "./ColumnMeanings.tsx";
import { Findings } from "./Findings.tsx";
import type { Outcome } from "./import-state.ts";
import { balanceText } from "./messages.ts";
import { SheetPreview } from "./SheetPreview.tsx";

interface Props {
  readonly sheet: SheetSummary;
  /** The name of the file that was dropped; a sheet may come from a file inside it. */
  readonly file: string;
  /** Few sheets show their first rows at once. */
  readonly isOpen: boolean;
  /** Null while tables are being made, or where the sheet is left out. */
  readonly report: Outcome["reports"][number] | null;
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
  /** What was said of its findings, and what can be said of each. */
  readonly said: ReactNode;
  readonly judge: (finding: Finding) => ReactNode;
}

const DELIMITERS: Readonly<Record<string, MessageKey>> = {
  ",": "data.delimiter.comma",
  ";": "data.delimiter.semicolon",
  "\t": "data.delimiter.tab",
  "|": "data.delimiter.pipe",
};

const PERSONAL: ReadonlySet<string> = new Set(["personal_replaced", "personal_within"]);

/** One sheet: what was found, what it becomes, what is to be checked. */
export function SheetCard({ sheet, file, isOpen, report, decision, onDecide, said, judge }: Props) {
  const { t } = useAppearance();
  const asks = report !== null && report.missing.length > 0;
  const isComing = report === null && decision.skip !== true;
  if (sheet.header.length === 0) return <NothingThere sheet={sheet} file={file} />;
  return (
    <section className="data-sheet" aria-label={sheet.sheet ?? sheet.file}>
      <Heading sheet={sheet} file={file} />
      <Found sheet={sheet} report={report} />
      {sheet.sheet === null && sheet.file === file ? null : (
        <Checkbox
          checked={decision.skip === true}
          onChange={({ target }) => onDecide({ ...decision, skip: target.checked })}
        >
          {t("data.sheet.skip")}
        </Checkbox>
      )}
      {report?.findings.some(({ rule }) => PERSONAL.has(rule)) || decision.keepPersonal === true ? (
        <Checkbox
          checked={decision.keepPersonal === true}
          onChange={({ target }) => onDecide({ ...decision, keepPersonal: target.checked })}
        >
          {t("data.keep-personal")}
        </Checkbox>
      ) : null}
      {decision.skip === true ? <p className="data-quiet">{t("data.balance.skipped")}</p> : null}
      {isComing ? (
        <p className="data-balance data-coming">{t("data.building", { rows: formatCount(sheet.rows) })}</p>
      ) : null}
      {report === null ? null : (
        <>
          <p className="data-balance" data-balance>
            {balanceText(report, t)}
          </p>
          {report.unused.length === 0 ? null : (
            <p className="data-quiet">{t("data.unused", { count: formatCount(report.unused.length) })}</p>
          )}
          <p className="data-quiet">
            {report.tables
              .map(({ table, rows }) =>
                t("data.table-rows", { table: t(`data.table.${table}`), rows: formatCount(rows) }),
              )
              .join(t("panels.comma"))}
          </p>
          {report.stage === null ? null : (
            <div className="data-stage">
              <span>{t("data.stage")}</span>
              <Choice
                label={t("data.stage")}
                value={report.stage.stage}
                options={JUDGED_STAGES.map((stage) => ({ value: stage, label: t(`data.stage.${stage}`) }))}
                onChange={(stage) => onDecide({ ...decision, stage })}
              />
            </div>
          )}
          <h3>{t("data.findings")}</h3>
          {said}
          <Findings findings={report.findings} rows={{ header: sheet.header, cited: report.cited }} judge={judge} />
        </>
      )}
      <Collapse
        ghost
        size="small"
        defaultActiveKey={[...(isOpen ? ["preview"] : []), ...(asks ? ["mapping"] : [])]}
        // Opens again once the report says that a column has to be chosen.
        key={asks ? "asks" : "clear"}
        items={[
          {
            key: "preview",
            label: t("data.preview"),
            children: <SheetPreview sheet={sheet} report={report} isComing={isComing} />,
          },
          {
            key: "mapping",
            label: t("data.mapping"),
            children: (
              <ColumnMeanings
                sheet={sheet}
                report={report}
                onChoose={(header, concept) =>
                  onDecide({ ...decision, columns: { ...decision.columns, [header]: concept } })
                }
              />
            ),
          },
        ]}
      />
    </section>
  );
}

function Heading({ sheet, file }: Pick<Props, "sheet" | "file">) {
  const { t } = useAppearance();
  return (
    <>
      {sheet.file === file ? null : <h3>{sheet.file}</h3>}
      {sheet.sheet === null ? null : <h3>{t("data.sheet", { sheet: sheet.sheet })}</h3>}
    </>
  );
}

/** An empty sheet, or a file in an archive that could not be read: why, and nothing to decide. */
function NothingThere({ sheet, file }: Pick<Props, "sheet" | "file">) {
  return (
    <section className="data-sheet" aria-label={sheet.sheet ?? sheet.file}>
      <Heading sheet={sheet} file={file} />
      <Findings findings={sheet.findings} />
    </section>
  );
}

/** Names stand with the values, and not in a row. */
const hasSchema = (format: SheetSummary["format"]): boolean =>
  format === "parquet" || format === "json" || format === "jsonl";

function regionText({ firstRow, lastRow, columns, letters }: Region, t: Translate): string {
  const rows = { first: firstRow, last: lastRow, columns };
  if (letters === null) return t("data.found.region.rows", rows);
  const [from, to] = letters;
  return t("data.found.region.sheet", { ...rows, from, to });
}

function Found({ sheet, report }: Pick<Props, "sheet" | "report">) {
  const { t } = useAppearance();
  const delimiter = sheet.delimiter === null ? undefined : DELIMITERS[sheet.delimiter];
  const headerRows =
    sheet.headerRows.length > 0
      ? t("data.found.header.rows", { rows: sheet.headerRows.join("–") })
      : t(hasSchema(sheet.format) ? "data.found.header.schema" : "data.found.header.none");
  const facts: readonly (readonly [MessageKey, string])[] = [
    ["data.found.format", sheet.format.toUpperCase()],
    ...(sheet.encoding === null ? [] : ([["data.found.encoding", sheet.encoding.toUpperCase()]] as const)),
    ...(sheet.format === "csv" ? ([["data.found.delimiter", t(delimiter ?? "data.delimiter.none")]] as const) : []),
    ["data.found.header", headerRows],
    ...(sheet.region === null ? [] : ([["data.found.region", regionText(sheet.region, t)]] as const)),
    ...(report === null ? [] : ([["data.found.kind", kindText(report)]] as const)),
  ];
  function kindText({ kind, tables, columns }: SheetReport): string {
    const name = kind === "contest" ? t("data.kind.contest") : t(`data.table.${kind}`);
    const what = tables.length > 0 ? tables.map(({ table }) => t(`data.table.${table}`)).join(t("data.list")) : name;
    const mapped = columns.filter(({ concept }) => concept !== null).length;
    return t("data.found.columns", { what, mapped, all: columns.length });
  }
  return (
    <dl className="data-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
