import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TableCell } from "../../src/engine/arrow/table-to-ipc.ts";
import { parseAnnouncement } from "../../src/ingest/announcement/announcement.ts";
import { settingsSchema } from "../../src/model/settings.ts";
import type { BundledTable, TableName } from "../../src/model/tables.ts";
import { STAGE_NAMES, STAGES } from "../../src/model/vocabulary.ts";
import { createThemeReader } from "../../src/themes/entry-themes.ts";
import { extractTerms } from "../../src/themes/extract.ts";
import { makeDemo } from "../demo/contest.ts";
import { readWordbook } from "./wordbook.ts";

export type Row = Readonly<Record<string, TableCell>>;
export type ContestRows = Readonly<Record<BundledTable, readonly Row[]>>;

const ANNOUNCEMENT = "2026-fujian-problems.txt";

/** Where a row stands: in a text its line, in a table its row, counted from 1. */
const from = (source_file: string, source_row: number): Row => ({ source_file, source_sheet: null, source_row });

/** Made-up rows come from no file but the table they are served in. */
const demoRows = (table: TableName, rows: readonly object[]): Row[] =>
  rows.map((row, index) => ({ ...row, ...from(`${table}.parquet`, index + 1) }));

/**
 * Rows of every table of the model: the catalogue from what people edit in `folder`, participation made up.
 *
 * @throws Error that names the file and what is wrong in it
 */
export async function readContest(folder: string): Promise<ContestRows> {
  const read = (file: string): Promise<string> => readFile(join(folder, file), "utf8");
  const parsed = <Value>(file: string, parse: (text: string) => Value): Promise<Value> =>
    read(file).then((text) => inFile(file, () => parse(text)));

  const { tracks, problems } = await parsed(ANNOUNCEMENT, parseAnnouncement);
  const settings = await parsed("settings.json", (text) => settingsSchema.parse(JSON.parse(text)));
  const { themes, wordbook } = await readWordbook(folder);
  const { terms, problem_terms } = extractTerms(problems, wordbook);
  const { snapshots, ...demo } = makeDemo(tracks, problems);
  const themesOf = createThemeReader(
    wordbook.lexicon,
    themes.map(({ theme }) => theme),
  );
  const as_of = settings.as_of ?? wallClock(Math.max(...snapshots.map((snapshot) => snapshot.as_of)));

  return {
    tracks: tracks.map(({ track_id, track_no, track_name, line }) => {
      return { track_id, track_no, track_name, ...from(ANNOUNCEMENT, line) };
    }),
    problems: problems.map(({ problem_id, track_id, problem_no, problem_title, problem_text, line }) => {
      return { problem_id, track_id, problem_no, problem_title, problem_text, ...from(ANNOUNCEMENT, line) };
    }),
    stages: STAGES.map((stage, index) => ({ stage, stage_no: index + 1, stage_name: STAGE_NAMES[stage] })),
    settings: Object.entries({ ...settings, as_of }).map(([key, value]) => ({ key, value: JSON.stringify(value) })),
    themes: themes.map((theme) => ({ ...theme })),
    terms: terms.map((term) => ({ ...term })),
    problem_terms: problem_terms.map((row) => ({ ...row })),
    entry_themes: demo.entries.map(({ entry_id, title, abstract }) => {
      return { entry_id, themes: themesOf(abstract === null ? [title] : [title, abstract]) };
    }),
    entries: demoRows("entries", demo.entries),
    teams: demoRows("teams", demo.teams),
    team_orgs: demoRows("team_orgs", demo.team_orgs),
    scores: demoRows("scores", demo.scores),
    results: demoRows("results", demo.results),
    judges: demoRows("judges", demo.judges),
    criteria: demoRows("criteria", demo.criteria),
    snapshots: snapshots.map((snapshot) => ({ ...snapshot })),
  };
}

const wallClock = (time: number): string => new Date(time).toISOString().slice(0, 19);

function inFile<Value>(file: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
