import { sqlText } from "../../engine/sql.ts";
import { type Beside, type GivenTables, givenName } from "../../engine/tables/beside.ts";
import { EntryIndex } from "../build/entry-index.ts";
import { CLUES, knownEntries } from "../build/known-entries.ts";
import { RELINKED } from "./merge-sql.ts";

/**
 * Scores and results without ids may have come before the registrations, and have made entries of their own. Those that
 * lead to one of the registrations now given, and to one only, are it.
 */
export async function withRelinks<T>(
  beside: Beside,
  given: GivenTables,
  work: (relinked: number) => Promise<T>,
): Promise<T> {
  const links = await relinks(beside, given);
  if (links.length === 0) return work(0);
  const values = links.map(([from, to]) => `(${sqlText(from)}, ${sqlText(to)})`).join(", ");
  try {
    await beside.exec(`CREATE TABLE ${RELINKED} AS SELECT * FROM (VALUES ${values}) AS links(old_id, new_id)`);
    return await work(links.length);
  } finally {
    await beside.exec(`DROP TABLE IF EXISTS ${RELINKED}`);
  }
}

async function relinks(beside: Beside, given: GivenTables): Promise<readonly (readonly [string, string])[]> {
  if ((given.get("entries") ?? null) === null) return [];
  const entries = givenName("entries");
  const alone = `FROM entries e LEFT JOIN teams t ON CAST(e.team_id AS VARCHAR) = CAST(t.team_id AS VARCHAR)
    WHERE e.status = 'unregistered' AND CAST(e.entry_id AS VARCHAR) NOT IN
      (SELECT CAST(entry_id AS VARCHAR) FROM ${entries} WHERE status IS DISTINCT FROM 'unregistered')`;
  const unregistered = knownEntries(await beside.columns(`SELECT ${CLUES} ${alone}`));
  if (unregistered.length === 0) return [];
  const index = new EntryIndex();
  const named = given.get("teams") === undefined ? "teams" : givenName("teams");
  const registered = knownEntries(
    await beside.columns(`SELECT ${CLUES} FROM ${entries} e
      LEFT JOIN ${named} t ON CAST(e.team_id AS VARCHAR) = CAST(t.team_id AS VARCHAR)
      WHERE e.status IS DISTINCT FROM 'unregistered'`),
  );
  for (const entry of registered) index.add(entry);
  return unregistered.flatMap((entry) => {
    const found = index.find(entry) ?? index.find({ ...entry, team_id: null });
    return found === null || found === entry.entry_id ? [] : [[entry.entry_id, found] as const];
  });
}
