import Drawer from "antd/es/drawer";
import { useRef } from "react";
import { useMedia } from "../../ui/use-media.ts";
import { AntdIsland } from "../AntdIsland.tsx";
import { useAppearance } from "../workspace.ts";
import type { RowsAsked } from "./asked.ts";
import { Rows } from "./Rows.tsx";
import "./rows.css";

export interface RowsDrawerProps {
  readonly asked: RowsAsked;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The rows behind a figure, over the screen they were asked from. */
export default function RowsDrawer({ asked, isOpen, onClose }: RowsDrawerProps) {
  const { t } = useAppearance();
  const heading = useRef<HTMLHeadingElement>(null);
  const isNarrow = useMedia("(max-width: 639px)");
  return (
    <AntdIsland>
      <Drawer
        rootClassName="rows-drawer"
        open={isOpen}
        onClose={onClose}
        // What has opened is read out from its name on.
        afterOpenChange={(opened) => {
          if (opened) heading.current?.focus();
        }}
        size={isNarrow ? "100%" : "min(1280px, 94vw)"}
        title={
          <h2 ref={heading} tabIndex={-1}>
            {t("rows.title", { title: t(asked.title) })}
          </h2>
        }
        closable={{ placement: "end", "aria-label": t("rows.close") }}
        destroyOnHidden
      >
        <Rows asked={asked} />
      </Drawer>
    </AntdIsland>
  );
}
