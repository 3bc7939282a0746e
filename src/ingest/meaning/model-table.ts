import { isConcept } from "../../model/aliases/concepts.ts";
import { PROVENANCE, type Table } from "../../model/tables/table.ts";
import { BUNDLED_TABLES, TABLES, type TableName } from "../../model/tables.ts";
import { type ColumnMapping, type Decision, type Mapping, saidBy } from "./mapping.ts";

const PROVENANCE_NAMES = new Set(PROVENANCE.map((column) => column.name));

/** Made by the program itself, never by an export. */
const MADE_HERE: readonly TableName[] = ["settings", "themes", "terms", "problem_terms", "entry_themes"];

/** The table whose own column names the header is made of, with all it requires; null where it is none. */
export function modelTable(header: readonly string[]): TableName | null {
  const names = header.map((name) => name.trim().toLowerCase()).filter((name) => !PROVENANCE_NAMES.has(name));
  let best: { table: TableName; known: number } | null = null;
  for (const table of BUNDLED_TABLES) {
    if (MADE_HERE.includes(table)) continue;
    const { columns }: Table = TABLES[table];
    const known = names.filter((name) => columns.some((column) => column.name === name)).length;
    const complete = columns.every((column) => column.required !== true || names.includes(column.name));
    if (!complete || known < names.length || known < 2) continue;
    if (best === null || known > best.known) best = { table, known };
  }
  return best?.table ?? null;
}

export function mapModelTable(header: readonly string[], table: TableName, decision: Decision): Mapping {
  const { columns }: Table = TABLES[table];
  const mapped = header.map((name, index): ColumnMapping => {
    const own = columns.find((column) => column.name === name.trim().toLowerCase());
    const provenance = PROVENANCE_NAMES.has(name.trim().toLowerCase());
    if (own === undefined || provenance || !isConcept(own.name)) {
      return { index, header: name, concept: null, by: provenance ? "taken" : "none" };
    }
    return { index, header: name, concept: own.name, by: "own" };
  });
  const registers = table === "entries";
  const said = saidBy(decision);
  return { kind: table, columns: mapped, tables: [table], registers, stage: null, missing: [], ...said };
}
