import Modal from "antd/es/modal";
import { type DragEvent, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Translate } from "../../model/messages.ts";
import { formatCount } from "../../panels/format.ts";
import { type RowWords, tableColumn, wordsOf } from "../../panels/rows/words.ts";
import { exportPhoneList, hasNumber } from "../../report/phone-list.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { errorText } from "../data/messages.ts";
import { saveFile } from "../panel/save-file.ts";
import { messageOf, useAppearance } from "../workspace.ts";
import type { RowsAsked } from "./asked.ts";
import type { PhoneListMaker, PhoneListState, RefusedFile, WantedFile } from "./phone-list.ts";
import { type PhoneListOf, usePhoneList } from "./use-phone-list.ts";

export interface PhoneListProps extends Pick<PhoneListOf, "columns" | "order"> {
  readonly asked: RowsAsked;
  readonly filters: readonly string[];
  readonly words: RowWords;
  /** It has closed, and nothing of it is left. */
  readonly onClose: () => void;
}

const NOTHING_YET = createStore<PhoneListState>()(() => ({
  rows: null,
  error: null,
  files: [],
  unknown: 0,
  reading: null,
  refused: [],
}));

type Made = { readonly rows: number; readonly without: number } | { readonly problem: string };

/** Whom to call about the rows of the drawer: from the original files straight into a workbook. */
export default function PhoneList({ asked, filters, columns, order, words, onClose }: PhoneListProps) {
  const { t } = useAppearance();
  const maker = usePhoneList({ question: asked.question, columns, order });
  const state = useStore(maker?.store ?? NOTHING_YET);
  const [made, setMade] = useState<Made | null>(null);
  const [isOver, setOver] = useState(false);
  const [isOpen, setOpen] = useState(true);
  const close = (): void => setOpen(false);
  const isGiven = state.files.some(({ found }) => found !== null);
  const take = (files: readonly File[]): void => {
    if (files.length === 0) return;
    setMade(null);
    void maker?.take(files);
  };
  const make = async (from: PhoneListMaker): Promise<void> => {
    const { settings, isDemo } = asked.question.context.catalogue;
    const rows = from.list().map(({ cells, contact }) => ({
      cells: columns.map((column, at) => wordsOf(column, cells[at] ?? null, words)),
      contact,
    }));
    try {
      const { fileName, blob } = await exportPhoneList({
        title: t(asked.title),
        filters,
        asOf: settings.as_of,
        isDemo,
        t,
        columns: columns.map((column) => tableColumn(column, words)),
        rows,
      });
      saveFile(fileName, blob);
      setMade({ rows: rows.length, without: rows.filter(({ contact }) => !hasNumber(contact)).length });
    } catch (error) {
      setMade({ problem: t("rows.phones.failed", { message: messageOf(error) }) });
    }
  };
  // The whole window takes them, and none goes on to the page behind, which would import it.
  const drag = (isHeld: boolean) => (event: DragEvent<HTMLElement>) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    // From one part of the dialog to another they are held over it still.
    const isWithin = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    setOver(isHeld || (event.type === "dragleave" && isWithin));
  };
  const dragging = {
    onDragEnter: drag(true),
    onDragOver: drag(true),
    onDragLeave: drag(false),
    onDrop: (event: DragEvent<HTMLElement>) => {
      drag(false)(event);
      take([...event.dataTransfer.files]);
    },
  };
  return (
    <Modal
      open={isOpen}
      title={t("rows.phones.title")}
      rootClassName="rows-phones"
      width={600}
      onCancel={close}
      // It gives the focus back first.
      afterClose={onClose}
      wrapProps={dragging}
      footer={
        <div className="rows-phones-actions">
          <Button
            look="strong"
            disabled={maker === null || !isGiven || state.reading !== null}
            onClick={() => maker !== null && void make(maker)}
          >
            {t("rows.phones.make")}
          </Button>
          <Button look="plain" onClick={close}>
            {t("rows.phones.close")}
          </Button>
        </div>
      }
    >
      <div className="rows-phones-body">
        <p>{t("rows.phones.detail")}</p>
        {state.error === null ? <Files state={state} isOver={isOver} onFiles={take} /> : null}
        {state.error === null ? null : <Notice tone="error" title={t("rows.error")} detail={messageOf(state.error)} />}
        {state.refused.map((refused) => (
          <p key={refused.name} className="rows-phones-refused" role="alert">
            {refusalText(refused, state.files)}
          </p>
        ))}
        <Standing state={state} made={made} />
      </div>
    </Modal>
  );

  function refusalText({ name, why }: RefusedFile, files: readonly WantedFile[]): string {
    if (why instanceof Error) return errorText(why, name, t);
    if (why === "changed") return t("rows.phones.changed", { file: name });
    const wanted = files.filter(({ found }) => found === null).map((file) => file.name);
    return wanted.length === 0
      ? t("rows.phones.other.none", { file: name })
      : t("rows.phones.other", { file: name, wanted: wanted.join(t("data.list")) });
  }
}

