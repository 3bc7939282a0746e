import type { Concept } from "../../model/aliases/concepts.ts";
import { isConcept } from "../../model/aliases/concepts.ts";
import { type Column, PROVENANCE, type Table } from "../../model/tables/table.ts";
import { TABLES } from "../../model/tables.ts";
import type { SheetKind } from "../meaning/mapping.ts";
import type { SetAside } from "../outcome/report.ts";
import { canonicalArea } from "./area-name.ts";
import type { BuildState } from "./build-state.ts";
import type { Cells } from "./cells.ts";
import type { ModelRow, ModelValue } from "./table-builder.ts";

/** A sheet that is one table of the model: each column read by its type, the key checked. */
export function buildTable(cells: Cells, kind: Exclude<SheetKind, "contest">, state: BuildState): readonly SetAside[] {
  const { columns }: Table = TABLES[kind];
  const own = columns.filter((column) => !PROVENANCE.includes(column));
  const keepsProvenance = own.length < columns.length;
  const builder = state.table(kind);
  const setAside: SetAside[] = [];
  const { table } = cells;
  for (let row = 0; row < table.rows.length; row++) {
    const values: Record<string, ModelValue> = {};
    let missing: string | null = null;
    for (const column of own) {
      const value =
        isConcept(column.name) && cells.has(column.name) ? read(cells, row, column, column.name, state) : null;
      values[column.name] = value;
      if (value === null && column.required === true) missing ??= column.name;
    }
    const source_row = cells.rowNumber(row);
    const example = { row: source_row, column: missing, value: null };
    if (missing !== null) {
      setAside.push({ row: source_row, rule: "missing_required" });
      cells.findings.add("missing_required", "error", example, { column: missing });
      continue;
    }
    if (keepsProvenance) {
      const source_sha256 = table.sha256 ?? null;
      Object.assign(values, { source_file: table.file, source_sheet: table.sheet, source_row, source_sha256 });
    }
    if (!builder.add(values)) {
      setAside.push({ row: source_row, rule: "duplicate_key" });
      // Judges come again in lists of who sat where.
      cells.findings.add("duplicate_key", kind === "judges" ? "info" : "warning", example);
    } else if (kind === "entries") noteEntry(values, state);
  }
  return setAside;
}

function noteEntry(row: ModelRow, state: BuildState): void {
  const text = (name: string): string | null => (typeof row[name] === "string" ? row[name] : null);
  state.index.add({
    entry_id: text("entry_id") ?? "",
    title: text("title"),
    team_id: text("team_id"),
    team_name: null,
    problem_id: text("problem_id"),
  });
}

function read(cells: Cells, row: number, column: Column, concept: Concept, state: BuildState): ModelValue {
  switch (column.type) {
    case "integer":
      return cells.integer(row, concept);
    case "real":
      return cells.number(row, concept);
    case "boolean":
      return cells.boolean(row, concept);
    case "timestamp":
      return cells.time(row, concept);
    case "text":
  }
  if (concept === "area") return canonicalArea(cells.text(row, concept), state.areas);
  if (concept.endsWith("_id")) return cells.id(row, concept);
  return cells.code(row, concept);
}
