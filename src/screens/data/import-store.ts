import { createStore } from "zustand/vanilla";
import type { PassThrough } from "../../ingest/columns/pass-through.ts";
import { type BuiltFiles, decisionKey, summarise } from "../../ingest/importer.ts";
import { proposeAsOf } from "../../ingest/meaning/as-of.ts";
import { headerFingerprint } from "../../ingest/meaning/decisions.ts";
import type { Decision } from "../../ingest/meaning/map.ts";
import type { MergeMode } from "../../ingest/periods/merge-sql.ts";
import { type Brought, changeOf, review } from "./import-merge.ts";
import { broughtBy, importContext } from "./import-session.ts";
import {
  type Done,
  EMPTY,
  type ImportActions,
  type ImportedFile,
  type ImportPorts,
  type ImportState,
  type ImportStep,
  type ImportStore,
  type Outcome,
  type SheetNote,
} from "./import-state.ts";
import { answered, sheetsOf } from "./open-questions.ts";

export function createImportStore({ session, importer, open, parquet, memory, now }: ImportPorts): ImportStore {
  const store = createStore<ImportState>()(() => EMPTY);
  const { getState: get, setState: set } = store;
  let ids = 0;
  /** By id; a file may have to be read again in another way. */
  const chosenFiles = new Map<string, File>();
  /** Grows with each build and stop: a result of an older one is thrown away. */
  let turn = 0;
  let applying: AbortController | null = null;
  /** What the files bring, and the comparison under way. */
  let brought: readonly Brought[] = [];
  let reviewing: AbortController | null = null;
  let mode: MergeMode | null = null;
  /** Imports that can be taken back one after the other, the last first, each with the revision it began with. */
  let imports: readonly { readonly done: Done; readonly from: number }[] = [];

  const update = (id: string, state: ImportedFile["state"]): void =>
    set(({ files }) => ({ files: files.map((file) => (file.id === id ? { ...file, state } : file)) }));

  const sheetFiles = (): readonly string[] =>
    get().files.flatMap(({ id, state }) => (state.kind === "read" && state.read.kind === "sheets" ? [id] : []));

  const throughFiles = (): readonly { readonly id: string; readonly through: PassThrough }[] =>
    get().files.flatMap(({ id, state }) =>
      state.kind === "read" &&
      state.read.kind === "through" &&
      get().decisions[decisionKey(id, state.read.through.sample)]?.skip !== true
        ? [{ id, through: state.read.through }]
        : [],
    );

  /**
   * A table has one source: where several files bring scores, their rows have to be put together. And rows of other
   * files look for their entries among registrations, which therefore have to be read with them.
   */
  const clashing = (built: BuiltFiles | null): boolean => {
    const tables = throughFiles().map(({ through }) => through.table);
    return (
      new Set(tables).size < tables.length ||
      tables.some((table) => built?.tables.some((other) => other.table === table)) ||
      (tables.includes("entries") && sheetFiles().length > 0)
    );
  };

  async function buildAll(): Promise<Outcome | null> {
    const context = await importContext(session, get().files);
    const build = async (): Promise<BuiltFiles | null> => {
      const ids = sheetFiles();
      return ids.length === 0 ? null : importer.build(ids, get().decisions, context);
    };
    let built = await build();
    if (clashing(built)) {
      for (const { id } of throughFiles()) await read(id, null);
      built = await build();
    }
    const throughs = throughFiles();
    if (built === null && throughs.length === 0) return null;
    return {
      latest: built?.latest ?? null,
      reports: [...(built?.reports ?? []), ...throughs.map(({ id, through }) => ({ ...through.report, id }))],
      tables: [
        ...(built?.tables ?? []),
        ...throughs.map(({ through: { table, rows, source } }) => ({ table, rows, source })),
      ],
    };
  }

  async function rebuild(): Promise<void> {
    turn++;
    const mine = turn;
    set({ step: { kind: "building" } });
    try {
      let built = await buildAll();
      if (mine === turn && recallStages(built)) built = await buildAll();
      if (mine !== turn) return;
      set({ built });
      await compare(mine);
    } catch (error) {
      if (mine === turn) set({ built: null, plan: null, step: failed(error) });
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
      const mineBrought = await broughtBy(built, files, catalogue, await parquet());
      if (mine !== turn) return;
      brought = mineBrought;
      const plan = await review(session, brought, catalogue, mode, signal);
      if (mine !== turn) return;
      const names = (built?.reports ?? []).map(({ file }) => file);
      const proposal = brought.length === 0 ? null : proposeAsOf(names, built?.latest ?? null, now());
      set({ plan, asOf: asOf?.from === "typed" ? asOf : proposal, step: { kind: "idle" } });
    } catch (error) {
      if (mine === turn && !isStop(error)) throw error;
    }
  }

  async function read(id: string, decision: Decision | null): Promise<void> {
    const file = chosenFiles.get(id);
    if (file === undefined) return;
    try {
      const content = await open(file, decision);
      if ("report" in content) {
        const sheets = [summarise(content.sample, content.rows)];
        update(id, { kind: "read", read: { kind: "through", sheets, through: content } });
        return;
      }
      const found = await importer.read({ id, name: file.name, content }, ({ share }) =>
        update(id, { kind: "reading", share }),
      );
      update(id, { kind: "read", read: found });
    } catch (error) {
      if (isStop(error)) set(({ files }) => ({ files: files.filter((other) => other.id !== id) }));
      else update(id, { kind: "refused", error: asError(error) });
    }
  }

  /** What was decided about the same headers before; the stage waits until nothing in the file tells it. */
  function recall(ids: readonly string[]): void {
    applyRecalled(
      sheetsOf(get().files)
        .filter(({ id }) => ids.includes(id))
        .flatMap(({ id, sheet }) => {
          const { stage: _, ...decision } = memory.recall(headerFingerprint(sheet.header)) ?? {};
          return Object.keys(decision).length === 0 ? [] : [[decisionKey(id, sheet), decision] as const];
        }),
    );
  }

  /**
   * Score books of all stages have one header: the stage decided for one holds for another only where its name, sheet
   * and columns say none. False: there was nothing to recall.
   */
  function recallStages(built: Outcome | null): boolean {
    const { files, decisions } = get();
    const sheets = new Map(sheetsOf(files).map(({ id, sheet }) => [decisionKey(id, sheet), sheet]));
    const known = (built?.reports ?? []).flatMap((report) => {
      const key = decisionKey(report.id, report);
      const header = sheets.get(key)?.header;
      const isAsked = report.questions.some(({ question }) => question === "stage");
      const stage = header === undefined || !isAsked ? undefined : memory.recall(headerFingerprint(header))?.stage;
      return stage === undefined ? [] : [[key, { ...decisions[key], stage }] as const];
    });
    applyRecalled(known);
    return known.length > 0;
  }

  function applyRecalled(known: readonly (readonly [string, Decision])[]): void {
    if (known.length === 0) return;
    set(({ decisions, recalled }) => ({
      decisions: { ...decisions, ...Object.fromEntries(known) },
      recalled: new Set([...recalled, ...known.map(([key]) => key)]),
    }));
  }

  async function judgeAll(
    change: (notes: readonly SheetNote[]) => readonly SheetNote[],
    { id, file, sheet }: SheetNote,
  ): Promise<void> {
    const notes = change(get().notes);
    const key = decisionKey(id, { file, sheet });
    const excluded = notes
      .filter((note) => decisionKey(note.id, note) === key)
      .flatMap((note) => (note.state === "excluded" ? note.excluded : []));
    const { excluded: before = [], ...rest } = get().decisions[key] ?? {};
    set(({ decisions }) => ({
      notes,
      decisions: { ...decisions, [key]: excluded.length === 0 ? rest : { ...rest, excluded: [...new Set(excluded)] } },
    }));
    if (excluded.length === 0 && before.length === 0) return;
    // Rows of a file that passes as it is are left out only where they are read one by one.
    if (throughFiles().some((passing) => passing.id === id)) await read(id, null);
    await rebuild();
  }

  /** Remembers what a person decided about the sheets that were imported. */
  function remember(): void {
    const { files, decisions } = get();
    for (const { id, sheet } of sheetsOf(files)) {
      const decision = decisions[decisionKey(id, sheet)];
      if (decision === undefined) continue;
      const fingerprint = headerFingerprint(sheet.header);
      memory.keep(fingerprint, { ...memory.recall(fingerprint), ...decision });
    }
  }

  // Other data, as of another data set: what the files would do to them is another matter.
  session.store.subscribe(({ revision }, earlier) => {
    if (revision !== earlier.revision && applying === null && get().files.length > 0) void rebuild();
  });

  const actions: ImportActions = {
    async add(chosen) {
      const added = chosen.map((file) => {
        ids++;
        chosenFiles.set(String(ids), file);
        return { id: String(ids), file };
      });
      set(({ files }) => ({
        done: null,
        files: [
          ...files,
          ...added.map(
            ({ id, file: { name, size } }): ImportedFile => ({ id, name, size, state: { kind: "reading", share: 0 } }),
          ),
        ],
      }));
      // One after the other: two large files at once would need the memory of both.
      for (const { id } of added) await read(id, {});
      recall(added.map(({ id }) => id));
      await rebuild();
    },
    async remove(id) {
      importer.forget(id);
      chosenFiles.delete(id);
      set(({ files }) => ({ files: files.filter((file) => file.id !== id) }));
      await rebuild();
    },
    async decide(id, sheet, decision) {
      set(({ decisions }) => ({ decisions: { ...decisions, [decisionKey(id, sheet)]: decision } }));
      if (throughFiles().some((file) => file.id === id)) await read(id, decision);
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
      const passing = new Set(throughFiles().map(({ id }) => id));
      for (const { id, sheet } of asked.sheets)
        if (passing.has(id)) await read(id, get().decisions[decisionKey(id, sheet)] ?? {});
      await rebuild();
    },
    judge: (note) => judgeAll((notes) => [...notes.filter((other) => !isSame(other, note)), note], note),
    unjudge: (note) => judgeAll((notes) => notes.filter((other) => !isSame(other, note)), note),
    async askAgain() {
      const { recalled, files, decisions } = get();
      const again = sheetsOf(files).filter(({ id, sheet }) => recalled.has(decisionKey(id, sheet)));
      for (const { sheet } of again) memory.forget(headerFingerprint(sheet.header));
      const rest = Object.entries(decisions).filter(([key]) => !recalled.has(key));
      set({ decisions: Object.fromEntries(rest), recalled: new Set() });
      await rebuild();
    },
    async choose(chosen) {
      turn++;
      const mine = turn;
      mode = chosen;
      set({ step: { kind: "building" } });
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
      const { built, files, plan, asOf } = get();
      const { catalogue, revision: from } = session.store.getState();
      if (catalogue === null) return;
      applying = new AbortController();
      const { signal } = applying;
      set({ step: { kind: "importing", share: 0 } });
      try {
        const change = await changeOf(session, brought, {
          catalogue,
          plan,
          asOf: asOf?.asOf ?? null,
          files: filesOf(built?.reports ?? []),
          notes: get().notes,
          signal,
        });
        await session.apply(change, {
          signal,
          onProgress: ({ rows, ofRows }) =>
            set({ step: { kind: "importing", share: ofRows === 0 ? 1 : rows / ofRows } }),
        });
        remember();
        const imported = files.filter(({ state }) => state.kind === "read");
        for (const { id } of imported) {
          importer.forget(id);
          chosenFiles.delete(id);
        }
        mode = null;
        const done: Done = {
          tables: brought.map(({ table, rows }) => ({ table, rows })),
          reports: built?.reports ?? [],
          plan,
          demoRemoved: catalogue.isDemo,
          revision: session.store.getState().revision,
        };
        imports = [{ done, from }, ...imports];
        // What was refused stays on the list, with the reason.
        set({ ...EMPTY, files: files.filter((file) => !imported.includes(file)), done });
      } catch (error) {
        set({ step: isStop(error) ? { kind: "idle" } : failed(error) });
      } finally {
        applying = null;
      }
    },
    stop() {
      if (applying !== null) {
        applying.abort(new DOMException("stopped by the user", "AbortError"));
        return;
      }
      turn++;
      reviewing?.abort(new DOMException("stopped by the user", "AbortError"));
      importer.stop();
      chosenFiles.clear();
      mode = null;
      // What the worker had read went with it.
      set({ ...EMPTY });
    },
    async undo() {
      try {
        await session.undo();
        const { revision } = session.store.getState();
        const [undone, earlier, ...rest] = imports;
        // Only where nothing else was changed between the two do the data stand as the earlier one had left them.
        const isNext = undone !== undefined && earlier !== undefined && undone.from === earlier.done.revision;
        const done = isNext ? { ...earlier.done, revision } : null;
        imports = isNext && done !== null ? [{ ...earlier, done }, ...rest] : [];
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

const isSame = (one: SheetNote, other: SheetNote): boolean =>
  decisionKey(one.id, one) === decisionKey(other.id, other) && one.finding === other.finding;

/** Rows that each file has brought, of all its sheets. */
function filesOf(reports: Outcome["reports"]): readonly { readonly name: string; readonly rows: number }[] {
  const rows = new Map<string, number>();
  for (const { file, rowsOut } of reports) rows.set(file, (rows.get(file) ?? 0) + rowsOut);
  return [...rows].map(([name, count]) => ({ name, rows: count }));
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
const failed = (error: unknown): ImportStep => ({ kind: "failed", error: asError(error) });
const isStop = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";
