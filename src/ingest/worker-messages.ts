import type { AnnouncementFault, AnnouncementPlace } from "./announcement/error.ts";
import { AnnouncementError } from "./announcement/error.ts";
import type { ImportContext } from "./build/build.ts";
import type { CheckedColumns, ColumnsToCheck } from "./columns/check-columns.ts";
import type { BuiltFiles, BuiltTable, Decisions, ImportFile, Progress, ReadFile, SourceBytes } from "./importer.ts";
import type { FileContacts, WantedRows } from "./read-contacts.ts";
import { ImportError, type Refusal } from "./table/refusals.ts";

/** What the page and the import worker say to each other; every request has one answer. */
export type Request = { readonly request: number } & (
  | { readonly type: "read"; readonly file: ImportFile }
  | {
      readonly type: "build";
      readonly ids: readonly string[];
      readonly decisions: Decisions;
      readonly context: ImportContext;
    }
  /** What is still to come to the reports that request `of` was answered with. */
  | { readonly type: "late"; readonly of: number }
  | {
      readonly type: "sources";
      readonly ids: readonly string[];
      readonly decisions: Decisions;
      readonly salt: string;
    }
  | { readonly type: "check"; readonly columns: ColumnsToCheck }
  | { readonly type: "contacts"; readonly file: ImportFile; readonly wanted: WantedRows }
  | { readonly type: "forget"; readonly id: string }
);

export type Answer = { readonly request: number } & (
  | { readonly type: "progress"; readonly progress: Parameters<Progress>[0] }
  | { readonly type: "read"; readonly result: ReadFile }
  /** On the way to what was built. */
  | { readonly type: "table"; readonly table: BuiltTable }
  | { readonly type: "built"; readonly result: Omit<BuiltFiles, "tables" | "late"> & { readonly isLate: boolean } }
  | { readonly type: "late"; readonly result: readonly CheckedColumns[] }
  | { readonly type: "sources"; readonly result: readonly SourceBytes[] }
  | { readonly type: "checked"; readonly result: CheckedColumns }
  | { readonly type: "contacts"; readonly result: FileContacts }
  | { readonly type: "done" }
  | { readonly type: "failed"; readonly failure: Failure }
);

/** Errors lose their class on the way out of a worker; these come back whole. */
export type Failure =
  | { readonly kind: "import"; readonly code: Refusal; readonly file: string; readonly values: ImportError["values"] }
  | {
      readonly kind: "announcement";
      readonly fault: AnnouncementFault;
      readonly place: AnnouncementPlace;
      readonly values: AnnouncementError["values"];
    }
  | { readonly kind: "other"; readonly message: string };

export function toFailure(error: unknown): Failure {
  if (error instanceof ImportError) return { kind: "import", code: error.code, file: error.file, values: error.values };
  if (error instanceof AnnouncementError) {
    return { kind: "announcement", fault: error.fault, place: error.place, values: error.values };
  }
  return { kind: "other", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

export function fromFailure(failure: Failure): Error {
  switch (failure.kind) {
    case "import":
      return new ImportError(failure.code, failure.file, failure.values);
    case "announcement":
      return new AnnouncementError(failure.fault, failure.place, failure.values);
    case "other":
      return new Error(failure.message);
  }
}
