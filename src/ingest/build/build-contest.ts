import type { EntryStatus } from "../../model/vocabulary.ts";
import type { Mapping } from "../meaning/mapping.ts";
import { officialOf, orgInNames } from "../meaning/official.ts";
import { type Proposal, References } from "../meaning/references.ts";
import type { SetAside } from "../outcome/report.ts";
import { isRowNumber } from "../quality/columns.ts";
import { cellText, isBlank } from "../table/grid.ts";
import { repeatedRows } from "../table/repeated.ts";
import { SheetExtras } from "./build-extras.ts";
import { addResults } from "./build-results.ts";
import { addCriteria, addScores, scoreColumns, stageOf } from "./build-scores.ts";
import type { BuildState, Provenance, RowIdentity } from "./build-state.ts";
import { addTeam, type SheetTeams } from "./build-teams.ts";
import type { Cells } from "./cells.ts";
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
  const { table } = cells;
  const unused: SetAside[] = [];
  const aside = (row: number, rule: SetAside["rule"], severity: "error" | "warning" = "warning"): void => {
    unused.push({ row: cells.rowNumber(row), rule });
    const text = (table.rows[row] ?? []).slice(0, 3).map(cellText).join(" | ").slice(0, 80);
    cells.findings.add(rule, severity, { row: cells.rowNumber(row), column: null, value: text });
  };
  const sheet = new EntrySheet(cells, mapping, state);
  const seats = scoreColumns(mapping);
  const references = new References(cells, state.matcher);
  const extras = new SheetExtras(cells);
  const teams: SheetTeams = { official: officialOf(cells), orgInName: orgInNames(cells) };
  if (teams.orgInName !== null) cells.findings.add("orgs_from_names", "info");
  if (mapping.tables.includes("criteria")) addCriteria(cells, mapping, state);

  for (let row = 0; row < table.rows.length; row++) {
    const who = identify(cells, row, references, teams);
    const entry = sheet.resolve(row, who);
    if ("rule" in entry) {
      aside(row, entry.rule, entry.rule === "no_identity" ? "error" : "warning");
      continue;
    }
    const provenance: Provenance = {
      source_file: table.file,
      source_sheet: table.sheet,
      source_row: cells.rowNumber(row),
    };
    extras.note(row, entry.id, provenance);
    let used = entry.isMember === true;
    if (entry.isNew && sheet.addsEntries) {
      const registered = entryRow(cells, row, entry.id, who, provenance);
      state.table("entries").add(mapping.registers ? registered : { ...registered, status: UNREGISTERED });
      state.index.add({
        entry_id: entry.id,
        title: who.title,
        team_id: who.team_id,
        team_name: who.team_name,
        problem_id: who.problem,
      });
      addTeam(cells, row, who, mapping, teams, state, provenance);
      used = true;
    }
    if (seats.length > 0) used = addScores(cells, row, entry.id, seats, mapping, state, provenance) || used;
    if (mapping.tables.includes("results")) used = addResults(cells, row, entry.id, mapping, state, provenance) || used;
    if (!used) aside(row, stageOf(cells, row, mapping) === null ? "missing_required" : "duplicate_key");
  }
  extras.addTo(state.table("entry_extras"));
  return { unused, proposals: references.proposals };
}

function identify(cells: Cells, row: number, references: References, { official }: SheetTeams): RowIdentity {
  const { track, problem, problemText } = references.of(row);
  const team_name = official.name(cells.text(row, "team_name"));
  const org = cells.text(row, "org_name");
  const given = cells.id(row, "team_id");
  const derived = team_name === null ? org : org === null ? team_name : `${team_name}｜${org}`;
  return {
    track,
    problem,
    problemText,
    title: cells.text(row, "title"),
    team_id: given ?? derived,
    team_name,
    org,
  };
}

type Resolved =
  /** isMember: a person of an entry that is there already, in a list with a row a person. */
  | { readonly id: string; readonly isNew: boolean; readonly isMember?: boolean }
  | { readonly rule: "no_identity" | "duplicate_key" | "older_version" };

/** Rows looked at, and how few of so many must be known, to say that a sheet is of another contest. */
const LOOK = 500;
const FEWEST = 5;
const NEXT_TO_NONE = 0.05;

/** Which entry a row speaks of: by its id, by what is known of it already, else by an id made of what it says. */
class EntrySheet {
  readonly addsEntries: boolean;
  readonly #newest: ReadonlyMap<string, number> | null;
  /** Ids made up by this sheet: a row of another sheet with the same content is the same row. */
  readonly #own = new Set<string>();
  readonly #hasId: boolean;
  readonly #isOfMembers: boolean;
  /** Each row is an entry of its own: a list of registrations, or of winners without one. */
  readonly #isEach: boolean;

