import { z } from "zod";
import type { Remembered } from "../keeping/state.ts";

const schema = z.object({ id: z.string(), name: z.string() });
const KEY = "contest-lens.data-set";

/** Which data set was open last: read before anything else, because the start depends on it. */
export interface LastDataSet {
  get(): Remembered | null;
  set(last: Remembered | null): void;
}

/** `storage` is asked for each time: merely touching it throws where it is refused. */
export function createLastDataSet(storage: () => Storage): LastDataSet {
  return {
    get() {
      try {
        const kept = storage().getItem(KEY);
        const parsed = kept === null ? undefined : schema.safeParse(JSON.parse(kept));
        return parsed?.success ? parsed.data : null;
      } catch {
        // Refused, or not ours: the data set stands in the list all the same, where there is one.
        return null;
      }
    },
    set(last) {
      try {
        if (last === null) storage().removeItem(KEY);
        else storage().setItem(KEY, JSON.stringify(last));
      } catch {
        // As above: the next start begins with the demo.
      }
    },
  };
}
