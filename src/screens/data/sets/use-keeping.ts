import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Keeper } from "../../../keeping/keeper-types.ts";
import { FIRST_STATE, type KeepingState } from "../../../keeping/state.ts";
import { useWorkspace } from "../../workspace.ts";

const NOTHING_YET = createStore<KeepingState>()(() => FIRST_STATE);

/** Data sets kept on this machine; null while they are being looked up. What fails there fails here. */
export function useKeeping(): { readonly keeper: Keeper | null; readonly state: KeepingState } {
  const { keeper: open } = useWorkspace();
  const [keeper, setKeeper] = useState<Keeper | null>(null);
  useEffect(() => {
    let isShown = true;
    open().then(
      (opened) => {
        if (isShown) setKeeper(opened);
      },
      (error: unknown) => {
        if (isShown)
          setKeeper(() => {
            throw error;
          });
      },
    );
    return () => {
      isShown = false;
    };
  }, [open]);
  return { keeper, state: useStore(keeper?.store ?? NOTHING_YET) };
}
