import Dropdown from "antd/es/dropdown";
import { useRef, useState } from "react";
import { EXPORT_FORMATS, type ExportFormat } from "../../report/types.ts";
import { Button } from "../../ui/Button.tsx";
import { AntdIsland } from "../AntdIsland.tsx";
import { useAppearance } from "../workspace.ts";

export interface ExportMenuProps {
  readonly disabled: boolean;
  /** Those on offer; all unless told otherwise. */
  readonly formats?: readonly ExportFormat[];
  readonly onExport: (format: ExportFormat) => Promise<void>;
}

const isFormat = (key: string): key is ExportFormat => EXPORT_FORMATS.some((format) => format === key);

/** 导出: one menu of the formats, each with what it is good for. */
export default function ExportMenu({ disabled, formats = EXPORT_FORMATS, onExport }: ExportMenuProps) {
  const { t } = useAppearance();
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  /** A menu that closes under the focus gives it back; not at once, or the same Enter would press the button. */
  const giveBack = (open: boolean) => {
    if (open || document.activeElement?.closest('[role="menu"]') === null) return;
    requestAnimationFrame(() => button.current?.focus());
  };
  const items = formats.map((format) => ({
    key: format,
    label: format.toUpperCase(),
    // Beside the name, not part of it.
    extra: <span aria-hidden="true">{t(`screens.export.${format}`)}</span>,
  }));
  const run = ({ key }: { readonly key: string }) => {
    if (!isFormat(key)) return;
    setBusy(true);
    void onExport(key).finally(() => setBusy(false));
  };
  return (
    <AntdIsland>
      <Dropdown
        menu={{ items, onClick: run }}
        onOpenChange={giveBack}
        trigger={["click"]}
        placement="bottomRight"
        autoFocus
        destroyOnHidden
        disabled={disabled}
      >
        <Button ref={button} disabled={disabled} aria-busy={busy} aria-haspopup="menu">
          {t("screens.panel.export")}
        </Button>
      </Dropdown>
    </AntdIsland>
  );
}
