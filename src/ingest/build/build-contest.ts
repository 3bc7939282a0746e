import type { EntryStatus } from "../../model/vocabulary.ts";
import type { Mapping } from "../meaning/mapping.ts";
import { officialOf, orgInNames } from "../meaning/official.ts";
import { type Proposal, References } from "../meaning/references.ts";
import type { SetAside } from "../outcome/report.ts";
import type { Example } from "../table/findings.ts";
import { cellText } from "../table/grid.ts";
import { buildAcross, isOfEntriesAcross } from "./build-across.ts";
import { SheetExtras } from "./build-extras.ts";
import { addResults } from "./build-results.ts";
import { addCriteria, addScores, scoreColumns, stageOf } from "./build-scores.ts";
import type { BuildState, Provenance } from "./build-state.ts";
import { addTeam, type SheetTeams } from "./build-teams.ts";
import type { Cells } from "./cells.ts";
import { EntrySheet } from "./entry-sheet.ts";
import { cluesOf, identify, type RowIdentity } from "./row-identity.ts";
import type { ModelRow } from "./table-builder.ts";

/** What scores or results alone name can be charted by track, problem and team, and counts as no registration. */
const UNREGISTERED: EntryStatus = "unregistered";

interface ContestRows {
  /** Rows that went into no table. */
  readonly unused: readonly SetAside[];
  readonly proposals: readonly Proposal[];
}

/**
 * Rows about entries → entries, teams, team_orgs, scores, results, whichever the sheet's columns can fill.
 */
export function buildContest(cells: Cells, mapping: Mapping, state: BuildState): ContestRows {
  if (isOfEntriesAcross(mapping)) return { unused: buildAcross(cells, mapping, state), proposals: [] };
  const { table } = cells;
  const unused: SetAside[] = [];
  const aside = (row: number, rule: SetAside["rule"], severity: "error" | "warning" = "warning"): void => {
    unused.push({ row: cells.rowNumber(row), rule });
    const text = (table.rows[row] ?? []).slice(0, 3).map(cellText).join(" | ").slice(0, 80);
    cells.findings.add(rule, severity, { row: cells.rowNumber(row), column: null, value: text });
  };
  const at = (row: number, column: string | null): Example => ({ row: cells.rowNumber(row), column, value: null });
  const sheet = new EntrySheet(cells, mapping, state);
  const seats = scoreColumns(mapping);
  const references = new References(cells, state.matcher);
  const extras = new SheetExtras(cells, references.foreign);
  const teams: SheetTeams = { official: officialOf(cells), orgInName: orgInNames(cells) };
  if (teams.orgInName !== null) cells.findings.add("orgs_from_names", "info");
  if (mapping.tables.includes("criteria")) addCriteria(cells, mapping, state);

  /** A second list of the same entries, such as that of the formal check, says what the first had no column for. */
  const completes = (row: number, id: string, who: RowIdentity, provenance: Provenance): boolean => {
    if (!state.table("entries").complete(entryRow(cells, row, id, who), sheet.before)) return false;
    cells.findings.add("completed", "info", { row: cells.rowNumber(row), column: null, value: id });
    extras.note(row, id);
    if (!sheet.before.told.has("team_id")) addTeam(cells, row, who, mapping, teams, state, provenance);
    return true;
  };

  const answers = new Map<string, number>();
  /** Of answers that name no judge, each of an entry's is the next one's. */
  const judgedBy = (id: string): Mapping => {
    if (mapping.isAnswers !== true) return mapping;
    const nth = (answers.get(id) ?? 0) + 1;
    answers.set(id, nth);
    return { ...mapping, judge: `#${nth}` };
  };

  for (let row = 0; row < table.rows.length; row++) {
    const who = identify(cells, row, references, teams);
    const entry = sheet.resolve(row, who);
    const provenance: Provenance = {
      source_file: table.file,
      source_sheet: table.sheet,
      source_row: cells.rowNumber(row),
      source_sha256: table.sha256 ?? null,
    };
    if ("rule" in entry) {
      if (entry.known !== undefined && completes(row, entry.known, who, provenance)) continue;
      aside(row, entry.rule, entry.rule === "no_identity" ? "error" : "warning");
      continue;
    }
    extras.note(row, entry.id);
    let used = entry.isMember === true;
    if (entry.isNew && sheet.addsEntries) {
      const registered = entryRow(cells, row, entry.id, who);
      const entries = state.table("entries");
      entries.add(mapping.registers ? registered : { ...registered, status: UNREGISTERED }, provenance);
      state.index.add({ entry_id: entry.id, ...cluesOf(who) });
      addTeam(cells, row, who, mapping, teams, state, provenance);
      used = true;
    }
    if (seats.length > 0) used = addScores(cells, row, entry.id, seats, judgedBy(entry.id), state, provenance) || used;
    if (mapping.tables.includes("results")) used = addResults(cells, row, entry.id, mapping, state, provenance) || used;
    const isStaged = stageOf(cells, row, mapping) !== null;
    // The entry stands, and its score has no place.
    const isLost = !isStaged && seats.some(({ index, place }) => place?.stage == null && cells.saysNumber(row, index));
    if (used && isLost) cells.findings.add("missing_required", "warning", at(row, seats[0]?.header ?? null));
    if (used) continue;
    // An answer that was begun and not sent is no second one of its judge.
    const isBlank = seats.length > 1 && seats.every(({ index }) => !cells.saysNumber(row, index));
    if (isBlank && isStaged && !mapping.tables.includes("results"))
      cells.findings.add("missing_score", "warning", at(row, seats[0]?.header ?? null), {
        column: seats[0]?.header ?? "",
      });
    else aside(row, isStaged ? "duplicate_key" : "missing_required");
  }
  extras.addTo(state.table("entry_extras"));
  return { unused, proposals: references.proposals };
}

function entryRow(cells: Cells, row: number, id: string, who: RowIdentity): ModelRow {
  return {
    entry_id: id,
    team_id: who.team_id,
    problem_id: who.problem,
    track_id: who.track,
    title: who.title,
    abstract: cells.text(row, "abstract"),
    registered_at: cells.time(row, "registered_at"),
    status: cells.code(row, "status"),
    submitted_at: cells.time(row, "submitted_at"),
    version: cells.integer(row, "version"),
    review_state: cells.code(row, "review_state"),
  };
}
