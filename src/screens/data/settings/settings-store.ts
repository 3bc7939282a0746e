import { createStore, type StoreApi } from "zustand/vanilla";
import type { Session } from "../../../engine/session.ts";
import type { Catalogue } from "../../../model/catalogue.ts";
import { type FormFault, type FormRow, formOf, readForm, type SectionName, type SettingsForm } from "./form.ts";

/** What is being written and not saved yet; kept while other screens are looked at. */
export interface SettingsState {
  readonly form: SettingsForm;
  readonly isChanged: boolean;
  readonly faults: readonly FormFault[];
  readonly step: { readonly kind: "idle" | "saving" | "saved" } | { readonly kind: "failed"; readonly error: unknown };
}

export interface SettingsActions {
  write(section: SectionName, row: number, field: string, value: string): void;
  setRows(section: SectionName, rows: readonly FormRow[]): void;
  take(form: SettingsForm): void;
  discard(): void;
  /** All of it or, where anything is wrong, nothing. */
  save(): Promise<void>;
  undo(): Promise<void>;
}

export type SettingsStore = StoreApi<SettingsState> & { readonly actions: SettingsActions };

export function createSettingsStore(
  session: Pick<Session, "store" | "apply" | "undo">,
  catalogue: Catalogue,
): SettingsStore {
  const fresh = (of: Catalogue): SettingsState => ({
    form: formOf(of.settings, of),
    isChanged: false,
    faults: [],
    step: { kind: "idle" },
  });
  const store = createStore<SettingsState>()(() => fresh(catalogue));
  const { getState: get, setState: set } = store;
  const change = (form: SettingsForm): void => {
    // Once faults are shown they follow what is written.
    const read = get().faults.length > 0 ? readForm(form) : null;
    const faults = read !== null && "faults" in read ? read.faults : [];
    set({ form, isChanged: true, faults, step: { kind: "idle" } });
  };
  const setRows = (section: SectionName, rows: readonly FormRow[]): void => change({ ...get().form, [section]: rows });
  // What is loaded has changed: what nobody is writing follows.
  session.store.subscribe(({ catalogue: next }, { catalogue: before }) => {
    if (next !== null && next !== before && !get().isChanged) set({ ...fresh(next), step: get().step });
  });
  const run = async (action: () => Promise<void>, after: SettingsState["step"]): Promise<void> => {
    set({ step: { kind: "saving" } });
    try {
      await action();
      set({ step: after });
    } catch (error) {
      set({ step: { kind: "failed", error }, isChanged: true });
    }
  };
  return {
    ...store,
    actions: {
      setRows,
      write: (section, row, field, value) =>
        setRows(
          section,
          get().form[section].map((each, place) => (place === row ? { ...each, [field]: value } : each)),
        ),
      take: change,
      discard() {
        const { catalogue: now } = session.store.getState();
        if (now !== null) set(fresh(now));
      },
      async save() {
        const read = readForm(get().form);
        if ("faults" in read) {
          set({ faults: read.faults });
          return;
        }
        const isDemo = session.store.getState().catalogue?.isDemo ?? false;
        set({ isChanged: false, faults: [] });
        await run(() => session.apply({ set: {}, remove: [], isDemo, settings: read.settings }), { kind: "saved" });
      },
      undo: () => run(() => session.undo(), { kind: "idle" }),
    },
  };
}
