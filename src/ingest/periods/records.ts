import { sqlText } from "../../engine/sql.ts";
import type { Beside, GivenTables } from "../../engine/tables/beside.ts";
import type { TableSource } from "../../engine/tables/stage-table.ts";
import type { TableName } from "../../model/tables.ts";
import { questionOf } from "./merge.ts";
import { type MergeMode, mergedRows } from "./merge-sql.ts";

/** What an import notes of itself: its files, the period before, and what was not seen any more. */
export interface ImportRecord {
  readonly files: readonly { readonly name: string; readonly rows: number }[];
  readonly mode: MergeMode | null;
  /** 数据截至 of what is imported and of what is loaded (2026-06-05T18:00:00); null: not confirmed. */
  readonly asOf: string | null;
  readonly before: string | null;
  /** What is loaded was an earlier period, and is kept as such. */
  readonly isNewPeriod: boolean;
  readonly notes: readonly FindingNote[];
}

/** What a person thinks of a finding. */
export interface FindingNote {
  readonly file: string;
  readonly sheet: string | null;
  readonly rule: string;
  /** The finding in words, as it was shown. */
  readonly finding: string;
  readonly state: "accepted" | "excluded";
  /** How many rows it is about. */
  readonly rows: number;
  readonly note: string;
}

/** The table of notes with these in the place of what was said of the same findings. */
export const noteTable = async (beside: Beside, notes: readonly FindingNote[]): Promise<TableSource> => ({
  parquet: await beside.parquet(notesQuery(notes)),
});

const moment = (iso: string | null): string =>
  `CAST(${iso === null ? "NULL" : sqlText(iso.replace("T", " "))} AS TIMESTAMP)`;

/** The record tables as they are after the import. @param given tables that are merged, beside which it is asked */
export async function recordTables(
  beside: Beside,
  given: GivenTables,
  record: ImportRecord,
): Promise<ReadonlyMap<TableName, TableSource>> {
  const tables = new Map<TableName, TableSource>();
  const put = async (table: TableName, sql: string): Promise<void> => {
    tables.set(table, { parquet: await beside.parquet(sql) });
  };
  if (record.files.length > 0) await put("imports", importsQuery(record));
  if (record.notes.length > 0) tables.set("import_notes", await noteTable(beside, record.notes));
  if (record.isNewPeriod) {
    const { n = [] } = await beside.columns("SELECT count(*) AS n FROM snapshots");
    const number = Number(n[0] ?? 0) + 1;
    await put(
      "snapshots",
      `SELECT snapshot_id, as_of, label FROM snapshots
       UNION ALL SELECT ${sqlText(`P${number}`)}, ${moment(record.before)}, ${sqlText(`第 ${number} 期`)} ORDER BY ALL`,
    );
    await put("snapshot_entries", periodQuery(`P${number}`));
  }
  if ((given.get("entries") ?? null) !== null && record.mode !== null) {
    const question = await questionOf(beside, given, "entries", record.mode, 0);
    await put("unseen_entries", unseenQuery(mergedRows(question), record.before));
  }
  return tables;
}

function importsQuery({ files, asOf, mode }: ImportRecord): string {
  const names = files.map(({ name }) => sqlText(name)).join(", ");
  const rows = files.map(
    ({ name, rows }) =>
      `SELECT ${sqlText(name)}, ${moment(asOf)}, ${sqlText(mode ?? "update")}, CAST(${rows} AS INTEGER)`,
  );
  return `SELECT source_file, as_of, mode, rows FROM imports WHERE source_file NOT IN (${names})
    UNION ALL ${rows.join(" UNION ALL ")} ORDER BY source_file`;
}

/** The last word on a finding counts. */
function notesQuery(notes: readonly FindingNote[]): string {
  const rows = notes.map(({ file, sheet, rule, finding, state, rows, note }) =>
    [
      sqlText(file),
      sheet === null ? "NULL" : sqlText(sheet),
      ...[rule, finding, state].map(sqlText),
      rows,
      sqlText(note),
    ].join(", "),
  );
  const columns = "source_file, source_sheet, rule, finding, state, rows, note";
  return `WITH said AS (SELECT CAST(source_file AS VARCHAR) AS source_file, CAST(source_sheet AS VARCHAR) AS source_sheet,
      rule, finding, state, CAST(rows AS INTEGER) AS rows, note FROM (VALUES (${rows.join("), (")})) AS v(${columns}))
    SELECT ${columns} FROM said UNION ALL SELECT ${columns} FROM import_notes n WHERE NOT EXISTS (
      FROM said s WHERE s.source_file = n.source_file AND s.source_sheet IS NOT DISTINCT FROM n.source_sheet
        AND s.finding = n.finding) ORDER BY ALL`;
}

/** Earlier periods, and the one that is loaded now. */
const periodQuery = (id: string): string => {
  const text = (name: string): string => `CAST(${name} AS VARCHAR) AS ${name}`;
  const columns = ["entry_id", "track_id", "problem_id", "status"].map(text).join(", ");
  return `SELECT ${text("snapshot_id")}, ${columns}, is_registration, is_submission, org_key FROM snapshot_entries
    UNION ALL SELECT ${sqlText(id)}, ${columns}, CAST(is_registration AS INTEGER), CAST(is_submission AS INTEGER), org_key
    FROM entry_facts WHERE is_orphan = 0 ORDER BY snapshot_id, entry_id`;
};

/** Whoever is named again is seen again. */
const unseenQuery = (merged: string, before: string | null): string => `${merged}
  SELECT entry_id, last_seen FROM (
    SELECT entry_id, last_seen FROM unseen_entries WHERE entry_id NOT IN (SELECT entry_id FROM g)
    UNION ALL SELECT entry_id, ${moment(before)} FROM merged
      WHERE state = 'unseen' AND entry_id NOT IN (SELECT entry_id FROM unseen_entries)
  ) WHERE entry_id IN (SELECT entry_id FROM merged WHERE state <> 'removed') ORDER BY entry_id`;
