import Alert from "antd/es/alert";
import Collapse from "antd/es/collapse";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { decisionKey } from "../../ingest/importer.ts";
import { deadlineOf } from "../../panels/lookup.ts";
import { SettingsLink } from "../SettingsLink.tsx";
import { useAppearance, useView, useWorkspace } from "../workspace.ts";
import { CatalogueLine } from "./CatalogueLine.tsx";
import { Findings } from "./Findings.tsx";
import { ImportReport } from "./ImportReport.tsx";
import type { Done, ImportStore } from "./import-state.ts";
import { MergeReview } from "./MergeReview.tsx";
import { balanceText } from "./messages.ts";
import { useKeeping } from "./sets/use-keeping.ts";
import { UndoImport } from "./UndoImport.tsx";

/** What the last import brought, sheet by sheet, and the way back. */
export function DoneNotice({ done, store }: { readonly done: Done; readonly store: ImportStore }) {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const isConfirmed = useView(
    ({ catalogue }) =>
      catalogue !== null && catalogue.settings.as_of !== null && deadlineOf(catalogue, "registration") !== null,
  );
  const canUndo = useStore(session.store, ({ canUndo }) => canUndo && session.data()?.imported === done.imported);
  const tables = done.tables
    .map(({ table, rows }) =>
      t("data.table-rows", { table: t(`data.table.${table}`), rows: rows.toLocaleString("en-US") }),
    )
    .join(t("panels.comma"));
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that was pressed has gone: whoever works by keyboard goes on here.
    if (document.activeElement === document.body) notice.current?.focus();
  }, []);
  return (
    <div ref={notice} tabIndex={-1}>
      <Alert
        type="success"
        showIcon
        role="status"
        // What is opened in it, or said later, is not all of it again.
        aria-atomic={false}
        title={t("data.done", { tables })}
        description={
          <>
            {done.plan === null ? null : (
              <MergeReview plan={done.plan} mode={done.plan.mode} onChoose={null} onApart={null} />
            )}
            {done.listed === null ? null : <CatalogueLine change={done.listed} />}
            <Kept />
            {done.demoRemoved ? <p className="data-quiet">{t("data.done.demo")}</p> : null}
            {isConfirmed ? null : (
              <p className="data-quiet">
                <SettingsLink>{t("data.done.next")}</SettingsLink>
              </p>
            )}
            <Collapse
              ghost
              size="small"
              items={[
                ...done.reports.map((report) => ({
                  // Files of one archive have one id.
                  key: decisionKey(report.id, report),
                  label: t("data.done.sheet", {
                    sheet: report.sheet === null ? report.file : `${report.file} ${report.sheet}`,
                    balance:
                      report.format === "other"
                        ? t("data.file.refused")
                        : report.missing.length > 0
                          ? t("data.done.kept", { rows: report.rowsOut })
                          : balanceText(report, t),
                  }),
                  children: (
                    <Findings
                      findings={report.findings}
                      rows={{ header: report.columns.map(({ header }) => header), cited: report.cited }}
                    />
                  ),
                })),
                {
                  key: "report",
                  label: t("data.report.open"),
                  children: <ImportReport reports={done.reports} asOf={done.asOf} />,
                },
              ]}
            />
          </>
        }
        action={canUndo ? <UndoImport store={store} /> : null}
        closable={{ onClose: () => store.actions.dismiss(), "aria-label": t("data.close") }}
      />
    </div>
  );
}

/** Whether the import outlasts the page; where it does not, a banner says why. */
function Kept() {
  const { t } = useAppearance();
  const { step, open, refusal, trouble } = useKeeping().state;
  if (step === "saving") return <p className="data-quiet">{t("keeping.saving")}</p>;
  if (open === null || refusal !== null || trouble !== null) return null;
  return <p className="data-quiet">{t("keeping.saved", { name: open.name })}</p>;
}
