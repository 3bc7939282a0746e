import Alert from "antd/es/alert";
import Button from "antd/es/button";
import Collapse from "antd/es/collapse";
import Progress from "antd/es/progress";
import { useStore } from "zustand";
import { changesNothing } from "../../ingest/periods/merge.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import type { Translate } from "../../model/messages.ts";
import { useAppearance, useView } from "../workspace.ts";
import { AsOfField } from "./AsOfField.tsx";
import { ImportReport } from "./ImportReport.tsx";
import { isNewPeriod } from "./import-merge.ts";
import type { ImportState, ImportStore, Outcome } from "./import-state.ts";
import { MergeReview } from "./MergeReview.tsx";
import { useKeeping } from "./sets/use-keeping.ts";

/** What an import would change, what is still missing for it, and the one button. */
export function ImportBar({ store }: { readonly store: ImportStore }) {
  const { t } = useAppearance();
  const { keeper } = useKeeping();
  const state = useStore(store);
  const catalogue = useView((view) => view.catalogue);
  const { files, step, plan, asOf, built } = state;
  const isReading = files.some((file) => file.state.kind === "reading");
  const isBusy = isReading || step.kind === "building" || step.kind === "importing";
  const isAnything = files.some((file) => file.state.kind === "read");
  const waiting = isBusy ? null : waitingFor(state, t);
  return (
    <>
      {step.kind === "failed" ? (
        <Alert type="error" showIcon role="alert" title={t("data.failed", { message: step.error.message })} />
      ) : null}
      {plan === null || isBusy ? null : (
        <MergeReview
          plan={plan}
          onChoose={(mode) => void store.actions.choose(mode)}
          onApart={keeper === null ? null : () => void keeper.openDemo()}
        />
      )}
      {isBusy || (built?.reports.length ?? 0) === 0 ? null : (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: "report",
              label: t("data.report.open"),
              children: <ImportReport reports={built?.reports ?? []} />,
            },
          ]}
        />
      )}
      {isBusy || (built?.tables.length ?? 0) === 0 ? null : (
        <AsOfField
          asOf={asOf}
          loaded={catalogue === null || catalogue.isDemo ? null : catalogue.settings.as_of}
          onChange={(moment) => store.actions.date(moment)}
        />
      )}
      {isBusy || waiting !== null || withoutMeaning(state).length === 0 ? null : (
        <p className="data-line" role="status">
          <span className="data-warning">{t("data.left-out", { count: withoutMeaning(state).length })}</span>
          <br />
          <span className="data-quiet">{unclear(state, t)}</span>
        </p>
      )}
      {files.length === 0 ? null : (
        <div className="data-bar" aria-live="polite">
          {isBusy ? (
            <>
              <span>
                {t(isReading ? "data.reading" : step.kind === "importing" ? "data.importing" : "data.building")}
              </span>
              <Progress
                percent={step.kind === "importing" ? Math.round(step.share * 100) : 100}
                status="active"
                showInfo={false}
                size="small"
                aria-label={t("data.building")}
              />
              <Button onClick={() => store.actions.stop()}>{t("data.stop")}</Button>
            </>
          ) : (
            <>
              <span>{waiting ?? (isAnything ? consequence(state, catalogue, t) : "")}</span>
              <Button
                type="primary"
                disabled={!isAnything || waiting !== null || catalogue === null}
                onClick={() => void store.actions.confirm()}
              >
                {t("data.confirm")}
              </Button>
            </>
          )}
        </div>
      )}
    </>
  );
}

const withoutMeaning = ({ built }: ImportState): Outcome["reports"] =>
  (built?.reports ?? []).filter(({ missing }) => missing.length > 0);

/** Sheets that no table can be made of, and what they lack. */
const unclear = (state: ImportState, t: Translate): string =>
  withoutMeaning(state)
    .map(({ file, sheet, missing }) =>
      t("data.waiting.columns", {
        sheet: sheet === null ? file : `${file} ${sheet}`,
        columns: missing.map((concept) => t(`data.concept.${concept}`)).join(t("data.list")),
      }),
    )
    .join(t("data.list.long"));

/** Null: something can be imported. A sheet that is not clear keeps no other back. */
function waitingFor(state: ImportState, t: Translate): string | null {
  const { files, built } = state;
  const announces = files.some((file) => file.state.kind === "read" && file.state.read.kind === "announcement");
  if (announces || (built?.tables.length ?? 0) > 0) return null;
  return withoutMeaning(state).length > 0 ? t("data.waiting", { what: unclear(state, t) }) : t("data.waiting.nothing");
}

function consequence({ plan, asOf }: ImportState, catalogue: Catalogue | null, t: Translate): string {
  if (catalogue?.isDemo === true) return t("data.first-import");
  if (plan === null) return "";
  if (changesNothing(plan)) return t("data.merge.same-file");
  const isNext = catalogue !== null && isNewPeriod({ catalogue, plan, asOf: asOf?.asOf ?? null });
  return t(isNext ? "data.merge.new-period" : "data.merge.undoable");
}
