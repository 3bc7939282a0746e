import { type ReactNode, useState } from "react";
import { Late } from "../Late.tsx";
import { later } from "../later.ts";
import type { RowsAsked } from "./asked.ts";

const RowsDrawer = later(() => import("./RowsDrawer.tsx"));

/** The drawer of rows, to be put beside what opens it, and the way to open it. */
export function useRows(): readonly [drawer: ReactNode, open: (asked: RowsAsked) => void] {
  const [asked, setAsked] = useState<RowsAsked | null>(null);
  const [isOpen, setOpen] = useState(false);
  const drawer =
    asked === null ? null : (
      <Late>
        <RowsDrawer asked={asked} isOpen={isOpen} onClose={() => setOpen(false)} />
      </Late>
    );
  const open = (next: RowsAsked) => {
    setAsked(next);
    setOpen(true);
  };
  return [drawer, open];
}