interface FilesProps {
  readonly state: PhoneListState;
  readonly isOver: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The original files wanted, what came of those given, and the place to give them. */
function Files({ state, isOver, onFiles }: FilesProps) {
  const { t } = useAppearance();
  const { rows, files, reading } = state;
  if (rows === null) return <p role="status">{t("rows.phones.asking")}</p>;
  if (files.length === 0) return null;
  return (
    <>
      <h3>{t("rows.phones.files")}</h3>
      <ul className="rows-phones-files">
        {files.map(({ sha256, name, rows: wanted, found }) => (
          <li key={sha256} data-found={found !== null}>
            <span>{name}</span>
            <span>{fileText({ rows: wanted, found }, t)}</span>
          </li>
        ))}
      </ul>
      <div className={isOver ? "rows-phones-drop is-over" : "rows-phones-drop"}>
        <span>{t(isOver ? "rows.phones.drop.over" : "rows.phones.drop")}</span>
        <label className="rows-phones-choose">
          <span aria-hidden="true">{t("rows.phones.choose")}</span>
          <input
            type="file"
            multiple
            aria-label={t("rows.phones.choose")}
            onChange={({ currentTarget }) => {
              onFiles([...(currentTarget.files ?? [])]);
              // The same file may be chosen again.
              currentTarget.value = "";
            }}
          />
        </label>
        <span role="status">{reading === null ? "" : t("rows.phones.reading", { file: reading })}</span>
      </div>
    </>
  );
}

function fileText({ rows, found }: Pick<WantedFile, "rows" | "found">, t: Translate): string {
  if (found === null) return t("rows.phones.file.wanted", { rows: formatCount(rows) });
  if (!found.hasColumns) return t("rows.phones.file.no-columns");
  return t("rows.phones.file.read", { rows: formatCount(rows), numbers: formatCount(found.numbers) });
}

/** What a list made now would lack, and what became of the one that was made. */
function Standing({ state, made }: { readonly state: PhoneListState; readonly made: Made | null }) {
  const { t } = useAppearance();
  const { files, unknown } = state;
  const missing = files.filter(({ found }) => found === null).length;
  return (
    <>
      {unknown === 0 ? null : <p className="rows-phones-quiet">{t("rows.phones.unknown", { count: unknown })}</p>}
      {missing === 0 || missing === files.length ? null : (
        <p className="rows-phones-quiet">{t("rows.phones.missing", { files: missing })}</p>
      )}
      <p role="status" className="rows-phones-made">
        {made !== null && "rows" in made
          ? t("rows.phones.made", { rows: formatCount(made.rows), without: formatCount(made.without) })
          : ""}
      </p>
      {made !== null && "problem" in made ? <Notice tone="error" title={made.problem} /> : null}
    </>
  );
}
