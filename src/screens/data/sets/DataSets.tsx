import "./sets.css";
import Alert from "antd/es/alert";
import Button from "antd/es/button";
import { useState } from "react";
import type { Keeper } from "../../../keeping/keeper-types.ts";
import type { KeepingState } from "../../../keeping/state.ts";
import { DATA_TAB } from "../../SettingsLink.tsx";
import { useAppearance, useFilters, useView } from "../../workspace.ts";
import { Confirm } from "./Confirm.tsx";
import { DataSetItem } from "./DataSetItem.tsx";
import { Refusal } from "./Refusal.tsx";
import { useKeeping } from "./use-keeping.ts";
import { sizeText } from "./words.ts";

/** Data sets side by side on this machine: open, rename, save, delete; all of it gone with one button. */
export function DataSets() {
  const { t } = useAppearance();
  const { keeper, state } = useKeeping();
  return (
    <div className="data-screen">
      <h1>{t("keeping.title")}</h1>
      {keeper === null || state.place === null ? (
        <p role="status" className="data-quiet">
          {t("keeping.opening")}
        </p>
      ) : (
        <Opened keeper={keeper} state={state} />
      )}
    </div>
  );
}

function Opened({ keeper, state }: { readonly keeper: Keeper; readonly state: KeepingState }) {
  const { t } = useAppearance();
  const { place, refusal, sets, open, step } = state;
  const isBusy = step !== "idle";
  const isDemo = useView(({ catalogue }) => catalogue?.isDemo === true) && open === null;
  return (
    <>
      <Refusal refusal={refusal} />
      {refusal === null && place !== null ? (
        <p className="sets-place">
          {t(`keeping.place.${place}`)} <Usage state={state} />
        </p>
      ) : null}
      <Commands keeper={keeper} step={step} count={sets.length} />
      <ul className="sets" aria-label={t("keeping.list")}>
        {sets.map((each) => (
          <DataSetItem key={each.id} each={each} keeper={keeper} isOpen={open?.id === each.id} isBusy={isBusy} />
        ))}
        <li className="sets-item" aria-current={isDemo ? "true" : undefined}>
          <header>
            <h2>{t("keeping.demo")}</h2>
            {isDemo ? <span className="sets-badge">{t("keeping.current")}</span> : null}
            <div className="sets-actions">
              <Button
                size="small"
                aria-disabled={isBusy || isDemo}
                onClick={() => isBusy || isDemo || void keeper.openDemo()}
              >
                {t("keeping.open")}
              </Button>
            </div>
          </header>
          <p className="data-quiet">{t("keeping.demo.detail")}</p>
        </li>
      </ul>
      {sets.length === 0 ? <p className="data-quiet">{t("keeping.none")}</p> : null}
    </>
  );
}

function Usage({ state: { usage } }: { readonly state: KeepingState }) {
  const { t } = useAppearance();
  if (usage === null) return null;
  return (
    <>
      {t("keeping.usage", { used: sizeText(usage.bytes), quota: sizeText(usage.quota) })}{" "}
      {t(usage.isPersistent ? "keeping.persistent" : "keeping.evictable")}
    </>
  );
}

interface CommandsProps extends Pick<KeepingState, "step"> {
  readonly keeper: Keeper;
  readonly count: number;
}

function Commands({ keeper, step, count }: CommandsProps) {
  const isBusy = step !== "idle";
  const { t } = useAppearance();
  const choose = useFilters((state) => state.choose);
  const [isAsking, setAsking] = useState(false);
  const [isNew, setNew] = useState(false);
  return (
    <>
      <div className="sets-commands">
        <Button
          aria-disabled={isBusy}
          title={t("keeping.new.detail")}
          onClick={() => isBusy || void keeper.openDemo().then(() => setNew(true))}
        >
          {t("keeping.new")}
        </Button>
        <label className="sets-file">
          <span aria-hidden="true">{t("keeping.file")}</span>
          <input
            type="file"
            accept=".zip"
            disabled={isBusy}
            aria-label={t("keeping.file")}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              currentTarget.value = "";
              if (file !== undefined) void openChosen(keeper, file);
            }}
          />
        </label>
        <p role="status" className="sets-step">
          {isBusy ? t(step === "saving" ? "keeping.saving" : "keeping.busy") : null}
        </p>
        <Button danger aria-disabled={isBusy} onClick={() => isBusy || setAsking(true)}>
          {t("keeping.clear")}
        </Button>
      </div>
      {isNew && !isBusy ? (
        <Alert
          type="info"
          showIcon
          role="status"
          title={t("keeping.new.ready")}
          action={
            <Button size="small" type="primary" onClick={() => choose(DATA_TAB, null)}>
              {t("data.choose")}
            </Button>
          }
        />
      ) : null}
      <Confirm
        isOpen={isAsking}
        title={t("keeping.clear.title")}
        detail={t("keeping.clear.detail", { count })}
        action={t("keeping.clear.confirm")}
        onClose={() => setAsking(false)}
        onConfirm={() => void keeper.clear()}
      />
    </>
  );
}

/** A file of a data set from this person's disk. */
export async function openChosen(keeper: Keeper, file: File): Promise<void> {
  await keeper.openFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
}
