import type { StoreApi } from "zustand/vanilla";
import type { SessionData } from "../engine/session/session-data.ts";
import type { Session } from "../engine/session/session-types.ts";
import type { Content } from "./content.ts";
import type { DiskKind } from "./disk.ts";
import type { Locks } from "./locks.ts";
import type { OpenedDisk } from "./open-disk.ts";
import type { KeepingState, Remembered, Usage } from "./state.ts";

/** Keeps what the session works on, and changes what it works on. */
export interface Keeper {
  readonly store: StoreApi<KeepingState>;
  /** What was open last, to start with; null: nothing, or it cannot be read. Never rejects. */
  last(): Promise<SessionData | null>;
  /** None of what `last` gave could be used. */
  lastFailed(error: Error): void;
  /** Follows the session and keeps each change of its data. */
  follow(session: Session): void;

  // None of these rejects: what was not done is said in the state, and then everything is as it was.
  openSet(each: Remembered): Promise<void>;
  /** What comes with the program; the next import makes a data set of its own. */
  openDemo(): Promise<void>;
  /** Makes a data set of a file of `saveFile`, or of an import's folder that was packed, and opens it. */
  openFile(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<void>;
  /** A data set as the bytes of one file; null where it cannot be read. */
  saveFile(each: Remembered): Promise<(Pick<Content, "manifest"> & { readonly bytes: Uint8Array }) | null>;
  /** The data as they are now as a data set of their own. */
  saveAsNew(): Promise<void>;
  rename(each: Remembered, name: string): Promise<void>;
  remove(each: Remembered): Promise<void>;
  /** Everything this app stores in this browser goes; the demo is open afterwards. */
  clear(): Promise<void>;
  /** Puts away what was said. */
  dismiss(): void;
}

/** Tells other tabs which data set was changed here; null: all have gone. */
export interface Channel {
  post(message: { readonly id: string | null }): void;
  listen(hear: (message: { readonly id: string | null }) => void): void;
}

export interface KeeperPorts {
  readonly disk: () => Promise<OpenedDisk>;
  /** Null: the browser has none, or no other tabs that could share anything. */
  readonly locks: Locks | null;
  readonly channel: Channel | null;
  /** Which data set was open last, kept where it can be read at once. */
  readonly remembered: { get(): Remembered | null; set(last: Remembered | null): void };
  /** Null: the browser does not say. */
  readonly usage: () => Promise<Usage | null>;
  /** Asks the browser to keep what is stored until a person removes it. */
  readonly persist: () => Promise<void>;
  /** Removes what is stored beside the data sets. */
  readonly clearStorage: (inUse: DiskKind) => Promise<void>;
  /** A name that nothing else has. */
  readonly token: () => string;
  readonly now: () => Date;
  /** Resolves once people see the data as they are: to keep them must not hold that up. Never rejects. */
  readonly shown: () => Promise<void>;
}
