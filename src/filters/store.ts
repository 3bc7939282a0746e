import { createStore, type StoreApi } from "zustand/vanilla";
import type { Catalogue } from "../model/catalogue.ts";
import type { Clause, Field, Selection, ViewSettings } from "./clauses.ts";
import { changedField, put, sameSelection, toggle, without } from "./selection.ts";
import { snapSelection } from "./snap.ts";
import { knownTerms } from "./terms.ts";
import { type Dropped, decode, encode, type Place, type Route } from "./url.ts";

/** What of a browser window the store uses; `window` itself fits, and so does a few lines in a test. */
export interface Surroundings {
  readonly history: Pick<History, "pushState" | "replaceState" | "go"> & { readonly state: unknown };
  readonly location: { readonly hash: string };
  addEventListener(type: "popstate" | "pagehide", listener: () => void): void;
  removeEventListener(type: "popstate" | "pagehide", listener: () => void): void;
}

export interface FilterState extends Place {
  /** The field changed or announced last: answers are kept split by it. */
  readonly active: Field | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What the address held that could not be read, or was selected and is gone; emptied by the next action. */
  readonly dropped: readonly Dropped[];
  /** A click or a finished brush: replaces, toggles, or with `multiple` adds and takes out single values. */
  select(clause: Clause, options?: { readonly multiple?: boolean }): void;
  /** Puts a clause in the place of its field's; once more, in whatever order of values, changes nothing. */
  apply(clause: Clause): void;
  /** A brush being dragged: shown at once, in the history only by `commit`. */
  preview(clause: Clause): void;
  /** Ends a drag: one entry in the history, none if nothing changed. */
  commit(): void;
  /** Takes away one field's clause, or all. */
  clear(field?: Field): void;
  set(settings: Partial<ViewSettings>): void;
  /** A choice on one panel (`panel-id.name`); null goes back to the panel's own default. */
  choose(name: string, value: string | null): void;
  go(route: Route): void;
  /** Announces that a field may be changed soon (the pointer is over its chart). */
  arm(field: Field): void;
  /** Back and forward within the app: they never leave it. */
  undo(): void;
  redo(): void;
  /**
   * Puts ranges on the edges of the bins shown, and takes out terms that are gone, once the catalogue is known or
   * changes; not an action of its own.
   */
  settle(catalogue: Catalogue): void;
  /** Stops listening to the window. */
  close(): void;
}

/** How many entries of the history below this one are the app's own. */
const depthOf = (state: unknown): number | null =>
  typeof state === "object" && state !== null && "depth" in state && typeof state.depth === "number"
    ? state.depth
    : null;

const placeOf = ({ route, selection, settings }: Place): Place => ({ route, selection, settings });

const samePlace = (a: Place, b: Place): boolean =>
  encode({ ...a, selection: [] }) === encode({ ...b, selection: [] }) && sameSelection(a.selection, b.selection);

/** What is selected and how it is looked at, in step with the window's address and history. */
export function createFilterStore(window: Surroundings): StoreApi<FilterState> {
  const start = decode(window.location.hash);
  let depth = depthOf(window.history.state) ?? 0;
  /** The highest entry known to be the app's; beyond it Forward could leave. */
  let newest = depth;
  let committed: Place = placeOf(start);
  window.history.replaceState({ depth }, "", encode(committed));
  const steps = () => ({ canUndo: depth > 0, canRedo: depth < newest });

  return createStore<FilterState>()((set, get) => {
    const show = (place: Place, dropped: readonly Dropped[] = []): void => {
      const before = get();
      const active = sameSelection(before.selection, place.selection)
        ? before.active
        : changedField(before.selection, place.selection);
      set({ ...place, active, dropped, ...steps() });
    };

    /** One finished action, one entry. */
    const finish = (change: Partial<Place>): void => {
      const place = { ...placeOf(get()), ...change };
      if (!samePlace(place, committed)) {
        depth += 1;
        newest = depth;
        window.history.pushState({ depth }, "", encode(place));
        committed = place;
      }
      show(place);
    };

    const restore = (): void => {
      const { dropped, ...place } = decode(window.location.hash);
      const known = depthOf(window.history.state);
      if (known === null) {
        // A link within the page or a typed hash: the browser made the entry, it is the app's from here on.
        depth += 1;
        newest = depth;
        window.history.replaceState({ depth }, "", encode(place));
      } else {
        depth = known;
        newest = Math.max(newest, depth);
      }
      committed = place;
      show(place, dropped);
    };

    /** Leaving the page cuts off what was ahead; a page kept alive by the browser must not believe otherwise. */
    const leave = (): void => {
      newest = depth;
      set(steps());
    };

    window.addEventListener("popstate", restore);
    window.addEventListener("pagehide", leave);

    return {
      ...start,
      active: null,
      ...steps(),
      select: (clause, options) => finish({ selection: toggle(get().selection, clause, options?.multiple) }),
      apply: (clause) => finish({ selection: put(get().selection, clause) }),
      preview: (clause) => show({ ...placeOf(get()), selection: put(get().selection, clause) }),
      commit: () => finish({}),
      clear: (field) => finish({ selection: field === undefined ? [] : without(get().selection, field) }),
      set: (settings) => finish({ settings: { ...get().settings, ...settings } }),
      choose: (name, value) => {
        const { settings } = get();
        const { [name]: _, ...others } = settings.choices;
        finish({ settings: { ...settings, choices: value === null ? others : { ...others, [name]: value } } });
      },
      go: (route) => finish({ route }),
      arm: (field) => {
        if (get().active !== field) set({ active: field });
      },
      undo: () => {
        if (depth > 0) window.history.go(-1);
      },
      redo: () => {
        if (depth < newest) window.history.go(1);
      },
      settle: (catalogue) => {
        const settled = (selection: Selection) =>
          knownTerms(snapSelection(selection, get().settings, catalogue), catalogue);
        const place = { ...committed, selection: settled(committed.selection).selection };
        if (!samePlace(place, committed)) window.history.replaceState({ depth }, "", encode(place));
        committed = place;
        const { selection: shown, gone } = settled(get().selection);
        if (sameSelection(shown, get().selection)) return;
        const dropped = gone.map((part): Dropped => ({ part, reason: "gone" }));
        set({ selection: shown, ...(dropped.length === 0 ? {} : { dropped: [...get().dropped, ...dropped] }) });
      },
      close: () => {
        window.removeEventListener("popstate", restore);
        window.removeEventListener("pagehide", leave);
      },
    };
  });
}