  constructor(
    readonly cells: Cells,
    readonly mapping: Mapping,
    readonly state: BuildState,
  ) {
    this.#hasId = cells.has("entry_id");
    this.addsEntries =
      mapping.registers || (describesEntries(cells) && (!state.registrationsKnown || this.#isElsewhere()));
    const isLong =
      mapping.tables.includes("scores") && (cells.has("judge_id") || mapping.judge !== undefined || seatless(mapping));
    this.#isEach = mapping.registers || (this.addsEntries && !isLong && !cells.has("stage") && !cells.has("round"));
    const isMembers = mapping.registers && isMemberList(cells);
    const isSeveral = mapping.registers && !isMembers && hasSeveralRows(cells);
    this.#isOfMembers = isMembers || isSeveral;
    if (isMembers) cells.findings.add("member_list", "info");
    if (isSeveral) cells.findings.add("rows_of_entries", "info");
    this.#newest = mapping.registers && this.#hasId && cells.has("version") ? newestVersions(cells) : null;
    const row = { row: 0, column: null, value: null };
    if (!this.#hasId && cells.table.rows.length > 0)
      cells.findings.add("derived_entry_id", "info", row, {}, cells.table.rows.length);
    if (!cells.has("team_id") && (cells.has("team_name") || cells.has("org_name"))) {
      cells.findings.add("derived_team_id", "info", row, {}, cells.table.rows.length);
    }
    if (this.addsEntries && !mapping.registers) cells.findings.add("entries_from_results", "warning");
  }

  resolve(row: number, who: RowIdentity): Resolved {
    const { registers } = this.mapping;
    const given = this.#hasId ? this.cells.id(row, "entry_id") : null;
    if (given !== null) {
      if (this.#isOfMembers && this.#known(given)) return { id: given, isNew: false, isMember: true };
      if (!registers) return { id: given, isNew: !this.#known(given) };
      if (this.#newest !== null && this.#newest.get(given) !== row) return { rule: "older_version" };
      return this.#known(given) ? { rule: "duplicate_key" } : { id: given, isNew: true };
    }
    if (!this.#isEach) {
      const found = this.state.index.find({
        title: who.title,
        team_id: who.team_id,
        team_name: who.team_name,
        problem_id: who.problem,
      });
      if (found !== null) return { id: found, isNew: false };
    }
    const id = derivedId(who);
    if (id === null) return this.#nameless(row);
    if (!this.#isEach) {
      if (this.state.registrationsKnown) this.cells.note(row, "title", "unmatched_entry", "warning", { value: id });
      return { id, isNew: !this.#known(id) };
    }
    return this.#derived(row, id, who);
  }

  /** A row that tells of no one: an entry by its place where each row is an entry, else nobody's. */
  #nameless(row: number): Resolved {
    const isEntry = this.#isEach && !isEmptyButFor(this.cells, row);
    if (!isEntry) return { rule: "no_identity" };
    const { file, sheet } = this.cells.table;
    this.cells.findings.add("row_as_entry", "info", { row: this.cells.rowNumber(row), column: null, value: null });
    return { id: `${sheet ?? file}#${this.cells.rowNumber(row)}`, isNew: true };
  }

  /**
   * Registrations stand beside it in this import, and next to none of its rows is among them: results of another
   * contest, whose entries they have to make themselves.
   */
  #isElsewhere(): boolean {
    const { cells, state } = this;
    if (state.knownBefore) return false;
    const step = Math.max(1, Math.floor(cells.table.rows.length / LOOK));
    let looked = 0;
    let known = 0;
    for (let row = 0; row < cells.table.rows.length; row += step) {
      looked++;
      const id = this.#hasId ? cells.id(row, "entry_id") : null;
      const team_name = cells.text(row, "team_name");
      const said = [team_name, cells.text(row, "org_name")].filter((part) => part !== null).join("｜");
      const clues = { title: cells.text(row, "title"), team_id: cells.id(row, "team_id") ?? (said || null), team_name };
      const problem = cells.text(row, "problem_id");
      const problem_id = problem === null ? null : state.matcher.problem(problem, null);
      if (id !== null ? this.#known(id) : state.index.find({ ...clues, problem_id }) !== null) known++;
    }
    return looked >= FEWEST && known < looked * NEXT_TO_NONE;
  }

  #known(id: string): boolean {
    return this.state.table("entries").has({ entry_id: id });
  }

  #derived(row: number, id: string, who: RowIdentity): Resolved {
    const content = (this.cells.table.rows[row] ?? []).map(cellText).join("\u0000");
    // Of an organisation alone one cannot say that two rows are one entry.
    if (!isTold(who)) return this.#nameless(row);
    const seen = this.state.derived.get(id);
    if (seen !== undefined && this.#isOfMembers && this.#own.has(id)) return { id, isNew: false, isMember: true };
    if (seen === undefined) {
      this.state.derived.set(id, { rows: 1, contents: new Set([content]) });
      this.#own.add(id);
      return this.#known(id) ? { rule: "duplicate_key" } : { id, isNew: true };
    }
    const isSame = seen.contents.has(content);
    // The same file twice changes no count.
    if (isSame && !this.#own.has(id)) return { rule: "duplicate_key" };
    this.#own.add(id);
    // A row that stands twice may be a second entry whose columns tell too little: kept, and said.
    const rule = isSame ? "duplicate_row" : "same_team_and_problem";
    seen.contents.add(content);
    seen.rows++;
    // Rows of scores of one team may be of several works, or of parts of one.
    const severity = this.mapping.tables.includes("scores") ? "info" : "warning";
    this.cells.findings.add(rule, severity, { row: this.cells.rowNumber(row), column: null, value: id });
    return { id: `${id}#${seen.rows}`, isNew: true };
  }
}

const PERSON =
  /^(?:姓名|名字|成员姓名|队员姓名|学生姓名|参赛者|参赛选手|选手姓名|队员|成员|full ?name|member(?: ?name)?|participant|name|nom|prénom)$/i;
const ROLE = /角色|身份|职务|队长|role|fonction/i;

/** One row a person: few teams, each with several rows that say the same but for the person's columns. */
function isMemberList(cells: Cells): boolean {
  const { mapping, table } = cells;
  const isNamed = mapping.columns.some(({ header, concept }) => concept === null && PERSON.test(header.trim()));
  const hasRole = mapping.columns.some(({ header }) => ROLE.test(header));
  const concept = (["entry_id", "team_id", "team_name"] as const).find((name) => cells.has(name));
  if (!isNamed || concept === undefined || (concept === "team_name" && !hasRole && cells.has("title"))) return false;
  const teams = new Set<string>();
  let rows = 0;
  for (let row = 0; row < table.rows.length; row++) {
    const team = cells.text(row, concept);
    if (team === null) continue;
    rows++;
    teams.add(`${team}\u0000${cells.text(row, "org_name") ?? ""}\u0000${cells.text(row, "title") ?? ""}`);
  }
  return rows >= 4 && teams.size * 1.5 <= rows;
}

/** So few rows may contradict what another row says of their entry. */
const CONTRADICT = 0.05;

/**
 * Entries stand several times each, as in lists of bids, of partners, of instalments: told from keys given twice by
 * mistake by how often it happens, and by rows that say nothing else of their entry.
 */
function hasSeveralRows(cells: Cells): boolean {
  const { table } = cells;
  const key = (["entry_id", "title"] as const).find((name) => cells.has(name));
  if (key === undefined || cells.has("version") || (key === "title" && cells.has("team_id"))) return false;
  const first = new Map<string, string>();
  let rows = 0;
  let other = 0;
  for (let row = 0; row < table.rows.length; row++) {
    const entry = cells.text(row, key);
    if (entry === null) continue;
    rows++;
    const about = [cells.text(row, "title") ?? "", key === "title" ? (cells.text(row, "team_name") ?? "") : ""].join(
      "|",
    );
    const before = first.get(entry);
    if (before === undefined) first.set(entry, about);
    else if (before !== about && about !== "|") other++;
  }
  if (rows < 4 || first.size * 1.5 > rows || other > rows * CONTRADICT) return false;
  // The same row once more says nothing else of its entry.
  const columns = table.header.flatMap((name, index) => (isRowNumber(name) ? [] : [index]));
  return first.size * 1.5 <= rows - repeatedRows(table.rows, columns, cellText).size;
}

/** More is known than the organisation. */
const isTold = ({ title, team_name, team_id, org, problem, problemText }: RowIdentity): boolean =>
  title !== null || team_name !== null || problem !== null || problemText !== null || team_id !== org;

/** Too little stands in the row to be anything: a stray cell. */
function isEmptyButFor(cells: Cells, row: number): boolean {
  let filled = 0;
  for (const { index } of cells.mapping.columns) if (!isBlank(cells.at(row, index))) filled++;
  return filled < 2;
}

/** Scores stand in one column, a row each. */
const seatless = ({ columns }: Mapping): boolean => columns.every(({ place }) => place === undefined);

const describesEntries = (cells: Cells): boolean =>
  cells.has("title") ||
  cells.has("team_name") ||
  cells.has("track_id") ||
  cells.has("problem_id") ||
  cells.has("org_name") ||
  // Of rows that tell of no one each is somebody.
  !(cells.has("entry_id") || cells.has("team_id"));

/** One team on one problem; where one of the two is not said, the title stands for it. */
function derivedId(who: RowIdentity): string | null {
  const about = who.problem ?? who.problemText;
  const parts = who.team_id !== null && about !== null ? [who.team_id, about] : [who.team_id, who.title, about];
  const said = parts.filter((part) => part !== null);
  return said.length === 0 || (said.length === 1 && said[0] === about) ? null : said.join("｜");
}

/** Of several uploads of one entry the highest version counts, the last of equals. */
function newestVersions(cells: Cells): ReadonlyMap<string, number> {
  const newest = new Map<string, { row: number; version: number }>();
  for (let row = 0; row < cells.table.rows.length; row++) {
    const id = cells.id(row, "entry_id");
    if (id === null) continue;
    const raw = Number(cells.text(row, "version") ?? 0);
    const version = Number.isNaN(raw) ? 0 : raw;
    const best = newest.get(id);
    if (best === undefined || version > best.version) newest.set(id, { row, version });
  }
  return new Map([...newest].map(([id, { row }]) => [id, row]));
}

function entryRow(cells: Cells, row: number, id: string, who: RowIdentity, provenance: Provenance): ModelRow {
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
    ...provenance,
  };
}
