import { createStore } from "zustand/vanilla";
import { decisionKey } from "../../ingest/importer.ts";
import { proposeAsOf } from "../../ingest/meaning/as-of.ts";
import { applyImport } from "./import-apply.ts";
import { asError, createImportFiles, isRefusedCopy, isStop, passingTables, throughFiles } from "./import-files.ts";
import { annotated, judged, without } from "./import-judge.ts";
import { checkRows } from "./import-late.ts";
import { type Brought, review } from "./import-merge.ts";
import { outcomeOf } from "./import-outcome.ts";
import { forgetRecalled, type Recalled, recall, recallStages, remember } from "./import-recall.ts";
import { broughtBy } from "./import-session.ts";
import {
  type Done,
  EMPTY,
  type ImportActions,
  type ImportPorts,
  type ImportState,
  type ImportStep,
  type ImportStore,
  type Outcome,
  type SheetNote,
} from "./import-state.ts";
import { answered } from "./open-questions.ts";

/** What the import on the data screen does with what it knows. */
export function createImportStore(ports: ImportPorts): ImportStore {
  const { session, parquet, memory, now } = ports;
  const store = createStore<ImportState>()(() => EMPTY);
  const { getState: get, setState: set } = store;
  const list = createImportFiles(ports, store);
  /** Grows with each build and stop: a result of an older one is thrown away. */
  let turn = 0;
  let applying: AbortController | null = null;
  /** Grows with each pause that is waited for. */
  let pauses = 0;
  /** What the files read row by row have come to, as long as the quality rules have not looked at it. */
  let unchecked: Outcome | null = null;
  /** Ends with the import under way. */
  let applied: Promise<void> = Promise.resolve();
  /** What the files bring, and the comparison under way. */
  let brought: readonly Brought[] = [];
  let reviewing: AbortController | null = null;
  /** Imports of this page that can be taken back one after the other, the last first. */
  let imports: readonly Done[] = [];

  /** Nobody waits for the quality rules over large files: they wait until nothing else is done. */
  function checkInPause(): void {
    pauses++;
    const mine = pauses;
    void ports.pause().then(() => {
      if (mine !== pauses || applying !== null) return;
      list.check();
      const built = unchecked;
      unchecked = null;
      if (built !== null && built.late !== null) void checkRows(built, built.late).then(set);
    });
  }

  async function rebuild(): Promise<void> {
    turn++;
    const mine = turn;
    // What waits for a pause waits for that after this.
    pauses++;
    set({ step: { kind: "building" } });
    try {
      let built = await outcomeOf(ports, list, get);
      const stages = mine === turn ? recallStages(memory, get(), built) : [];
      if (stages.length > 0) {
        takeOver(stages);
        built = await outcomeOf(ports, list, get);
      }
      if (mine !== turn) return;
      set({ built });
      if (built !== null && built.late !== null) unchecked = built;
      checkInPause();
      await compare(mine);
    } catch (error) {
      if (mine === turn) set({ built: null, plan: null, listed: null, step: failed(error) });
    }
  }

  /** What the files would do to what is loaded, and of which day they are. */
  async function compare(mine: number): Promise<void> {
    const { catalogue } = session.store.getState();
    const { built, files, asOf } = get();
    if (catalogue === null) return;
    reviewing?.abort(new DOMException("asked anew", "AbortError"));
    reviewing = new AbortController();
    const { signal } = reviewing;
    try {
      const { brought: mineBrought, listed } = await broughtBy(session, built, files, catalogue, await parquet());
      if (mine !== turn) return;
      brought = mineBrought;
      void session.expect(new Map(brought.map(({ table, source }) => [table, source])));
      const plan = await review(session, brought, catalogue, get().mode, signal);
      if (mine !== turn) return;
      const names = (built?.reports ?? []).map(({ file }) => file);
      // Of what a contest offers nobody asks of which day it is.
      const proposal = (built?.tables.length ?? 0) === 0 ? null : proposeAsOf(names, built?.latest ?? null, now());
      set({ plan, listed, asOf: asOf?.from === "typed" ? asOf : proposal, step: { kind: "idle" } });
    } catch (error) {
      if (mine === turn && !isStop(error)) throw error;
    }
  }

  function takeOver(known: Recalled): void {
    if (known.length === 0) return;
    set(({ decisions, recalled }) => ({
      decisions: { ...decisions, ...Object.fromEntries(known) },
      recalled: new Set([...recalled, ...known.map(([key]) => key)]),
    }));
  }

  /** Never rejects: what was not taken over is said in the step. */
  async function takeOverFiles(): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    applying = controller;
    set({ step: { kind: "importing", share: 0, isStopping: false } });
    try {
      const { done, read } = await applyImport(ports, get(), {
        brought,
        signal,
        onShare: (share) => set({ step: { kind: "importing", share, isStopping: signal.aborted } }),
      });
      remember(memory, get());
      for (const { id } of read) list.forget(id);
      imports = [done, ...imports];
      // What was refused stays on the list, with the reason, and so does what was dropped meanwhile.
      set(({ files }) => ({ ...EMPTY, files: files.filter((file) => !read.includes(file)), done }));
    } catch (error) {
      set({ step: isStop(error) ? { kind: "idle" } : failed(error) });
    } finally {
      applying = null;
      checkInPause();
    }
  }

  async function judgeAll(
    change: (notes: readonly SheetNote[]) => readonly SheetNote[],
    note: SheetNote,
  ): Promise<void> {
    const { notes, decisions, isOfRows } = judged(get(), change, note);
    set({ notes, decisions });
    if (!isOfRows) return;
    // Rows of a file that passes as it is are left out only where they are read one by one.
    if (throughFiles(get()).some((passing) => passing.id === note.id)) await list.read(note.id, null);
    await rebuild();
  }

  // What is found late in the report on an import stands there also when a later one is taken back.
  store.subscribe(({ done }) => {
    if (done !== null) imports = imports.map((each) => (each.imported === done.imported ? done : each));
  });

  // Other data, as of another data set: what the files would do to them is another matter.
  session.store.subscribe(({ revision }, earlier) => {
    if (revision !== earlier.revision && applying === null && get().files.length > 0) void rebuild();
  });

  const actions: ImportActions = {
    async add(chosen, refused = []) {
      set({ done: null });
      list.refuse(refused);
      const added = list.add(chosen);
      // What is taken over stays as it was shown.
      await applied;
      // One after the other: two large files at once would need the memory of both.
      for (const id of added) {
        await list.read(id, {});
        void session.expect(passingTables(get()));
      }
      takeOver(recall(memory, get(), added));
      await rebuild();
    },
    async remove(id) {
      list.forget(id);
      set(({ files }) => ({ files: files.filter((file) => file.id !== id) }));
      // A copy of it counts now.
      for (const file of get().files) if (isRefusedCopy(file)) await list.read(file.id, {});
      await rebuild();
    },
    async decide(id, sheet, decision) {
      set(({ decisions }) => ({ decisions: { ...decisions, [decisionKey(id, sheet)]: decision } }));
      if (throughFiles(get()).some((file) => file.id === id)) await list.read(id, decision);
      await rebuild();
    },
    async answer(asked, answer) {
      set(({ decisions, answers }) => ({
        decisions: {
          ...decisions,
          ...Object.fromEntries(
            asked.sheets.map(({ id, sheet }) => {
              const key = decisionKey(id, sheet);
              return [key, answered(decisions[key] ?? {}, asked.question, answer)];
            }),
          ),
        },
        answers: [...answers.filter(({ asked: { key } }) => key !== asked.key), { asked, answer }],
      }));
      const passing = new Set(throughFiles(get()).map(({ id }) => id));
      for (const { id, sheet } of asked.sheets)
        if (passing.has(id)) await list.read(id, get().decisions[decisionKey(id, sheet)] ?? {});
      await rebuild();
    },
    judge: (note) => judgeAll((notes) => [...without(notes, note), note], note),
    unjudge: (note) => judgeAll((notes) => without(notes, note), note),
    annotate: (note) => set(({ notes }) => ({ notes: annotated(notes, note) })),
    async askAgain() {
      set({ decisions: forgetRecalled(memory, get()), recalled: new Set() });
      await rebuild();
    },
    async choose(chosen) {
      turn++;
      const mine = turn;
      set({ mode: chosen, step: { kind: "building" } });
      try {
        await compare(mine);
      } catch (error) {
        if (mine === turn) set({ step: failed(error) });
      }
    },
    date(asOf) {
      set({ asOf: { asOf, from: "typed" } });
    },
    async confirm() {
      if (applying !== null || session.store.getState().catalogue === null) return;
      applied = takeOverFiles();
      await applied;
    },
    stop() {
      if (applying !== null) {
        applying.abort(new DOMException("stopped by the user", "AbortError"));
        set(({ step }) => (step.kind === "importing" ? { step: { ...step, isStopping: true } } : {}));
        return;
      }
      turn++;
      reviewing?.abort(new DOMException("stopped by the user", "AbortError"));
      list.stop();
      // What the worker had read went with it.
      set({ ...EMPTY });
      void session.expect(new Map());
    },
    async undo() {
      try {
        await session.undo();
        // The data stand as the import before has left them, or as something else did that came between.
        const stands = session.data()?.imported;
        const done = imports.find(({ imported }) => imported === stands) ?? null;
        imports = done === null ? [] : imports.slice(imports.indexOf(done));
        set({ done });
      } catch (error) {
        set({ step: failed(error) });
      }
    },
    dismiss() {
      set({ done: null });
    },
  };
  return Object.assign(store, { actions });
}

const failed = (error: unknown): ImportStep => ({ kind: "failed", error: asError(error) });
