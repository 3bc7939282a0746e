import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { Translate } from "../../../model/messages.ts";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { messageOf, useAppearance, useWorkspace } from "../../workspace.ts";
import { fieldId } from "./FieldInput.tsx";
import type { FormFault } from "./read-form.ts";
import type { SettingsState, SettingsStore } from "./settings-store.ts";
import { faultText, fieldLabel } from "./words.ts";

/** Saves, and says how it stands. */
export function SaveBar({ store }: { readonly store: SettingsStore }) {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const { isChanged, step, faults } = useStore(store);
  const canUndo = useStore(session.store, (state) => state.canUndo);
  const { stop, undo, discard } = store.actions;
  return (
    <div className="settings-bar">
      <Faults faults={faults} />
      {step.kind === "failed" ? (
        <Notice tone="error" title={t("settings.failed")} detail={messageOf(step.error)} />
      ) : null}
      <p role="status">{statusText(isChanged, step, t)}</p>
      {step.kind === "saving" ? (
        <Button look="plain" onClick={stop}>
          {t("settings.stop")}
        </Button>
      ) : null}
      {step.kind === "saved" && canUndo ? (
        <Button look="plain" onClick={() => void undo()}>
          {t("settings.undo")}
        </Button>
      ) : null}
      <Button look="plain" idle={!isChanged} onClick={discard}>
        {t("settings.discard")}
      </Button>
      <Button look="strong" type="submit" aria-disabled={step.kind === "saving"}>
        {t("settings.save")}
      </Button>
    </div>
  );
}

function statusText(isChanged: boolean, step: SettingsState["step"], t: Translate): string {
  if (step.kind === "saving") return t("settings.saving");
  if (isChanged) return t("settings.unsaved");
  if (step.kind === "saved") return t("settings.saved");
  return step.kind === "undone" ? t("settings.undone") : "";
}

/** Everything that is to be mended; each leads to its field. */
function Faults({ faults }: { readonly faults: readonly FormFault[] }) {
  const { t } = useAppearance();
  const list = useRef<HTMLDivElement>(null);
  const isAny = faults.length > 0;
  useEffect(() => {
    if (isAny) list.current?.focus();
  }, [isAny]);
  if (!isAny) return null;
  return (
    <div ref={list} role="alert" className="settings-faults" tabIndex={-1}>
      <p>{t("settings.faults", { count: faults.length })}</p>
      <ul>
        {faults.map(({ section, row, field, rule }) => (
          <li key={fieldId(section, row, field)}>
            <Button onClick={() => document.getElementById(fieldId(section, row, field))?.focus()}>
              {t("settings.fault.place", {
                section: t(`settings.${section}`),
                row: row + 1,
                field: fieldLabel(section, field, t),
                what: faultText(rule, t),
              })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
