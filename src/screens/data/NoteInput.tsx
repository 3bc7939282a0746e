import Input from "antd/es/input";
import { useEffect, useState } from "react";
import { useAppearance } from "../workspace.ts";

interface Props {
  /** The finding in words. */
  readonly about: string;
  readonly note: string;
  readonly onSave: (note: string) => void;
}

/** What a person writes of a finding: kept on Enter or when the field is left, as it was on Escape. */
export function NoteInput({ about, note, onSave }: Props) {
  const { t } = useAppearance();
  const [draft, setDraft] = useState(note);
  useEffect(() => setDraft(note), [note]);
  const save = (): void => {
    const text = draft.trim();
    if (text !== note) onSave(text);
    setDraft(text);
  };
  return (
    <Input
      size="small"
      className="data-note"
      aria-label={`${t("data.note.label")} ${about}`}
      placeholder={t("data.note.placeholder")}
      title={draft}
      value={draft}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={save}
      onPressEnter={save}
      onKeyDown={({ key }) => {
        if (key === "Escape") setDraft(note);
      }}
    />
  );
}
