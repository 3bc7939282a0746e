import { createContext, useContext } from "react";
import { createStore, type StoreApi, useStore } from "zustand";
import type { Session } from "../engine/session/session-types.ts";
import type { FilterState } from "../filters/store.ts";
import type { Keeper } from "../keeping/keeper-types.ts";
import type { Language, Translate } from "../model/messages.ts";
import type { ChartTheme } from "../panels/types.ts";
import { Ahead } from "./ahead.ts";
import type { Participant, Readiness } from "./readiness.ts";
import type { View } from "./view.ts";

/** What the pointer does on any chart. */
export interface Pointer {
  /** The item under it, by its key: every chart lights it up. */
  readonly key: string | null;
  /** A range is being dragged: charts follow at once, without motion. */
  readonly isDragging: boolean;
}

/** What screens work with; made once, when the app starts. */
export interface Workspace {
  readonly session: Session;
  readonly filters: StoreApi<FilterState>;
  readonly view: StoreApi<View>;
  readonly readiness: Readiness;
  /** Data sets kept on this machine; the first call opens them. */
  readonly keeper: () => Promise<Keeper>;
  /** The screen as a whole, beside its panels: one that is still on its way counts too. */
  readonly screen: Participant;
  readonly pointer: StoreApi<Pointer>;
  /** What was answered before the first drawing. */
  readonly ahead: Ahead;
}

/** How texts and charts look to this person. */
export interface Appearance {
  readonly t: Translate;
  readonly language: Language;
  readonly theme: ChartTheme;
  readonly isDark: boolean;
}

type Needs = Pick<Workspace, "session" | "filters" | "readiness" | "keeper">;

/** Follows filters and data; the page leaves `ready` in the same task in which one of them changes. */
export function createWorkspace({ session, filters, readiness, keeper }: Needs): Workspace {
  const read = (version: number): View => {
    const { route, selection, settings } = filters.getState();
    const { catalogue, revision } = session.store.getState();
    return { version, route, selection, settings, catalogue, revision };
  };
  const view = createStore<View>()(() => read(1));
  readiness.begin(1, "load");
  const screen = readiness.join();

  const follow = (): void => {
    const before = view.getState();
    const next = read(before.version + 1);
    const moved =
      next.route !== before.route || next.catalogue !== before.catalogue || next.revision !== before.revision;
    const filtered = next.selection !== before.selection || next.settings !== before.settings;
    if (!moved && !filtered) return;
    readiness.begin(next.version, moved ? "load" : "filter");
    view.setState(next, true);
  };
  // Ranges lie on bins before anything is drawn of them, whether they came from the address, from bins of another
  // width or stage, or stand over other data than before.
  const settle = (): void => {
    const { catalogue } = session.store.getState();
    if (catalogue !== null) filters.getState().settle(catalogue);
  };
  filters.subscribe((state, before) => {
    if (state.selection !== before.selection || state.settings !== before.settings) settle();
    follow();
  });
  session.store.subscribe((state, before) => {
    if (state.catalogue !== before.catalogue) settle();
    follow();
  });
  return {
    session,
    filters,
    view,
    readiness,
    keeper,
    screen,
    pointer: createStore<Pointer>(() => ({ key: null, isDragging: false })),
    ahead: new Ahead(),
  };
}

const WorkspaceContext = createContext<Workspace | null>(null);
const AppearanceContext = createContext<Appearance | null>(null);

export const WorkspaceProvider = WorkspaceContext.Provider;
export const AppearanceProvider = AppearanceContext.Provider;

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error("no workspace above this component");
  return workspace;
}

export function useAppearance(): Appearance {
  const appearance = useContext(AppearanceContext);
  if (appearance === null) throw new Error("no appearance above this component");
  return appearance;
}

export const useView = <T>(select: (view: View) => T): T => useStore(useWorkspace().view, select);
export const useFilters = <T>(select: (state: FilterState) => T): T => useStore(useWorkspace().filters, select);

/** An error's own words. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
