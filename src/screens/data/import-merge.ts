import { type Beside, type GivenTables, givenName } from "../../engine/beside.ts";
import type { DataChange, Session, TableSource } from "../../engine/session.ts";
import { changesNothing, type MergePlan, mergeTables, planMerge, withRelinkable } from "../../ingest/merge.ts";
import { isMerged, type MergeMode } from "../../ingest/merge-sql.ts";
import { type FindingNote, recordTables } from "../../ingest/records.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import type { TableName } from "../../model/tables.ts";
import { dataChange } from "./data-change.ts";

/** Between what files bring and what is loaded: compared before an import, put together by it. */

/** A table as files bring it. */
export interface Brought {
  readonly table: TableName;
  readonly rows: number;
  readonly source: TableSource;
}

export interface Review {
  /** Null: nothing that is brought has rows already. */
  readonly plan: MergePlan | null;
  /** The latest time in the rows, milliseconds since 1970 on the wall clock; null: none, or not looked for. */
  readonly latest: number | null;
}

export type MergingSession = Pick<Session, "beside" | "data">;

/** To find the latest time in more rows would take longer than it is worth. */
const MANY_ROWS = 200_000;
const TIMES = { entries: ["registered_at", "submitted_at"], scores: ["scored_at"] } as const;

/** What is brought and has rows of one's own already. */
function meeting(session: MergingSession, brought: readonly Brought[], { isDemo }: Catalogue): GivenTables {
  const present = session.data()?.tables;
  const isLoaded = (table: TableName): boolean => !isDemo && (present?.get(table) ?? null) !== null;
  const met = brought.filter(({ table }) => isMerged(table) && isLoaded(table));
  return withRelinkable(new Map(met.map(({ table, source }) => [table, source])), isLoaded);
}

/** Compares what is brought with what is loaded; nothing changes. */
export async function review(
  session: MergingSession,
  brought: readonly Brought[],
  catalogue: Catalogue,
  mode: MergeMode | null,
  signal: AbortSignal,
): Promise<Review> {
  const given = meeting(session, brought, catalogue);
  const timed = brought.filter(({ table, rows }) => table in TIMES && rows <= MANY_ROWS);
  const beside: GivenTables = new Map([...timed.map(({ table, source }) => [table, source] as const), ...given]);
  if (beside.size === 0) return { plan: null, latest: null };
  return session.beside(
    beside,
    async (at) => ({
      latest: await latestTime(
        at,
        timed.map(({ table }) => table),
      ),
      plan: given.size === 0 ? null : await planMerge(at, given, mode),
    }),
    { signal },
  );
}

async function latestTime(beside: Beside, tables: readonly TableName[]): Promise<number | null> {
  const columns = tables.flatMap((table) =>
    table === "entries" || table === "scores" ? TIMES[table].map((name) => ({ name, table })) : [],
  );
  if (columns.length === 0) return null;
  const all = columns.map(({ name, table }) => `SELECT max(${name}) AS moment FROM ${givenName(table)}`);
  const { latest = [] } = await beside.columns(
    `SELECT epoch_ms(max(moment))::DOUBLE AS latest FROM (${all.join(" UNION ALL ")})`,
  );
  return typeof latest[0] === "number" ? latest[0] : null;
}

export interface Asked {
  readonly catalogue: Catalogue;
  readonly plan: MergePlan | null;
  /** Confirmed by a person; null: not said. */
  readonly asOf: string | null;
  readonly files: readonly { readonly name: string; readonly rows: number }[];
  readonly notes: readonly FindingNote[];
  readonly signal: AbortSignal;
}

/** Registrations of another day than those loaded, which become the period before. */
export function isNewPeriod({ catalogue, plan, asOf }: Pick<Asked, "catalogue" | "plan" | "asOf">): boolean {
  if (catalogue.isDemo || plan === null || changesNothing(plan) || !catalogue.loaded.includes("entries")) return false;
  return plan.tables.some(({ table }) => table === "entries") && asOf !== null && asOf !== catalogue.settings.as_of;
}

/** The change that takes over what is brought: merged where it meets rows, with what an import notes of itself. */
export async function changeOf(
  session: MergingSession,
  brought: readonly Brought[],
  { catalogue, plan, asOf, files, notes, signal }: Asked,
): Promise<DataChange> {
  const given = meeting(session, brought, catalogue);
  if (given.size > 0 && plan === null) throw new Error("the data changed since they were compared");
  const set: Partial<Record<TableName, TableSource>> = {};
  for (const { table, source } of brought) if (!given.has(table)) set[table] = source;
  const record = {
    files,
    notes,
    mode: plan?.mode ?? null,
    asOf,
    before: catalogue.isDemo ? null : catalogue.settings.as_of,
    isNewPeriod: isNewPeriod({ catalogue, plan, asOf }),
  };
  await session.beside(
    given,
    async (beside) => {
      const merged = plan === null ? null : await mergeTables(beside, given, plan.mode);
      for (const [table, source] of merged?.sources ?? []) set[table] = source;
      for (const [table, source] of await recordTables(beside, given, record)) set[table] = source;
    },
    { signal },
  );
  return dataChange(set, catalogue, asOf);
}
