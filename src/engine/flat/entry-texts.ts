import type { Columns } from "../../model/columns.ts";
import { sqlText } from "../sql.ts";
import { LATEST_UPLOAD } from "./entries.ts";

/** Texts of some entries, row by row: entry_id, title, abstract, and the themes that are known of them. */
export interface EntryTexts {
  readonly columns: Columns;
  /** Entries given out so far, and all that there are; some of those may have no text. */
  readonly done: number;
  readonly of: number;
}

/** At least so many at once; of very many a twentieth, since each portion looks through all that are left. */
const PORTION = 5_000;
const PORTIONS = 20;

/**
 * The texts that entries come with, in the order of their identifiers: of several uploads those of the one that counts.
 * Entries without a text are left out.
 */
export async function* entryTexts(ask: (sql: string) => Promise<Columns>): AsyncGenerator<EntryTexts> {
  const { n = [] } = await ask(`SELECT count(DISTINCT entry_id)::DOUBLE AS n FROM entries
    WHERE EXISTS (FROM entries WHERE title IS NOT NULL OR abstract IS NOT NULL)`);
  const of = Number(n[0] ?? 0);
  const size = Math.max(PORTION, Math.ceil(of / PORTIONS));
  let after: string | null = null;
  for (let done = 0; done < of; ) {
    const columns = await ask(`
      SELECT e.entry_id, e.title, e.abstract, t.themes FROM (
        SELECT entry_id, title, abstract FROM entries
        WHERE ${after === null ? "entry_id IS NOT NULL" : `entry_id > ${sqlText(after)}`}
        QUALIFY row_number() OVER (PARTITION BY entry_id ORDER BY ${LATEST_UPLOAD}) = 1
        ORDER BY entry_id LIMIT ${size}
      ) e LEFT JOIN entry_themes t ON t.entry_id = e.entry_id
      ORDER BY e.entry_id`);
    const last = columns.entry_id?.at(-1);
    if (typeof last !== "string") return;
    after = last;
    done += columns.entry_id?.length ?? 0;
    yield { columns: withText(columns), done, of };
  }
}

function withText(columns: Columns): Columns {
  const { entry_id = [], title = [], abstract = [] } = columns;
  const rows = entry_id.flatMap((_, row) => ((title[row] ?? abstract[row] ?? null) === null ? [] : [row]));
  if (rows.length === entry_id.length) return columns;
  return Object.fromEntries(
    Object.entries(columns).map(([name, cells]) => [name, rows.map((row) => cells[row] ?? null)]),
  );
}
