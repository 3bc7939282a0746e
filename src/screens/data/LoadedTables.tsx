import { useEffect, useState } from "react";
import type { Session } from "../../engine/session/session-types.ts";
import { sqlName } from "../../engine/sql.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import type { Table } from "../../model/tables/table.ts";
import { CATALOGUE_TABLES, PARTICIPATION_TABLES, TABLES, type TableName } from "../../model/tables.ts";
import { useAppearance, useView, useWorkspace } from "../workspace.ts";

interface Loaded {
  readonly table: TableName;
  readonly rows: number;
  readonly files: readonly string[];
}

/** Read from the titles and texts of the problems, whichever those are. */
const READ: readonly TableName[] = ["terms", "problem_terms"];

const SHOWN: readonly TableName[] = [...CATALOGUE_TABLES, ...PARTICIPATION_TABLES, "entry_extras"];

/** What scrolls must be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;

/** What is loaded now: each table with its rows and the files they came from. */
export function LoadedTables() {
  const { t } = useAppearance();
  const { session } = useWorkspace();
  const catalogue = useView((view) => view.catalogue);
  const [state, setState] = useState<{ readonly loaded: readonly Loaded[] } | { readonly error: string } | null>(null);

  // A change of data brings a new catalogue.
  useEffect(() => {
    if (catalogue === null) return;
    const stop = new AbortController();
    loadedTables(session, catalogue, stop.signal).then(
      (loaded) => setState({ loaded }),
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ error: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => stop.abort(new DOMException("the data changed", "AbortError"));
  }, [session, catalogue]);

  return (
    <section className="data-loaded" aria-labelledby="data-loaded">
      <h2 id="data-loaded">{t("data.loaded")}</h2>
      {state !== null && "error" in state ? (
        <p role="alert">{t("data.loaded.failed", { message: state.error })}</p>
      ) : null}
      <section className="data-scroll" aria-label={t("data.loaded.list")} {...FOCUSABLE}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{t("data.loaded.table")}</th>
              <th scope="col" className="data-number">
                {t("data.loaded.rows")}
              </th>
              <th scope="col">{t("data.loaded.file")}</th>
            </tr>
          </thead>
          <tbody>
            {SHOWN.map((table) => {
              const found =
                state !== null && "loaded" in state ? state.loaded.find((entry) => entry.table === table) : undefined;
              return (
                <tr key={table}>
                  <th scope="row">{t(`data.table.${table}`)}</th>
                  <td className="data-number">{found === undefined ? "" : found.rows.toLocaleString("en-US")}</td>
                  <td>{sourceText(found)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );

  function sourceText(found: Loaded | undefined): string {
    // Nothing is said of a table before it is known.
    if (found === undefined) return state !== null && "loaded" in state ? t("data.loaded.none") : "";
    const participates = (PARTICIPATION_TABLES as readonly TableName[]).includes(found.table);
    if (participates && catalogue?.isDemo === true) return t("data.loaded.demo");
    if (participates && found.files.length === 0) return t("data.loaded.noted");
    if (READ.includes(found.table)) return t("data.loaded.read");
    return found.files.length > 0 ? found.files.join(t("data.list")) : t("data.loaded.bundled");
  }
}

async function loadedTables(session: Session, catalogue: Catalogue, signal: AbortSignal): Promise<readonly Loaded[]> {
  const tables = SHOWN.filter((table) => catalogue.loaded.includes(table) || isCatalogue(table));
  const loaded: Loaded[] = [];
  for (const table of tables) {
    const { columns }: Table = TABLES[table];
    const file = columns.some(({ name }) => name === "source_file") ? "source_file" : "NULL::VARCHAR";
    const sql = `SELECT ${file} AS file, count(*) AS n FROM ${sqlName(table)} GROUP BY 1 ORDER BY 1`;
    const found = await session.query(sql, { signal });
    const rows = (found.n ?? []).reduce<number>((sum, n) => sum + Number(n), 0);
    const files = (found.file ?? []).flatMap((name) => (typeof name === "string" ? [name] : []));
    if (rows > 0) loaded.push({ table, rows, files });
  }
  return loaded;
}

const isCatalogue = (table: TableName): boolean => (CATALOGUE_TABLES as readonly TableName[]).includes(table);
