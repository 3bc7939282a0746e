import { createStore, type StoreApi } from "zustand/vanilla";
import type { Session } from "../../../engine/session/session-types.ts";
import type { Catalogue } from "../../../model/catalogue.ts";
import { formOf } from "./form-of.ts";
import type { FormRow, SectionName, SettingsForm } from "./form-sections.ts";
import { type FormFault, readForm } from "./read-form.ts";
import { rebased, sameForm } from "./rebase-form.ts";

export type SettingsStep =
  | { readonly kind: "idle" | "saving" | "undone" }
  /** `revision`: of the data as they were saved; what has changed since is not this step's to take back. */
  | { readonly kind: "saved"; readonly revision: number }
  | { readonly kind: "failed"; readonly error: unknown };

/** What is being written and not saved yet; kept while other screens are looked at. */
export interface SettingsState {
  readonly form: SettingsForm;
  /** What holds now, as a form. */
  readonly loaded: SettingsForm;
  readonly isChanged: boolean;
  /** Shown from the first attempt to save. */
  readonly faults: readonly FormFault[];
  readonly step: SettingsStep;
}

export interface SettingsActions {
  write(section: SectionName, row: number, field: string, value: string): void;
  setRows(section: SectionName, rows: readonly FormRow[]): void;
  take(form: SettingsForm): void;
  discard(): void;
  /** All of it or, where anything is wrong, nothing. */
  save(): Promise<void>;
  /** Ends a save that is under way; the settings stay as they were. */
  stop(): void;
  undo(): Promise<void>;
}

export type SettingsStore = StoreApi<SettingsState> & { readonly actions: SettingsActions };

const IDLE: SettingsStep = { kind: "idle" };

export function createSettingsStore(
  session: Pick<Session, "store" | "apply" | "undo">,
  catalogue: Catalogue,
): SettingsStore {
  const first = formOf(catalogue.settings, catalogue);
  const store = createStore<SettingsState>()(() => ({
    form: first,
    loaded: first,
    isChanged: false,
    faults: [],
    step: IDLE,
  }));
  const { getState: get, setState: set } = store;
  let saving: AbortController | null = null;

  const change = (form: SettingsForm): void => {
    const { loaded, faults: shown } = get();
    // Once faults are shown they follow what is written.
    const read = shown.length > 0 ? readForm(form) : null;
    const faults = read !== null && "faults" in read ? read.faults : [];
    set({ form, isChanged: !sameForm(form, loaded), faults, step: IDLE });
  };
  const setRows = (section: SectionName, rows: readonly FormRow[]): void => change({ ...get().form, [section]: rows });

  session.store.subscribe(({ catalogue: next, revision }, before) => {
    if (next === null || next === before.catalogue) return;
    const { form, loaded: was, step } = get();
    const loaded = formOf(next.settings, next);
    const now = rebased(form, was, loaded);
    const isPast = step.kind === "undone" || (step.kind === "saved" && step.revision !== revision);
    set({ form: now, loaded, isChanged: !sameForm(now, loaded), ...(isPast ? { step: IDLE } : {}) });
  });

  return {
    ...store,
    actions: {
      setRows,
      write: (section, row, field, value) =>
        setRows(
          section,
          get().form[section].map((each, place) =>
            // What a target aims at is of its dimension alone.
            place === row ? { ...each, [field]: value, ...(field === "dimension" ? { value: "" } : {}) } : each,
          ),
        ),
      take: change,
      discard: () => set(({ loaded }) => ({ form: loaded, isChanged: false, faults: [], step: IDLE })),
      async save() {
        const read = readForm(get().form);
        if ("faults" in read) {
          set({ faults: read.faults, step: IDLE });
          return;
        }
        const now = session.store.getState().catalogue;
        const isDemo = now?.isDemo ?? false;
        // Words of the themes are set on their own screen.
        const words = now?.settings.user_words;
        const settings = words === undefined ? read.settings : { ...read.settings, user_words: words };
        saving = new AbortController();
        const { signal } = saving;
        set({ faults: [], step: { kind: "saving" } });
        try {
          await session.apply({ set: {}, remove: [], isDemo, settings }, { signal });
          const { revision } = session.store.getState();
          // What was written stands now as it was read: 2026/6/5 18时 as 2026-06-05 18:00.
          set(({ loaded }) => ({ form: loaded, isChanged: false, step: { kind: "saved", revision } }));
        } catch (error) {
          set({ step: signal.aborted ? IDLE : { kind: "failed", error } });
        } finally {
          saving = null;
        }
      },
      stop: () => saving?.abort(new DOMException("stopped by the user", "AbortError")),
      async undo() {
        set({ step: { kind: "saving" } });
        try {
          await session.undo();
          set({ step: { kind: "undone" } });
        } catch (error) {
          set({ step: { kind: "failed", error } });
        }
      },
    },
  };
}
