import Button from "antd/es/button";
import Select from "antd/es/select";
import { useMemo, useState } from "react";
import type { SheetReport } from "../../ingest/outcome/report.ts";
import type { Translate } from "../../model/messages.ts";
import { formatCount } from "../../panels/format.ts";
import type { TableColumn } from "../../panels/types.ts";
import { exportRows, ROWS_FORMATS, type RowsFormat } from "../../report/export-rows.ts";
import { type LongColumn, LongTable } from "../../ui/LongTable.tsx";
import { saveFile } from "../panel/save-file.ts";
import { messageOf, useAppearance } from "../workspace.ts";
import { type ReportRow, reportRows } from "./report-rows.ts";

const ALL = "";

interface Props {
  readonly reports: readonly SheetReport[];
  /** 数据截至 of the files, whatever is loaded beside them. */
  readonly asOf: string | null;
}

/** Each row set aside and each repair with its place, to be searched and saved. */
export function ImportReport({ reports, asOf }: Props) {
  const { t } = useAppearance();
  const rows = useMemo(() => reportRows(reports, t), [reports, t]);
  const [file, setFile] = useState(ALL);
  const [what, setWhat] = useState(ALL);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = rows.filter((row) => (file === ALL || row.file === file) && (what === ALL || row.text === what));
  const columns = columnsOf(t);
  if (rows.length === 0) return <p className="data-quiet">{t("data.findings.none")}</p>;

  const save = async (format: RowsFormat): Promise<void> => {
    setProblem(null);
    try {
      const { fileName, blob } = await exportRows(format, {
        title: t("data.report.title"),
        description: t("data.report.description"),
        filters: [...(file === ALL ? [] : [file]), ...(what === ALL ? [] : [what])],
        asOf,
        isDemo: false,
        t,
        columns: columns.map(({ column }) => column),
        pieces: once(shown.map((row) => columns.map(({ cell }) => cell(row)))),
      });
      saveFile(fileName, blob);
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  return (
    <div className="data-report">
      <div className="data-report-filters">
        <Filter
          label={t("data.report.file")}
          all={t("data.report.all-files")}
          values={rows.map((row) => row.file)}
          value={file}
          onChange={setFile}
        />
        <Filter
          label={t("data.report.rule")}
          all={t("data.report.all-rules")}
          values={rows.map((row) => row.text)}
          value={what}
          onChange={setWhat}
        />
        <span className="data-quiet">{t("data.report.count", { count: formatCount(shown.length) })}</span>
        {ROWS_FORMATS.map((format) => (
          <Button size="small" key={format} onClick={() => void save(format)}>
            {t("data.report.save", { format: format.toUpperCase() })}
          </Button>
        ))}
      </div>
      {problem === null ? null : <p role="alert">{t("rows.export.failed", { message: problem })}</p>}
      <LongTable
        caption={t("data.report.title")}
        columns={columns.map(
          ({ column: { name, label }, width }): LongColumn => ({ key: name, label, width, numeric: false }),
        )}
        count={shown.length}
        rowAt={(place) => {
          const row = shown[place];
          return row === undefined ? null : columns.map(({ cell }) => String(cell(row) ?? ""));
        }}
      />
    </div>
  );
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}

interface FilterProps {
  readonly label: string;
  readonly all: string;
  readonly values: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Filter({ label, all, values, value, onChange }: FilterProps) {
  const options = [{ value: ALL, label: all }, ...[...new Set(values)].map((each) => ({ value: each, label: each }))];
  return (
    <Select
      size="small"
      className="data-filter"
      aria-label={label}
      value={value}
      options={options}
      onChange={onChange}
      popupMatchSelectWidth={false}
    />
  );
}

interface ReportColumn {
  readonly column: TableColumn;
  readonly width: number;
  readonly cell: (row: ReportRow) => string | number | null;
}

function columnsOf(t: Translate): readonly ReportColumn[] {
  const text = (name: string, label: string, width: number, cell: ReportColumn["cell"]): ReportColumn => ({
    column: { name, label, format: "text" },
    width,
    cell,
  });
  return [
    text("file", t("data.report.file"), 170, ({ file }) => file),
    text("sheet", t("data.report.sheet"), 110, ({ sheet }) => sheet),
    {
      ...text("row", t("data.row"), 70, ({ row }) => row),
      column: { name: "row", label: t("data.row"), format: "integer" },
    },
    text("column", t("data.mapping.column"), 120, ({ column }) => column),
    text("result", t("data.report.result"), 90, ({ what }) => t(`data.report.${what}`)),
    text("rule", t("data.report.rule"), 360, ({ text: words, more }) =>
      more === 0 ? words : `${words} ${t("data.report.more", { count: formatCount(more) })}`,
    ),
    text("value", t("data.report.value"), 220, ({ value }) => value),
    text("after", t("data.merge.after"), 100, ({ after }) => after),
  ];
}
