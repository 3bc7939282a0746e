import type { DataChange } from "../../engine/session/session-data.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import { PARTICIPATION_TABLES, type TableName } from "../../model/tables.ts";

/**
 * What an import changes: the tables as they will be, and 数据截至 as a person has confirmed it; the first own import
 * removes all demo data, so that own registrations never stand beside made-up scores.
 */
export function dataChange(
  set: DataChange["set"],
  { isDemo, settings }: Pick<Catalogue, "isDemo" | "settings">,
  confirmed: string | null,
): DataChange {
  const remove: readonly TableName[] = isDemo ? PARTICIPATION_TABLES.filter((table) => set[table] === undefined) : [];
  // 数据截至 of made-up data says nothing of these; until a person sets it, it is not set.
  const as_of = confirmed ?? (isDemo ? null : settings.as_of);
  return { set, remove, isDemo: false, settings: { ...settings, as_of } };
}
