import type { StoreApi } from "zustand/vanilla";
import type { Session } from "../../engine/session/session-types.ts";
import type { TableSource } from "../../engine/tables/stage-table.ts";
import type { ParquetCodec } from "../../engine/types.ts";
import type { OpenedFile } from "../../ingest/browser.ts";
import type { PassThrough } from "../../ingest/columns/pass-through.ts";
import type { BuiltFiles, Decisions, Importer, ReadFile, SheetSummary } from "../../ingest/importer.ts";
import type { AsOfProposal } from "../../ingest/meaning/as-of.ts";
import type { Question } from "../../ingest/meaning/decisions.ts";
import type { Decision } from "../../ingest/meaning/mapping.ts";
import type { MergePlan } from "../../ingest/periods/merge.ts";
import type { MergeMode } from "../../ingest/periods/merge-sql.ts";
import type { FindingNote } from "../../ingest/periods/records.ts";
import type { ImportError } from "../../ingest/table/refusals.ts";
import type { ImportNote } from "../../model/sources.ts";
import type { TableName } from "../../model/tables.ts";
import type { CatalogueChange } from "./catalogue-tables.ts";
import type { DecisionMemory } from "./remembered.ts";

/** What the import on the data screen knows and can do. */

/** What a file turned out to be; `through`: a table as the engine takes it. */
export type FoundFile =
  | ReadFile
  | { readonly kind: "through"; readonly sheets: readonly SheetSummary[]; readonly through: PassThrough };

export type TableBytes =
  | ({ readonly ipc: Uint8Array } & Pick<TableSource, "constants">)
  | { readonly source: TableSource };

/** What the files on the list would give. */
export interface Outcome extends Pick<BuiltFiles, "reports" | "latest" | "catalogue" | "late"> {
  readonly tables: readonly ({ readonly table: TableName; readonly rows: number } & TableBytes)[];
}

/** One file on the data screen, from its drop to its import. */
export interface ImportedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly state:
    | { readonly kind: "reading"; readonly share: number }
    | { readonly kind: "read"; readonly read: FoundFile }
    | { readonly kind: "refused"; readonly error: Error };
}

export type ImportStep =
  | { readonly kind: "idle" }
  /** Tables are being made of the files, to show what an import would give. */
  | { readonly kind: "building" }
  /** `isStopping`: a person has stopped it, and the database still works on it. */
  | { readonly kind: "importing"; readonly share: number; readonly isStopping: boolean }
  | { readonly kind: "failed"; readonly error: Error };

export interface Done {
  readonly tables: readonly { readonly table: TableName; readonly rows: number }[];
  readonly reports: Outcome["reports"];
  /** 数据截至 of the files as it was confirmed; null: it was not. */
  readonly asOf: string | null;
  /** What became of rows that were there already; null where there were none. */
  readonly plan: MergePlan | null;
  /** What became of the catalogue; null where nothing spoke of it. */
  readonly listed: CatalogueChange | null;
  /** Demo data went with this import. */
  readonly demoRemoved: boolean;
  /** As the data have it; those of another import are not this one's to take back. */
  readonly imported: ImportNote;
}

export interface ImportState {
  readonly files: readonly ImportedFile[];
  readonly decisions: Decisions;
  /** Sheets whose decisions are those on an earlier file of the same header, by decisionKey. */
  readonly recalled: ReadonlySet<string>;
  /** Questions that a person has answered, with the answer; they can be answered otherwise. */
  readonly answers: readonly Answer[];
  /** What a person thinks of findings, by sheet. */
  readonly notes: readonly SheetNote[];
  /** What the files would give; null until they are read, or where none can be. */
  readonly built: Outcome | null;
  /** How a person wants the files to meet what is there; null: as proposed. */
  readonly mode: MergeMode | null;
  /** What they would do to rows that are there already; null where there are none, or it is not known yet. */
  readonly plan: MergePlan | null;
  /** What they would do to the catalogue; null where none brings tracks or problems, or it is not known yet. */
  readonly listed: CatalogueChange | null;
  /** 数据截至 of the files, to be confirmed with the import; null: nothing tells it. */
  readonly asOf: AsOf | null;
  readonly step: ImportStep;
  readonly done: Done | null;
}

export type AsOf = { readonly asOf: string | null; readonly from: AsOfProposal["from"] | "typed" };

/** Rows that are excluded, or a finding that is accepted as it is; with a note that is kept with the data. */
export interface SheetNote extends FindingNote {
  readonly id: string;
  readonly excluded: readonly number[];
}

/** A sheet on the list of files. */
export interface SheetOf {
  readonly id: string;
  readonly sheet: SheetSummary;
}

/** A question about a shape of header: one answer serves all sheets of it. */
export interface OpenQuestion {
  readonly key: string;
  readonly question: Question;
  readonly sheets: readonly SheetOf[];
}

export interface Answer {
  readonly asked: OpenQuestion;
  readonly answer: string | null;
}

export interface ImportActions {
  /** Puts files on the list and reads them; while an import is under way, after it. */
  add(files: readonly File[], refused?: readonly ImportError[]): Promise<void>;
  remove(id: string): Promise<void>;
  decide(id: string, sheet: Pick<SheetSummary, "file" | "sheet">, decision: Decision): Promise<void>;
  /** Answers a question for all sheets that ask it; null: as proposed. */
  answer(asked: OpenQuestion, answer: string | null): Promise<void>;
  /** Accepts a finding or excludes its rows; what was said of it before no longer holds. */
  judge(note: SheetNote): Promise<void>;
  /** Writes the note of a finding that something was said of anew; what was said stays. */
  annotate(note: SheetNote): void;
  /** Takes back what was said of a finding. */
  unjudge(note: SheetNote): Promise<void>;
  /** Asks anew about sheets whose decisions were remembered. */
  askAgain(): Promise<void>;
  /** How the files meet what is there; until then as proposed. */
  choose(mode: MergeMode): Promise<void>;
  /** 数据截至 as a person says it (2026-06-05T18:00:00); null: not said. */
  date(asOf: string | null): void;
  /** Hands the tables to the session: all of them or none. */
  confirm(): Promise<void>;
  /** Ends what is under way; the data stay as they were. */
  stop(): void;
  undo(): Promise<void>;
  dismiss(): void;
}

export type ImportStore = StoreApi<ImportState> & { readonly actions: ImportActions };

/** The edges, handed in. */
export interface ImportPorts {
  readonly session: Pick<Session, "store" | "apply" | "undo" | "beside" | "data" | "expect">;
  readonly importer: Importer & { stop(): void };
  /** Null as decision: the file's rows are wanted one by one. */
  readonly open: (file: File, decision: Decision | null) => Promise<OpenedFile>;
  readonly parquet: () => Promise<Pick<ParquetCodec, "write">>;
  readonly memory: DecisionMemory;
  /** Resolves once whatever people wait for is likely to be done. */
  readonly pause: () => Promise<void>;
  /** Milliseconds since 1970 as the clock on the wall shows them. */
  readonly now: () => number;
}

export const EMPTY: ImportState = {
  files: [],
  decisions: {},
  recalled: new Set(),
  answers: [],
  notes: [],
  built: null,
  mode: null,
  plan: null,
  listed: null,
  asOf: null,
  step: { kind: "idle" },
  done: null,
};
