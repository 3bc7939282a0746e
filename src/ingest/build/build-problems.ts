import { normaliseName } from "../../model/aliases/normalise-name.ts";
import type { SetAside } from "../outcome/report.ts";
import type { BuildState, Provenance } from "./build-state.ts";
import type { Cells } from "./cells.ts";
import type { ListedCatalogue, ListedProblem } from "./listed-catalogue.ts";
import { codeNumber, numberedTitle, oneLine, titleWords } from "./problem-cells.ts";
import { tracksOfRows } from "./problem-tracks.ts";

type Problem = ListedCatalogue["problems"][number];

/** A row that names a problem in a track. */
interface Row extends ListedProblem {
  readonly row: number;
  /** As it stands in the list. */
  readonly said: string | null;
  readonly text: string | null;
}

/** A list of problems → tracks and problems, as an announcement makes them. */
export function buildProblems(cells: Cells, state: BuildState): readonly SetAside[] {
  const { listed } = state;
  const unused: SetAside[] = [];
  const aside = (row: number, rule: SetAside["rule"], column: string | null, value: string | null): void => {
    const place = cells.rowNumber(row);
    unused.push({ row: place, rule });
    const severity = rule === "problem_twice" ? "info" : "warning";
    cells.findings.add(rule, severity, { row: place, column, value }, column === null ? {} : { column });
  };
  const rows = namedRows(cells, state, aside);
  const made = new Map<Row, Problem>();
  const codeColumn = headerOf(cells, "problem_id") ?? headerOf(cells, "problem_no");
  // What the list numbers itself comes first: whatever has no number takes one that is left.
  for (const row of rows.filter(({ no, code }) => no !== null || code !== null)) {
    const kept = keptId(row, listed);
    const problem = kept === null ? listed.add(row) : listed.keep(kept, row);
    if (problem === null) aside(row.row, "problem_code_twice", codeColumn, row.said);
    else made.set(row, problem);
    if (kept !== null && row.code !== null && normaliseName(kept.problem_id) !== normaliseName(row.code))
      cells.findings.add("problem_code_kept", "info", {
        row: cells.rowNumber(row.row),
        column: codeColumn,
        value: row.said,
        after: kept.problem_id,
      });
  }
  const texts = new Map<string, Set<string | null>>();
  const left: Row[] = [];
  for (const row of rows.filter(({ no, code }) => no === null && code === null)) {
    const title = `${row.track.track_id} ${normaliseName(row.title)}`;
    const before = texts.get(title);
    texts.set(title, (before ?? new Set()).add(row.text));
    if (before !== undefined && (row.text === null || before.has(row.text) || before.has(null))) {
      aside(row.row, "problem_twice", headerOf(cells, "problem_title"), row.title);
      continue;
    }
    const known = listed.knownByTitle(row);
    const problem = known === null ? null : listed.keep(known, row);
    if (problem === null) left.push(row);
    else made.set(row, problem);
  }
  for (const row of left) {
    const problem = listed.add(row);
    if (problem === null) aside(row.row, "problem_code_twice", codeColumn, row.said);
    else made.set(row, problem);
  }
  for (const row of rows) {
    const problem = made.get(row);
    if (problem !== undefined) addRow(cells, row, problem, state);
  }
  return unused.sort((a, b) => a.row - b.row);
}

/** The id that loaded entries know a problem by, whatever the list's own code is. */
function keptId(row: Row, listed: ListedCatalogue): Problem | null {
  if (row.code === null) return null;
  return listed.knownById(row.code) ?? (listed.hasEntries ? listed.knownByTitle(row) : null);
}

const headerOf = (cells: Cells, concept: Parameters<Cells["indexOf"]>[0]): string | null => {
  const index = cells.indexOf(concept);
  return index === null ? null : (cells.table.header[index] ?? null);
};

