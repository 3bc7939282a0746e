import Popover from "antd/es/popover";
import { useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { AntdIsland } from "../AntdIsland.tsx";
import { useAppearance, useView } from "../workspace.ts";
import { FilterForm } from "./FilterForm.tsx";

/** The way to every filter that needs no mouse: choose a field, then its values or its range. */
export default function AddFilter() {
  const { t } = useAppearance();
  const catalogue = useView((state) => state.catalogue);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const dialog = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const change = (next: boolean) => {
    // Escape takes the form from under the focus; a click elsewhere has moved it already.
    if (next || document.activeElement?.closest(".filter-form") === null) setOpen(next);
    else close();
  };
  return (
    <AntdIsland>
      <Popover
        open={open && catalogue !== null}
        onOpenChange={change}
        // Before it is in its place the form is hidden, and takes no focus.
        afterOpenChange={(isOpen) => {
          if (isOpen) dialog.current?.querySelector("select")?.focus();
        }}
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        content={
          catalogue === null ? null : (
            <div ref={dialog} role="dialog" aria-label={t("screens.filters.add")}>
              <FilterForm catalogue={catalogue} onDone={close} />
            </div>
          )
        }
      >
        <Button ref={button} look="plain" disabled={catalogue === null} aria-expanded={open} aria-haspopup="dialog">
          {t("screens.filters.add")}
        </Button>
      </Popover>
    </AntdIsland>
  );
}
