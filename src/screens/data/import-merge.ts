import type { DataChange } from "../../engine/session/session-data.ts";
import type { Session } from "../../engine/session/session-types.ts";
import type { GivenTables } from "../../engine/tables/beside.ts";
import type { TableSource } from "../../engine/tables/stage-table.ts";
import { changesNothing, type MergePlan, mergeTables, planMerge, withRelinkable } from "../../ingest/periods/merge.ts";
import { isMerged, type MergeMode } from "../../ingest/periods/merge-sql.ts";
import { type FindingNote, recordTables } from "../../ingest/periods/records.ts";
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

export type MergingSession = Pick<Session, "beside" | "data">;

/** What is brought and has rows of one's own already. */
function meeting(session: MergingSession, brought: readonly Brought[], { isDemo }: Catalogue): GivenTables {
  const present = session.data()?.tables;
  const isLoaded = (table: TableName): boolean => !isDemo && (present?.get(table) ?? null) !== null;
  const met = brought.filter(({ table }) => isMerged(table) && isLoaded(table));
  return withRelinkable(new Map(met.map(({ table, source }) => [table, source])), isLoaded);
}

/** Compares what is brought with what is loaded; nothing changes. Null: nothing of it has rows already. */
export async function review(
  session: MergingSession,
  brought: readonly Brought[],
  catalogue: Catalogue,
  mode: MergeMode | null,
  signal: AbortSignal,
): Promise<MergePlan | null> {
  const given = meeting(session, brought, catalogue);
  if (given.size === 0) return null;
  return session.beside(given, (beside) => planMerge(beside, given, mode), { signal });
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
      const merged = plan === null ? null : await mergeTables(beside, given, plan.mode, plan);
      for (const [table, source] of merged?.sources ?? []) set[table] = source;
      for (const [table, source] of await recordTables(beside, given, record)) set[table] = source;
    },
    { signal },
  );
  return dataChange(set, catalogue, asOf);
}
