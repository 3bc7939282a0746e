import "./data.css";
import { type Ref, useEffect, useRef } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { Choice } from "../../ui/Choice.tsx";
import { DATA_TAB } from "../SettingsLink.tsx";
import { useAppearance, useFilters, useView, useWorkspace } from "../workspace.ts";
import { DoneNotice } from "./DoneNotice.tsx";
import { FileCard } from "./FileCard.tsx";
import { ImportBar } from "./ImportBar.tsx";
import { KeptNotes } from "./KeptNotes.tsx";
import { LastImport } from "./LastImport.tsx";
import { LoadedTables } from "./LoadedTables.tsx";
import { OpenQuestions } from "./OpenQuestions.tsx";
import { sheetsOf } from "./open-questions.ts";
import { ReceivedBoard } from "./ReceivedBoard.tsx";
import { addFiles } from "./sets/add-files.ts";
import { DataSets } from "./sets/DataSets.tsx";
import { Refusal } from "./sets/Refusal.tsx";
import { useKeeping } from "./sets/use-keeping.ts";
import { SettingsEditor, useUnsaved } from "./settings/SettingsEditor.tsx";
import { importStoreOf } from "./start-import.ts";

const TABS = ["import", "sets", "settings"] as const;

/** The data of the contest: files, data sets kept on this machine, and what organisers set. */
export function DataScreen() {
  const { t } = useAppearance();
  const tab = useView(({ settings }) => TABS.find((known) => known === settings.choices[DATA_TAB]) ?? "import");
  const choose = useFilters((state) => state.choose);
  const isUnsaved = useUnsaved();
  return (
    <>
      <div className="data-tabs">
        <Choice
          label={t("settings.tabs")}
          value={tab}
          onChange={(next) => choose(DATA_TAB, next === "import" ? null : next)}
          options={[
            { value: "import", label: t("settings.tab.import") },
            { value: "sets", label: t("keeping.tab") },
            { value: "settings", label: t(isUnsaved ? "settings.title.unsaved" : "settings.title") },
          ]}
        />
      </div>
      {tab === "sets" ? <DataSets /> : null}
      {tab === "import" ? <ImportTab /> : null}
      {tab === "settings" ? (
        <div className="data-screen">
          <h1>{t("settings.title")}</h1>
          <SettingsEditor />
        </div>
      ) : null}
    </>
  );
}

/** Of more tables each shows its first rows where a person asks for them. */
const FEW = 4;

/** Drop or choose files, see what was found in them, take them over, see what is loaded. */
function ImportTab() {
  const { t } = useAppearance();
  const { session, keeper } = useWorkspace();
  const store = importStoreOf(session);
  // Not all of it: how far an import has come concerns none of the cards.
  const { files, built, decisions, notes, done, isTaken } = useStore(
    store,
    useShallow(({ files, built, decisions, notes, done, step }) => ({
      ...{ files, built, decisions, notes, done },
      isTaken: step.kind === "importing",
    })),
  );
  const { refusal } = useKeeping().state;
  const chooser = useRef<HTMLInputElement>(null);
  const count = files.length;
  const before = useRef(count);
  useEffect(() => {
    // The button that took a file off has gone with it: whoever works by keyboard goes on here.
    const isGone = count < before.current && document.activeElement === document.body;
    before.current = count;
    if (isGone) chooser.current?.focus({ preventScroll: true });
  }, [count]);
  return (
    <div className="data-screen">
      <h1>{t("screens.data")}</h1>
      <Refusal refusal={refusal} />
      <Chooser input={chooser} onFiles={(chosen) => void addFiles({ files: chosen, refused: [] }, store, keeper)} />
      {done === null ? <LastImport store={store} /> : <DoneNotice done={done} store={store} />}
      <div className="data-list" inert={isTaken}>
        <OpenQuestions store={store} />
      </div>
      <ImportBar store={store} />
      <div className="data-list" inert={isTaken}>
        {files.map((file) => (
          <FileCard
            key={file.id}
            file={file}
            isOpen={sheetsOf(files).length <= FEW}
            built={built}
            decisions={decisions}
            notes={notes}
            actions={store.actions}
          />
        ))}
      </div>
      <ReceivedBoard />
      <KeptNotes />
      <LoadedTables />
    </div>
  );
}

interface ChooserProps {
  readonly input: Ref<HTMLInputElement>;
  readonly onFiles: (files: readonly File[]) => void;
}

function Chooser({ input, onFiles }: ChooserProps) {
  const { t } = useAppearance();
  return (
    <div className="data-drop">
      <p>{t("data.intro")}</p>
      <label className="data-choose">
        <span aria-hidden="true">{t("data.choose")}</span>
        <input
          ref={input}
          type="file"
          multiple
          aria-label={t("data.choose")}
          onChange={({ currentTarget }) => {
            onFiles([...(currentTarget.files ?? [])]);
            // The same file may be chosen again once it has been mended.
            currentTarget.value = "";
          }}
        />
      </label>
      <p className="data-quiet">{t("data.formats")}</p>
    </div>
  );
}
