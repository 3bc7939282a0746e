import type { DiskKind } from "./disk.ts";
import type { KeepingError } from "./errors.ts";
import type { Listed } from "./store-types.ts";

/** The data set the session works on, as it is kept. */
export interface OpenSet {
  readonly id: string;
  readonly name: string;
  readonly generation: number;
}

/** What is found again at the next start. */
export type Remembered = Pick<OpenSet, "id" | "name">;

export interface Usage {
  readonly bytes: number;
  readonly quota: number;
  /** The browser removes it only when a person says so. */
  readonly isPersistent: boolean;
}

export type Wanted = "open" | "file" | "save" | "rename" | "remove" | "clear" | "new";

/** What the person should know. */
export type Trouble =
  /** The last change is not kept; the session goes on. */
  | { readonly kind: "unkept"; readonly error: KeepingError }
  /** What was open last could not be opened. */
  | { readonly kind: "unopened"; readonly name: string; readonly error: Error }
  /** What a person wanted was not done; everything is as before. */
  | { readonly kind: "failed"; readonly wanted: Wanted; readonly name: string; readonly error: Error };

export interface KeepingState {
  /** Null: on its way. */
  readonly place: DiskKind | null;
  /** Why nothing lasts; null: it does. */
  readonly refusal: KeepingError | null;
  readonly sets: readonly Listed[];
  /** Null: what comes with the program. */
  readonly open: OpenSet | null;
  /** Another tab changes it: this one reads. */
  readonly isReading: boolean;
  readonly changedElsewhere: boolean;
  readonly step: "idle" | "saving" | "busy";
  readonly trouble: Trouble | null;
  readonly usage: Usage | null;
}

export const FIRST_STATE: KeepingState = {
  place: null,
  refusal: null,
  sets: [],
  open: null,
  isReading: false,
  changedElsewhere: false,
  step: "idle",
  trouble: null,
  usage: null,
};
