import type { BuildState } from "./build-state.ts";
import type { Cells } from "./cells.ts";
import type { ListedCatalogue } from "./listed-catalogue.ts";
import { codeNumber, type TrackWords, trackWords } from "./problem-cells.ts";

type Track = ListedCatalogue["tracks"][number];

/** Names of sheets and files that say what is listed and not of which track: Sheet1, 赛题清单. */
const SAYS_NOTHING = /^(?:sheet|工作表|表)\s*\d*$|赛题|榜题|题目|problem|challenge|清单|列表|目录/i;

/**
 * The track of each row of a list, by row: of its columns, of the row above where a column is blank, else of the names
 * of sheet and file. Rows of a track that has no name anywhere are left out.
 *
 * @param codes the problem's code in each row: 3-2 is of track 3
 */
export function tracksOfRows(
  cells: Cells,
  { listed }: BuildState,
  rows: readonly number[],
  codes: readonly (string | null)[],
): ReadonlyMap<number, Track> {
  const said = rows.map((row) => [row, wordsAt(cells, row)] as const);
  const found = new Map<number, Track>();
  const put = (row: number, words: TrackWords): void => {
    const track = listed.track(words);
    if (track !== null) found.set(row, track);
  };
  if (said.every(([, words]) => words === null)) {
    const named = trackOfNames(cells, listed);
    for (const row of rows) {
      const no = codeNumber(codes[row] ?? "")?.track ?? null;
      if (named !== null) put(row, named);
      else if (no !== null) put(row, { no, name: "" });
    }
    if (found.size > 0) return found;
    const name = cells.table.file.replace(/\.[^.]+$/, "");
    cells.findings.add("track_of_file", "warning", null, { value: name });
    for (const row of rows) put(row, { no: null, name });
    return found;
  }
  const filled = withThoseAbove(cells, said);
  // Names that have their number come first: a number alone finds them, and a name alone takes one that is left.
  const order = (words: TrackWords): number => (words.name === "" ? 2 : words.no === null ? 1 : 0);
  const seen = [...filled].sort(([, a], [, b]) => order(a) - order(b));
  for (const [row, words] of seen) put(row, words);
  return found;
}

function withThoseAbove(
  cells: Cells,
  said: readonly (readonly [row: number, words: TrackWords | null])[],
): ReadonlyMap<number, TrackWords> {
  const filled = new Map<number, TrackWords>();
  let above: TrackWords | null = null;
  for (const [row, words] of said) {
    const own: TrackWords | null = words ?? above;
    if (own === null) continue;
    if (words === null)
      cells.findings.add("track_from_above", "info", { row: cells.rowNumber(row), column: null, value: own.name });
    above = own;
    filled.set(row, own);
  }
  return filled;
}

/** What the columns of a row say: 赛道编号 the number, 赛道名称 the name, either of them both. */
function wordsAt(cells: Cells, row: number): TrackWords | null {
  const name = cells.text(row, "track_name");
  const code = cells.text(row, "track_no") ?? cells.text(row, "track_id");
  if (name === null && code === null) return null;
  const [named, coded] = [trackWords(name ?? ""), trackWords(code ?? "")];
  return { no: named.no ?? coded.no, name: named.name === "" ? coded.name : named.name };
}

/** Each host sends a list of its own, or a workbook has a sheet for each track. */
function trackOfNames({ table: { file, sheet }, findings }: Cells, listed: ListedCatalogue): TrackWords | null {
  for (const name of [sheet ?? "", file.replace(/\.[^.]+$/, "")]) {
    const known = listed.known.tracks.filter(({ track_name }) => track_name.length > 1 && name.includes(track_name));
    const [only] = known;
    const isNamed = name !== "" && !SAYS_NOTHING.test(name) && (name === sheet || /赛道|track/i.test(name));
    const words =
      known.length === 1 && only !== undefined
        ? { no: null, name: only.track_name }
        : isNamed
          ? trackWords(name)
          : null;
    if (words === null) continue;
    findings.add("track_from_name", "info", null, { track: words.name === "" ? name : words.name });
    return words;
  }
  return null;
}
