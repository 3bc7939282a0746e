import "./settings.css";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Catalogue } from "../../../model/catalogue.ts";
import { useAppearance, useView, useWorkspace } from "../../workspace.ts";
import { ProvinceChooser, TilePreview } from "./AreaTools.tsx";
import { AsOfProposal } from "./AsOfProposal.tsx";
import { SECTION_NAMES, type SectionName } from "./form-sections.ts";
import { SaveBar } from "./SaveBar.tsx";
import { Section } from "./Section.tsx";
import { SettingsBook } from "./SettingsBook.tsx";
import { settingsStoreOf } from "./settings-of.ts";
import type { SettingsStore } from "./settings-store.ts";

/** 赛事设置: what organisers set for their contest. */
export function SettingsEditor() {
  const { session } = useWorkspace();
  const catalogue = useView((view) => view.catalogue);
  return catalogue === null ? null : <Editor store={settingsStoreOf(session, catalogue)} catalogue={catalogue} />;
}

/** Whether something has been written and not saved. */
export function useUnsaved(): boolean {
  const { session } = useWorkspace();
  const catalogue = useView((view) => view.catalogue);
  const store = catalogue === null ? NOTHING : settingsStoreOf(session, catalogue);
  return useStore(store, ({ isChanged }) => isChanged);
}

const NOTHING = createStore(() => ({ isChanged: false }));

function Editor({ store, catalogue }: { readonly store: SettingsStore; readonly catalogue: Catalogue }) {
  const { t } = useAppearance();
  const { form, faults, step } = useStore(store);
  const { write, setRows } = store.actions;
  const above: Partial<Record<SectionName, ReactNode>> = {
    areas: (
      <>
        <ProvinceChooser onRows={(rows) => setRows("areas", rows)} />
        <TilePreview rows={form.areas} />
      </>
    ),
  };
  const below: Partial<Record<SectionName, ReactNode>> = {
    contest: <AsOfProposal onTake={(moment) => write("contest", 0, "as_of", moment)} />,
  };
  return (
    <form
      className="settings"
      aria-label={t("settings.title")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (step.kind !== "saving") void store.actions.save();
      }}
    >
      <p className="data-quiet">
        {t("settings.intro")}
        {catalogue.settings.is_demo ? t("settings.demo") : ""}
      </p>
      <SettingsBook store={store} catalogue={catalogue} />
      {SECTION_NAMES.map((section) => (
        <Section
          key={section}
          section={section}
          rows={form[section]}
          faults={faults.filter((fault) => fault.section === section)}
          catalogue={catalogue}
          onWrite={(row, field, value) => write(section, row, field, value)}
          onRows={(rows) => setRows(section, rows)}
          above={above[section]}
          below={below[section]}
        />
      ))}
      <SaveBar store={store} />
    </form>
  );
}
