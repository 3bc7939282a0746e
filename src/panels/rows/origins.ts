import { type RowPlace, splitFile } from "../../ingest/privacy/contacts.ts";
import type { Cell } from "../../model/columns.ts";
import type { PanelContext, RowKind } from "../types.ts";
import { columnsOf, type RowColumn } from "./columns.ts";

/** Where rows were read, so that their file can be asked once more for what was not taken over. */

/** A row of a file, the file known by its content. */
export interface RowOrigin extends RowPlace {
  /** The file as it was named at import. */
  readonly name: string;
  readonly sha256: string;
}

/** Whether rows of a kind are of entries, whose file may say whom to reach. */
export const isReachable = (kind: RowKind): boolean => kind === "entries" || kind === "organisations";

/** What a list of whom to reach shows of a row besides them: nothing personal, nor where it was read. */
export const publicColumns = (kind: RowKind, context: PanelContext): readonly RowColumn[] =>
  columnsOf(kind, context, false).filter(({ name }) => !name.startsWith("source_"));

/** Where a row's entry was read, for `originOf`; never shown. */
export const ORIGIN_COLUMNS: readonly RowColumn[] = (
  ["source_file", "source_sheet", "source_row", "source_sha256"] as const
).map((part) => ({
  name: `origin_${part}`,
  label: "rows.column.source_file",
  stage: null,
  format: "text",
  words: null,
  sql: `CAST(entry_origin.${part} AS VARCHAR)`,
  masked: null,
  order: [],
  joins: ["entry_origin"],
  isPersonal: false,
  width: 0,
}));

/** Cells of ORIGIN_COLUMNS → where a row's entry was read; null where its file is not known. */
export function originOf([file = null, sheet = null, row = null, sha256 = null]: readonly Cell[]): RowOrigin | null {
  if (typeof file !== "string" || typeof sha256 !== "string" || row === null) return null;
  const { name, member } = splitFile(file);
  return { name, member, sheet: typeof sheet === "string" ? sheet : null, row: Number(row), sha256 };
}
