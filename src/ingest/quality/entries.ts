import { normaliseName } from "../../model/aliases/normalise-name.ts";
import { areNear, type Form, forms } from "./near-titles.ts";
import type { QualityRule } from "./rule.ts";
import { type Rows, rowsOf } from "./tables.ts";

/** Scores and results of entries that no registration has. */
export const orphans: QualityRule = {
  id: "orphan",
  severity: "warning",
  check(input, note) {
    const entries = rowsOf(input, "entries");
    if (entries === null || !input.sheets.some(({ mapping }) => mapping.registers && mapping.missing.length === 0))
      return;
    const known = new Set<string | null>();
    for (let row = 0; row < entries.length; row++) known.add(entries.text("entry_id", row));
    for (const name of ["scores", "results"] as const) {
      const rows = rowsOf(input, name);
      if (rows === null) continue;
      const said = new Set<string>();
      let last: string | null = null;
      for (let row = 0; row < rows.length; row++) {
        const id = rows.text("entry_id", row);
        // Rows of one entry mostly stand together.
        if (id === null || id === last) continue;
        last = id;
        if (known.has(id) || said.has(id)) continue;
        said.add(id);
        note(rows.sheet(row), { row: rows.sourceRow(row), column: null, value: id });
      }
    }
  },
};

/** Every two of so many entries of one organisation are compared. */
const MOST = 300;

/** Entries of one organisation with nearly the same title: a list for a person to go through. */
export const likelyDuplicates: QualityRule = {
  id: "likely_duplicate",
  severity: "warning",
  check(input, note) {
    const entries = rowsOf(input, "entries");
    const orgs = rowsOf(input, "team_orgs");
    if (entries === null || orgs === null || !entries.table.has("title")) return;
    const orgOf = leadOrgs(orgs);
    const groups = new Map<string, Titled[]>();
    const formOf = forms();
    for (let row = 0; row < entries.length; row++) {
      const raw = entries.text("title", row);
      const org = orgOf.get(entries.text("team_id", row) ?? "");
      if (raw === null || org === undefined) continue;
      const group = groups.get(org);
      if (group !== undefined && group.length >= MOST) continue;
      const form = formOf(raw);
      if (form.title === "") continue;
      if (group === undefined) groups.set(org, [{ row, form }]);
      else group.push({ row, form });
    }
    const shown = (row: number): string => (entries.text("title", row) ?? "").slice(0, 40);
    for (const group of groups.values()) {
      group.forEach(({ row, form }, i) => {
        const twin = group.find((other, j) => j >= i || areNear(other.form, form))?.row ?? row;
        if (twin === row) return;
        const value = `${shown(row)} ≈ ${shown(twin)} (${entries.sourceRow(twin)})`;
        note(entries.sheet(row), { row: entries.sourceRow(row), column: null, value });
      });
    }
  },
};

function leadOrgs(orgs: Rows): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    const key = keys.get(name) ?? normaliseName(name);
    keys.set(name, key);
    return key;
  };
  for (let row = 0; row < orgs.length; row++) {
    const team = orgs.text("team_id", row);
    const org = orgs.text("credit_code", row) ?? keyOf(orgs.text("org_name", row) ?? "");
    if (team !== null && org !== "" && orgs.text("role", row) !== "partner" && !found.has(team)) found.set(team, org);
  }
  return found;
}

interface Titled {
  readonly row: number;
  readonly form: Form;
}

/** One credit code under several names. */
export const sharedCodes: QualityRule = {
  id: "shared_credit_code",
  severity: "warning",
  check(input, note) {
    const orgs = rowsOf(input, "team_orgs");
    if (orgs === null) return;
    const first = new Map<string, { readonly name: string; readonly row: number }>();
    for (let row = 0; row < orgs.length; row++) {
      const code = orgs.text("credit_code", row);
      const name = orgs.text("org_name", row);
      if (code === null || name === null || code.length < 9) continue;
      const before = first.get(code);
      if (before === undefined) first.set(code, { name, row });
      else if (normaliseName(before.name) !== normaliseName(name)) {
        const value = `${code}: ${name} ≠ ${before.name} (${orgs.sourceRow(before.row)})`;
        note(orgs.sheet(row), { row: orgs.sourceRow(row), column: null, value });
      }
    }
  },
};

const TIMES = [
  ["entries", "registered_at", "registration"],
  ["entries", "submitted_at", "submission"],
] as const;

/** Registrations, submissions and scores before their stage began or after it closed. */
export const outsideStage: QualityRule = {
  id: "outside_stage",
  severity: "warning",
  check(input, note) {
    const stages = rowsOf(input, "stages");
    if (stages === null) return;
    const spans = new Map<string | null, { readonly from: number | null; readonly to: number | null }>();
    for (let row = 0; row < stages.length; row++) {
      const to = stages.number("extended_to", row) ?? stages.number("deadline_at", row);
      spans.set(stages.text("stage", row), { from: stages.number("starts_at", row), to });
    }
    const look = (rows: Rows | null, column: string, stageOf: (row: number) => string | null): void => {
      for (let row = 0; rows !== null && row < rows.length; row++) {
        const time = rows.number(column, row);
        const stage = stageOf(row);
        const span = spans.get(stage);
        if (time === null || stage === null || span === undefined) continue;
        if ((span.from === null || time >= span.from) && (span.to === null || time <= span.to)) continue;
        const value = new Date(time).toISOString().slice(0, 16).replace("T", " ");
        note(rows.sheet(row), { row: rows.sourceRow(row), column, value }, { stage, what: column });
      }
    };
    for (const [table, column, stage] of TIMES) look(rowsOf(input, table), column, () => stage);
    const scores = rowsOf(input, "scores");
    look(scores, "scored_at", (row) => scores?.text("stage", row) ?? null);
  },
};