function namedRows(
  cells: Cells,
  state: BuildState,
  aside: (row: number, rule: SetAside["rule"], column: string | null, value: string | null) => void,
): readonly Row[] {
  const all = cells.table.rows.map((_, row) => row);
  const titles = all.map((row) => cells.text(row, "problem_title"));
  const numbered = titles.filter((title) => title !== null && numberedTitle(title).no !== null).length;
  // 1、… where most titles are numbered; alone it may be part of one.
  const read = numbered * 2 > titles.filter((title) => title !== null).length ? numberedTitle : titleWords;
  const words = titles.map((title) => (title === null ? null : read(oneLine(title))));
  const codes = all.map((row) => cells.id(row, "problem_id"));
  const places = all.map((row) => cells.id(row, "problem_no"));
  const named = all.filter((row) => (words[row]?.title ?? "") !== "");
  for (const row of all)
    if (!named.includes(row)) aside(row, "missing_required", headerOf(cells, "problem_title"), codes[row] ?? null);
  const tracks = tracksOfRows(cells, state, named, codes);
  const runOn = (of: (row: number) => string | null | undefined): boolean =>
    runOnThroughTracks(named.map((row) => [tracks.get(row)?.track_id, of(row) ?? null]));
  const areCodes = runOn((row) => codes[row]);
  // 序号 counts the rows, and so may the numbers before titles.
  const countRows = runOn((row) => places[row]);
  const titlesCountRows = runOn((row) => words[row]?.no?.toString());
  return named.flatMap((row): readonly Row[] => {
    const track = tracks.get(row);
    if (track === undefined) {
      const concept = TRACK.find((known) => cells.text(row, known) !== null) ?? "track_name";
      aside(row, "unknown_track", headerOf(cells, concept), cells.text(row, concept));
      return [];
    }
    const said = codes[row] ?? null;
    const number = said === null || areCodes ? null : codeNumber(said);
    const isNumber = number !== null && (number.track === null || number.track === track.track_no);
    const { no, title } = words[row] ?? { no: null, title: "" };
    const place = countRows ? null : (codeNumber(places[row] ?? "")?.no ?? null);
    const ofTitle = titlesCountRows ? null : no;
    const text = cells.text(row, "problem_text");
    return [
      {
        row,
        track,
        title,
        said: said ?? (ofTitle === null ? places[row] : null) ?? title,
        no: isNumber ? number.no : said === null ? (ofTitle ?? place) : null,
        code: isNumber ? null : said,
        text: text === null ? null : oneLine(text),
      },
    ];
  });
}

const TRACK = ["track_name", "track_no", "track_id"] as const;

/** Numbers that run on through several tracks are of the list; those of an announcement begin anew in each. */
function runOnThroughTracks(rows: readonly (readonly [track: string | undefined, code: string | null])[]): boolean {
  const codes = rows.flatMap(([, code]) => (code === null ? [] : [code]));
  const numbers = codes.map(codeNumber);
  if (numbers.some((number) => number === null || number.track !== null)) return false;
  const tracks = new Set(rows.map(([track]) => track)).size;
  return tracks > 1 && codes.length > tracks && new Set(numbers.map((number) => number?.no)).size === codes.length;
}

function addRow(cells: Cells, { row, track, text }: Row, problem: Problem, state: BuildState): void {
  const { table } = cells;
  const from: Provenance = {
    source_file: table.file,
    source_sheet: table.sheet,
    source_row: cells.rowNumber(row),
    source_sha256: table.sha256 ?? null,
  };
  state.table("tracks").add({ ...track }, from);
  if (text === null) {
    const column = headerOf(cells, "problem_text");
    cells.findings.add("problem_without_text", "info", { row: from.source_row, column, value: problem.problem_title });
  }
  state.table("problems").add({ ...problem, problem_text: text, max_entries: limitOf(cells, row) }, from);
}

const NO_LIMIT = /^(?:不限|无限制?|不设限|没有限制|unlimited|no limit|none)/i;

const limitOf = (cells: Cells, row: number): number | null =>
  NO_LIMIT.test(cells.text(row, "max_entries") ?? "") ? null : cells.integer(row, "max_entries");
