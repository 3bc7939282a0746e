import type { Mapping } from "../meaning/mapping.ts";
import { cellText, isBlank } from "../table/grid.ts";
import type { BuildState } from "./build-state.ts";
import type { Cells } from "./cells.ts";
import { cluesOf, derivedId, isTold, type RowIdentity } from "./row-identity.ts";
import { hasSeveralRows, isMemberList, newestVersions } from "./rows-of-entries.ts";
import { SeveralAwards } from "./several-awards.ts";
import type { Before } from "./table-builder.ts";

type Resolved =
  /** isMember: a person of an entry that is there already, in a list with a row a person. */
  | { readonly id: string; readonly isNew: boolean; readonly isMember?: boolean }
  /** known: the entry that is there already, named by its id. */
  | { readonly rule: "no_identity" | "duplicate_key" | "older_version"; readonly known?: string };

/** Rows looked at, and how few of so many must be known, to say that a sheet is of another contest. */
const LOOK = 500;
const FEWEST = 5;
const NEXT_TO_NONE = 0.05;

/** Which entry a row speaks of: by its id, by what is known of it already, else by an id made of what it says. */
export class EntrySheet {
  readonly addsEntries: boolean;
  /** Entries of the sheets before. */
  readonly before: Before;
  readonly #newest: ReadonlyMap<string, number> | null;
  /** Ids made up by this sheet: a row of another sheet with the same content is the same row. */
  readonly #own = new Set<string>();
  readonly #awards: SeveralAwards;
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
    this.#awards = new SeveralAwards(cells);
    this.before = state.table("entries").before();
    this.addsEntries =
      mapping.registers || (describesEntries(cells) && (!state.registrationsKnown || this.#isElsewhere()));
    const isLong =
      mapping.tables.includes("scores") &&
      (cells.has("judge_id") || mapping.judge !== undefined || mapping.isAnswers === true || seatless(mapping));
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
      return this.#known(given) ? { rule: "duplicate_key", known: given } : { id: given, isNew: true };
    }
    if (!this.#isEach) {
      const found = this.state.index.find(cluesOf(who));
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
    const isTitled = who.title !== null || who.problem !== null || who.problemText !== null;
    const isFurther = this.#awards.isFurther(row, id, isTitled);
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
    if (isFurther) {
      seen.contents.add(content);
      return { id, isNew: false };
    }
    // A row that stands twice may be a second entry whose columns tell too little: kept, and said.
    const rule = isSame ? "duplicate_row" : "same_team_and_problem";
    seen.contents.add(content);
    seen.rows++;
    // Rows of scores of one team may be of several works, or of parts of one; places may be those of several events.
    const isPlaced = this.mapping.tables.includes("results") && !this.mapping.registers;
    const severity = this.mapping.tables.includes("scores") || (isPlaced && !isSame) ? "info" : "warning";
    this.cells.findings.add(rule, severity, { row: this.cells.rowNumber(row), column: null, value: id });
    return { id: `${id}#${seen.rows}`, isNew: true };
  }
}

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
