import "./settings.css";
import { useStore } from "zustand";
import type { Catalogue } from "../../../model/catalogue.ts";
import { PROVINCES } from "../../../model/provinces.ts";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { messageOf, useAppearance, useView, useWorkspace } from "../../workspace.ts";
import { areaRows, type FormFault, SECTION_NAMES } from "./form.ts";
import { Section } from "./Section.tsx";
import { SettingsBook } from "./SettingsBook.tsx";
import { settingsStoreOf } from "./settings-of.ts";
import type { SettingsStore } from "./settings-store.ts";
import { faultText, fieldLabel } from "./words.ts";

/** 赛事设置: what organisers set for their contest. */
export function SettingsEditor() {
  const { session } = useWorkspace();
  const catalogue = useView((view) => view.catalogue);
  return catalogue === null ? null : <Editor store={settingsStoreOf(session, catalogue)} catalogue={catalogue} />;
}

function Editor({ store, catalogue }: { readonly store: SettingsStore; readonly catalogue: Catalogue }) {
  const { t } = useAppearance();
  const { form, faults } = useStore(store);
  const { write, setRows } = store.actions;
  return (
    <form
      className="settings"
      aria-label={t("settings.title")}
      onSubmit={(event) => {
        event.preventDefault();
        void store.actions.save();
      }}
    >
      <p className="data-quiet">{t("settings.intro")}</p>
      <SettingsBook store={store} />
      {SECTION_NAMES.map((section) => (
        <Section
          key={section}
          section={section}
          rows={form[section]}
          faults={faults.filter((fault) => fault.section === section)}
          catalogue={catalogue}
          onWrite={(row, field, value) => write(section, row, field, value)}
          onRows={(rows) => setRows(section, rows)}
        >
          {section === "areas" ? <ProvinceChooser store={store} /> : null}
        </Section>
      ))}
      <SaveBar store={store} faults={faults} />
    </form>
  );
}

/** Another province starts by its name. */
function ProvinceChooser({ store }: { readonly store: SettingsStore }) {
  const { t } = useAppearance();
  return (
    <label className="ui-select">
      {t("settings.province")}
      <select
        value=""
        onChange={(event) => {
          const province = PROVINCES.find((name) => name === event.target.value);
          if (province !== undefined) store.actions.setRows("areas", areaRows(province));
        }}
      >
        <option value="">{t("settings.province.choose")}</option>
        {PROVINCES.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}

function SaveBar({ store, faults }: { readonly store: SettingsStore; readonly faults: readonly FormFault[] }) {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const { isChanged, step } = useStore(store);
  const canUndo = useStore(session.store, (state) => state.canUndo);
  return (
    <div className="settings-bar">
      {faults.length === 0 ? null : (
        <div role="alert" className="settings-faults">
          <p>{t("settings.faults", { count: faults.length })}</p>
          <ul>
            {faults.map((fault) => (
              <li key={`${fault.section} ${fault.row} ${fault.field}`}>
                {t("settings.fault.place", {
                  section: t(`settings.${fault.section}`),
                  row: fault.row + 1,
                  field: fieldLabel(fault.section, fault.field, t),
                  what: faultText(fault.rule, t),
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {step.kind === "failed" ? (
        <Notice tone="error" title={t("settings.failed")} detail={messageOf(step.error)} />
      ) : null}
      <p role="status">
        {step.kind === "saving"
          ? t("settings.saving")
          : step.kind === "saved"
            ? t("settings.saved")
            : isChanged
              ? t("settings.unsaved")
              : ""}
      </p>
      {step.kind === "saved" && canUndo ? (
        <Button look="plain" onClick={() => void store.actions.undo()}>
          {t("settings.undo")}
        </Button>
      ) : null}
      <Button look="plain" idle={!isChanged} onClick={store.actions.discard}>
        {t("settings.discard")}
      </Button>
      <Button look="strong" type="submit" disabled={step.kind === "saving"}>
        {t("settings.save")}
      </Button>
    </div>
  );
}
