import Alert from "antd/es/alert";
import Button from "antd/es/button";
import Collapse from "antd/es/collapse";
import Progress from "antd/es/progress";
import { useStore } from "zustand";
import { changesNothing } from "../../ingest/periods/merge.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import type { Translate } from "../../model/messages.ts";
import { formatCount } from "../../panels/format.ts";
import { useAppearance, useView } from "../workspace.ts";
import { AsOfField } from "./AsOfField.tsx";
import { CatalogueLine } from "./CatalogueLine.tsx";
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
  const share = shareOf(state);
  const doing = doingOf(state, t);
  const isStopping = step.kind === "importing" && step.isStopping;
  return (
    <>
      {step.kind === "failed" ? (
        <Alert type="error" showIcon role="alert" title={t("data.failed", { message: step.error.message })} />
      ) : null}
      {/* What stands is shown until what takes its place is known: nothing jumps with each answer. */}
      <div className="data-list" inert={isBusy}>
        {plan === null ? null : (
          <MergeReview
            plan={plan}
            mode={state.mode ?? plan.mode}
            onChoose={(mode) => void store.actions.choose(mode)}
            onApart={keeper === null ? null : () => void keeper.openDemo()}
          />
        )}
        {state.listed === null ? null : <CatalogueLine change={state.listed} />}
        {(built?.reports.length ?? 0) === 0 ? null : (
          <Collapse
            ghost
            size="small"
            items={[
              {
                key: "report",
                label: t("data.report.open"),
                children: <ImportReport reports={built?.reports ?? []} asOf={asOf?.asOf ?? null} />,
              },
            ]}
          />
        )}
        {(built?.tables.length ?? 0) === 0 ? null : (
          <AsOfField
            asOf={asOf}
            loaded={catalogue === null || catalogue.isDemo ? null : catalogue.settings.as_of}
            onChange={(moment) => store.actions.date(moment)}
          />
        )}
        {built === null || waiting !== null || withoutMeaning(state).length === 0 ? null : (
          <p className="data-line" role="status">
            <span className="data-warning">{t("data.left-out", { count: withoutMeaning(state).length })}</span>
            <br />
            <span className="data-quiet">{unclear(state, t)}</span>
          </p>
        )}
      </div>
      {files.length === 0 ? null : (
        <div className="data-bar">
          {isBusy ? (
            <>
              <span aria-live="polite">{doing}</span>
              <Progress
                percent={share === null ? 100 : Math.round(share * 100)}
                status="active"
                showInfo={share !== null}
                size="small"
                aria-label={doing}
              />
              <Button disabled={isStopping} onClick={() => store.actions.stop()}>
                {t(isStopping ? "data.stopping" : "data.stop")}
              </Button>
            </>
          ) : (
            <>
              <span aria-live="polite">{waiting ?? (isAnything ? consequence(state, catalogue, t) : "")}</span>
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

/** How far what is under way has come, from 0 to 1; null: it does not say. */
function shareOf({ files, step }: ImportState): number | null {
  if (step.kind === "importing") return step.share;
  const open = files.filter(({ state }) => state.kind !== "refused");
  if (!open.some(({ state }) => state.kind === "reading")) return null;
  const weight = (size: number): number => Math.max(1, size);
  const all = open.reduce((sum, { size }) => sum + weight(size), 0);
  const read = open.reduce(
    (sum, { size, state }) => sum + weight(size) * (state.kind === "reading" ? state.share : 1),
    0,
  );
  return read / all;
}

function doingOf({ files, step }: ImportState, t: Translate): string {
  if (step.kind === "importing") return t(step.share < 1 ? "data.importing" : "data.importing.charts");
  if (files.some(({ state }) => state.kind === "reading")) return t("data.reading");
  const rows = files
    .flatMap(({ state }) => (state.kind === "read" && state.read.kind !== "announcement" ? state.read.sheets : []))
    .reduce((sum, sheet) => sum + sheet.rows, 0);
  return t("data.building", { rows: formatCount(rows) });
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
  if (announces || (built?.tables.length ?? 0) > 0 || (built?.catalogue ?? null) !== null) return null;
  return withoutMeaning(state).length > 0 ? t("data.waiting", { what: unclear(state, t) }) : t("data.waiting.nothing");
}

function consequence({ plan, asOf, listed }: ImportState, catalogue: Catalogue | null, t: Translate): string {
  if (catalogue?.isDemo === true) return t("data.first-import");
  if (plan === null) return listed === null ? "" : t("data.merge.undoable");
  if (changesNothing(plan)) return t("data.merge.same-file");
  const isNext = catalogue !== null && isNewPeriod({ catalogue, plan, asOf: asOf?.asOf ?? null });
  return t(isNext ? "data.merge.new-period" : "data.merge.undoable");
}
