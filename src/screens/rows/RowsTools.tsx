import { useId, useMemo, useState } from "react";
import { useStore } from "zustand";
import { formatCount } from "../../panels/format.ts";
import { isPersonalKind, type RowColumn } from "../../panels/rows/columns.ts";
import { isReachable, publicColumns } from "../../panels/rows/origins.ts";
import type { RowOrder } from "../../panels/rows/statement.ts";
import { headerOf, type RowWords } from "../../panels/rows/words.ts";
import { ROWS_FORMATS, XLSX_ROWS } from "../../report/export-rows.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Late } from "../Late.tsx";
import { later } from "../later.ts";
import ExportMenu from "../panel/ExportMenu.tsx";
import { useAppearance, useWorkspace } from "../workspace.ts";
import { hiddenColumns, showAllColumns, toggleColumn } from "./hidden-columns.ts";
import { type RowsShown, useRowsExport } from "./use-rows-export.ts";
import { useRowsState } from "./use-rows-source.ts";

interface RowsToolsProps extends RowsShown {
  readonly isPersonal: boolean;
  readonly onPersonal: (isPersonal: boolean) => void;
  readonly order: RowOrder | null;
}

const PhoneList = later(() => import("./PhoneList.tsx"));

/** How many rows there are, which columns are shown, and the way to take them along. */
export function RowsTools(props: RowsToolsProps) {
  const { asked, columns, shown, words, source, isPersonal, onPersonal, order } = props;
  const { t } = useAppearance();
  const { behind, context } = asked.question;
  const { kind } = behind;
  const [isChoosing, setChoosing] = useState(false);
  const [isListing, setListing] = useState(false);
  const choices = useId();
  const { count, error, isOrdered } = useRowsState(source);
  const { save, progress, problem, stop } = useRowsExport(props);
  const listed = useMemo(
    () => publicColumns(kind, context).filter(({ name }) => shown.some((column) => column.name === name)),
    [kind, context, shown],
  );
  return (
    <>
      <div className="rows-tools">
        <p className="rows-count" role="status">
          {error !== null ? "" : count === null ? <Awaited /> : t(`rows.count.${kind}`, { count: formatCount(count) })}
        </p>
        {isPersonalKind(kind, context) ? (
          <label className="rows-personal" title={t("rows.personal.detail")}>
            <input type="checkbox" checked={isPersonal} onChange={(event) => onPersonal(event.target.checked)} />
            {t("rows.personal")}
          </label>
        ) : null}
        <Button aria-expanded={isChoosing} aria-controls={choices} onClick={() => setChoosing(!isChoosing)}>
          {t("rows.columns")}
        </Button>
        {isReachable(kind) && !context.catalogue.isDemo ? (
          <Button
            aria-haspopup="dialog"
            disabled={!isOrdered || count === 0 || count === null || count > XLSX_ROWS}
            title={
              count !== null && count > XLSX_ROWS
                ? t("rows.phones.too-many", { most: formatCount(XLSX_ROWS) })
                : undefined
            }
            onClick={() => setListing(true)}
          >
            {t("rows.phones")}
          </Button>
        ) : null}
        <ExportMenu
          disabled={!isOrdered || count === 0 || progress !== null || shown.length === 0}
          formats={ROWS_FORMATS}
          onExport={save}
        />
      </div>
      {isListing ? (
        <Late>
          <PhoneList
            asked={asked}
            filters={props.filters}
            columns={listed}
            order={order}
            words={words}
            onClose={() => setListing(false)}
          />
        </Late>
      ) : null}
      {isChoosing ? <ColumnChoice id={choices} kind={kind} columns={columns} words={words} /> : null}
      {progress === null || !progress.isLong ? null : (
        <div className="rows-progress" role="status">
          <span>
            {progress.isWriting
              ? t("rows.export.writing")
              : t("rows.export.busy", { done: formatCount(progress.done), count: formatCount(count ?? 0) })}
          </span>
          <progress value={progress.done} max={count ?? 0} aria-label={t("rows.export")} />
          <Button look="plain" onClick={stop}>
            {t("screens.cancel")}
          </Button>
        </div>
      )}
      {problem === null ? null : <Notice tone="error" title={problem} />}
    </>
  );
}

/** Why there is no number yet. */
function Awaited() {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const isReady = useStore(session.store, ({ status }) => status.phase === "ready");
  return t(isReady ? "rows.counting" : "rows.waiting");
}

interface ColumnChoiceProps {
  readonly id: string;
  readonly kind: RowsShown["asked"]["question"]["behind"]["kind"];
  readonly columns: readonly RowColumn[];
  readonly words: RowWords;
}

function ColumnChoice({ id, kind, columns, words }: ColumnChoiceProps) {
  const { t } = useAppearance();
  const hidden = useStore(hiddenColumns, (all) => all[kind]) ?? [];
  return (
    <fieldset id={id} className="rows-columns">
      <legend className="ui-hidden">{t("rows.columns")}</legend>
      {columns.map((column) => (
        <label key={column.name}>
          <input
            type="checkbox"
            checked={!hidden.includes(column.name)}
            onChange={() => toggleColumn(kind, column.name)}
          />
          {headerOf(column, words)}
        </label>
      ))}
      <Button idle={hidden.length === 0} onClick={() => showAllColumns(kind)}>
        {t("rows.columns.all")}
      </Button>
    </fieldset>
  );
}
