import type { Session } from "../../engine/session/session-types.ts";
import type { Cell, Columns } from "../../model/columns.ts";
import { JUDGED_STAGES, type JudgedStage } from "../../model/vocabulary.ts";

/** 报送情况: what each track has sent in, told from the rows' own files and the day confirmed for each. */

/** What can be received of a track: registrations, scores of a stage, results. */
export type Kind = "entries" | JudgedStage | "results";
export const KINDS: readonly Kind[] = ["entries", ...JUDGED_STAGES, "results"];

export interface Received {
  readonly rows: number;
  /** Milliseconds since 1970 on the wall clock: the latest 数据截至 of its files; null: of none it was confirmed. */
  readonly asOf: number | null;
  readonly files: readonly string[];
}

/** By track_id ('' where the rows have none) and kind. */
export type Board = ReadonlyMap<string, ReadonlyMap<Kind, Received>>;

const TRACKS = `(SELECT CAST(entry_id AS VARCHAR) AS entry_id, any_value(track_id) AS track_id FROM entries GROUP BY 1)`;

/** Rows of a query with track_id, file and perhaps more, told apart as they are stored: text costs many times as much. */
const counted = (kind: string, rows: string): string => `
  SELECT CAST(${kind} AS VARCHAR) AS kind, CAST(track_id AS VARCHAR) AS track_id, CAST(file AS VARCHAR) AS file, n
  FROM (SELECT *, count(*) AS n FROM (${rows}) GROUP BY ALL)`;

const RECEIVED = `
  SELECT r.kind, coalesce(r.track_id, '') AS track, r.file, r.n, epoch_ms(i.as_of)::DOUBLE AS as_of FROM (
    ${counted(
      "'entries'",
      "SELECT track_id, source_file AS file FROM entries WHERE status IS DISTINCT FROM 'unregistered'",
    )}
    UNION ALL ${counted(
      "stage",
      `SELECT s.stage, t.track_id, s.source_file AS file
      FROM scores s LEFT JOIN ${TRACKS} t ON CAST(s.entry_id AS VARCHAR) = t.entry_id`,
    )}
    UNION ALL ${counted(
      "'results'",
      `SELECT t.track_id, r.source_file AS file
      FROM results r LEFT JOIN ${TRACKS} t ON CAST(r.entry_id AS VARCHAR) = t.entry_id`,
    )}
  ) r LEFT JOIN imports i ON i.source_file = r.file ORDER BY r.file`;

export async function receivedBoard(session: Pick<Session, "query">, signal: AbortSignal): Promise<Board> {
  const board = new Map<string, Map<Kind, Received>>();
  for (const row of rowsOf(await session.query(RECEIVED, { signal }))) {
    const kind = KINDS.find((known) => known === row.kind);
    if (kind === undefined) continue;
    const track = String(row.track ?? "");
    const kinds = board.get(track) ?? new Map<Kind, Received>();
    board.set(track, kinds);
    const before = kinds.get(kind) ?? { rows: 0, asOf: null, files: [] };
    const asOf = typeof row.as_of === "number" ? row.as_of : null;
    kinds.set(kind, {
      rows: before.rows + Number(row.n ?? 0),
      // What is no longer told of, and kept, stands with the file before.
      asOf: before.asOf === null ? asOf : Math.max(before.asOf, asOf ?? before.asOf),
      files: row.file === null ? before.files : [...before.files, String(row.file)],
    });
  }
  return board;
}

/** What only a comparison of periods can tell. */
export interface PeriodRow {
  readonly label: string | null;
  readonly asOf: number | null;
  readonly registrations: number;
  readonly submissions: number;
}

export interface Periods {
  /** The earlier ones, the oldest first, and the present one (label null) at the end. */
  readonly rows: readonly PeriodRow[];
  /** Since the period before; null where there is none. */
  readonly since: { readonly withdrawn: number; readonly moved: number; readonly unseen: number } | null;
}

const PERIODS = `
  SELECT s.label, epoch_ms(s.as_of)::DOUBLE AS as_of, sum(e.is_registration)::DOUBLE AS registrations,
    sum(e.is_submission)::DOUBLE AS submissions, s.snapshot_id AS id
  FROM snapshots s JOIN snapshot_entries e ON CAST(e.snapshot_id AS VARCHAR) = s.snapshot_id
  GROUP BY s.snapshot_id, s.label, s.as_of
  UNION ALL
  SELECT NULL, NULL, sum(is_registration)::DOUBLE, sum(is_submission)::DOUBLE, NULL FROM entry_facts
  ORDER BY id NULLS LAST`;

const SINCE = `
  WITH last AS (
    SELECT e.* FROM snapshot_entries e JOIN snapshots s ON CAST(e.snapshot_id AS VARCHAR) = s.snapshot_id
    QUALIFY dense_rank() OVER (ORDER BY s.as_of DESC NULLS LAST, s.snapshot_id DESC) = 1)
  SELECT count(*) FILTER (l.is_registration = 1 AND n.status = 'withdrawn')::DOUBLE AS withdrawn,
    count(*) FILTER (CAST(l.track_id AS VARCHAR) IS DISTINCT FROM CAST(n.track_id AS VARCHAR))::DOUBLE AS moved,
    (SELECT count(*)::DOUBLE FROM unseen_entries) AS unseen
  FROM last l JOIN entry_facts n ON n.entry_id = l.entry_id`;

export async function periodsOf(session: Pick<Session, "query">, signal: AbortSignal): Promise<Periods> {
  const rows = rowsOf(await session.query(PERIODS, { signal })).map((row) => ({
    label: row.label === null || row.label === undefined ? null : String(row.label),
    asOf: typeof row.as_of === "number" ? row.as_of : null,
    registrations: Number(row.registrations ?? 0),
    submissions: Number(row.submissions ?? 0),
  }));
  if (rows.length < 2) return { rows, since: null };
  const [since] = rowsOf(await session.query(SINCE, { signal }));
  const figure = (name: string): number => Number(since?.[name] ?? 0);
  return { rows, since: { withdrawn: figure("withdrawn"), moved: figure("moved"), unseen: figure("unseen") } };
}

function rowsOf(columns: Columns): readonly Readonly<Record<string, Cell>>[] {
  const cells = Object.entries(columns);
  const length = cells[0]?.[1].length ?? 0;
  return Array.from({ length }, (_, i) => Object.fromEntries(cells.map(([name, values]) => [name, values[i] ?? null])));
}
