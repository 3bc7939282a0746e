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

const TABLES = ["entry_origin", "team_origin"] as const;
const PARTS = ["source_file", "source_sheet", "source_row", "source_sha256"] as const;

/** Where a row's entry and its team were read, for `originsOf`; never shown. */
export const ORIGIN_COLUMNS: readonly RowColumn[] = TABLES.flatMap((from) =>
  PARTS.map((part) => ({
    name: `${from}_${part}`,
    label: "rows.column.source_file",
    stage: null,
    format: "text",
    words: null,
    sql: `CAST(${from}.${part} AS VARCHAR)`,
    masked: null,
    order: [],
    joins: [from],
    isPersonal: false,
    width: 0,
  })),
);

/** Cells of ORIGIN_COLUMNS → where a row's entry was read, then where its team was; what is not known is left out. */
export function originsOf(cells: readonly Cell[]): readonly RowOrigin[] {
  return TABLES.flatMap((_, i) => {
    const [file = null, sheet = null, row = null, sha256 = null] = cells.slice(
      i * PARTS.length,
      (i + 1) * PARTS.length,
    );
    if (typeof file !== "string" || typeof sha256 !== "string" || row === null) return [];
    const { name, member } = splitFile(file);
    return [{ name, member, sheet: typeof sheet === "string" ? sheet : null, row: Number(row), sha256 }];
  });
}
