import { useState } from "react";
import type { Keeper } from "../../../keeping/keeper-types.ts";
import type { KeepingState } from "../../../keeping/state.ts";
import { Button } from "../../../ui/Button.tsx";
import { DATA_TAB } from "../../SettingsLink.tsx";
import { useAppearance, useFilters, useView } from "../../workspace.ts";
import { useKeeping } from "./use-keeping.ts";
import { reasonText, troubleTitle } from "./words.ts";

/** On every screen: the data that are open are not kept, are others than expected, or change elsewhere. */
export default function KeepingBanner() {
  const { keeper, state } = useKeeping();
  if (keeper === null) return null;
  return (
    <>
      <TroubleBanner keeper={keeper} state={state} />
      <OtherTabBanner keeper={keeper} state={state} />
      <MemoryBanner state={state} />
    </>
  );
}

interface Props {
  readonly keeper: Keeper;
  readonly state: KeepingState;
}

function TroubleBanner({ keeper, state: { trouble } }: Props) {
  const { t } = useAppearance();
  if (trouble === null) return null;
  const reason = reasonText(trouble.error, t);
  return (
    <div className="banner" role="alert">
      <p>
        <strong>{troubleTitle(trouble, t)}</strong>{" "}
        {trouble.kind === "unkept" ? t("keeping.unkept.detail", { reason }) : reason}
      </p>
      {trouble.kind === "unkept" ? (
        <Button look="plain" onClick={() => void keeper.saveAsNew()}>
          {t("keeping.save-as-new")}
        </Button>
      ) : null}
      <ToSets />
      <Button look="plain" onClick={() => keeper.dismiss()}>
        {t("keeping.dismiss")}
      </Button>
    </div>
  );
}

function OtherTabBanner({ keeper, state: { open, isReading, changedElsewhere } }: Props) {
  const { t } = useAppearance();
  if (open === null || !(isReading || changedElsewhere)) return null;
  const { name } = open;
  return (
    <div className="banner" role="status">
      <p>
        <strong>{t(changedElsewhere ? "keeping.elsewhere" : "keeping.reading", { name })}</strong>{" "}
        {t(changedElsewhere ? "keeping.elsewhere.detail" : "keeping.reading.detail")}
      </p>
      {changedElsewhere ? (
        <Button look="plain" onClick={() => void keeper.openSet(open)}>
          {t("keeping.reload")}
        </Button>
      ) : null}
      <Button look="plain" onClick={() => void keeper.saveAsNew()}>
        {t("keeping.save-as-new")}
      </Button>
    </div>
  );
}

/** Own data that end with the page. */
function MemoryBanner({ state: { refusal, open } }: Pick<Props, "state">) {
  const { t } = useAppearance();
  const [isDismissed, setDismissed] = useState(false);
  // The data's screen says it itself.
  const isSaid = useView(({ route }) => route === "data");
  if (refusal === null || open === null || isDismissed || isSaid) return null;
  return (
    <div className="banner" role="status">
      <p>
        <strong>{t("keeping.refused")}</strong> {t("keeping.place.memory")}
      </p>
      <ToSets />
      <Button look="plain" onClick={() => setDismissed(true)}>
        {t("keeping.dismiss")}
      </Button>
    </div>
  );
}

function ToSets() {
  const { t } = useAppearance();
  const choose = useFilters((state) => state.choose);
  const go = useFilters((state) => state.go);
  const isThere = useView(({ route, settings }) => route === "data" && settings.choices[DATA_TAB] === "sets");
  if (isThere) return null;
  return (
    <Button
      look="plain"
      onClick={() => {
        go("data");
        choose(DATA_TAB, "sets");
      }}
    >
      {t("keeping.to-sets")}
    </Button>
  );
}
