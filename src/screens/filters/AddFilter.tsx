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
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <AntdIsland>
      <Popover
        open={open && catalogue !== null}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        content={catalogue === null ? null : <FilterForm catalogue={catalogue} onDone={close} />}
      >
        <Button ref={button} look="plain" disabled={catalogue === null} aria-expanded={open} aria-haspopup="dialog">
          {t("screens.filters.add")}
        </Button>
      </Popover>
    </AntdIsland>
  );
}
