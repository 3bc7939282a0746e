import type { Content } from "./content.ts";
import type { KeepingFault } from "./errors.ts";
import type { Before, State } from "./record.ts";

/** A data set as it is listed; `fault`: it is there, was left alone and cannot be opened. */
export type Listed =
  | {
      readonly id: string;
      readonly name: string;
      readonly generation: number;
      readonly asOf: string | null;
      readonly changedAt: string;
      readonly isDemo: boolean;
      /** Of participation. */
      readonly rows: number;
      readonly bytes: number;
      readonly fault: null;
    }
  | { readonly id: string; readonly name: string; readonly fault: KeepingFault; readonly place: string };

export interface Kept extends Content {
  readonly generation: number;
  /** Null: it has had no change, or one of which nothing is kept. */
  readonly before: Before | null;
}

export interface DataSetStore {
  /** The last changed first. */
  list(): Promise<readonly Listed[]>;
  /** Rejects with KeepingError `gone`, `damaged`, `newer`. */
  read(id: string): Promise<Kept>;
  /** What `read` told of the state before; rejects with KeepingError `damaged` once it is kept no longer. */
  readBefore(id: string, before: State): Promise<Content>;
  /**
   * Keeps a state in the place of generation `after` (0: of none), with the one `before` it, and resolves to its
   * generation. `same`: what was before the present one.
   * Rejects with KeepingError: `changed` or `gone` where another tab was first, `full`, `denied`. The old state is kept.
   */
  write(id: string, content: Content, after: number, before?: Content | "bundled" | "same" | null): Promise<number>;
  /** The new generation. */
  rename(id: string, name: string): Promise<number>;
  remove(id: string): Promise<void>;
  removeAll(): Promise<void>;
  /** Removes what crashes left. What cannot be read is left alone. */
  sweep(): Promise<void>;
}
