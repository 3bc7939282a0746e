import type { Cell } from "../../model/columns.ts";
import { TOTAL_CRITERION } from "../../model/vocabulary.ts";
import { sqlText } from "../sql.ts";
import type { At } from "../tables/at.ts";
import type { Engine } from "../types.ts";

/** Which of the rarer cases occur; what does not occur is not computed. */
export interface Occurrences {
  /** How many rows entries and scores have together. */
  readonly rows: number;
  /** Whether there are any. */
  readonly results: boolean;
  readonly teams: boolean;
  readonly orgs: boolean;
  readonly titles: boolean;
  /** A title or an abstract. */
  readonly texts: boolean;
  /** An entry whose track only its problem tells. */
  readonly trackless: boolean;
  /** What texts are about. */
  readonly themes: boolean;
  /** A team has several organisations. */
  readonly joint: boolean;
  /** An entry_id stands on several rows of entries. */
  readonly versions: boolean;
  /** A judge scored an entry in more than one round. */
  readonly rounds: boolean;
  /** Stages that have scores. */
  readonly stages: readonly string[];
  /** Those with criteria other than the total. */
  readonly stagesWithParts: readonly string[];
}

/** One row that says which occur; stages are separated by commas. */
const question = (at: At): string => `
  WITH kinds AS (
    SELECT stage, bool_or(criterion <> ${sqlText(TOTAL_CRITERION)}) AS has_parts FROM ${at("scores")} GROUP BY stage
  )
  SELECT
    (SELECT count(*) FROM ${at("entries")}) + (SELECT count(*) FROM ${at("scores")}) AS rows,
    EXISTS (FROM ${at("results")}) AS results, EXISTS (FROM ${at("teams")}) AS teams,
    EXISTS (FROM ${at("team_orgs")}) AS orgs, (SELECT count(title) > 0 FROM ${at("entries")}) AS titles,
    (SELECT count(coalesce(title, abstract)) > 0 FROM ${at("entries")}) AS texts,
    (SELECT count(*) > count(track_id) FROM ${at("entries")}) AS trackless,
    EXISTS (FROM ${at("entry_themes")}) AS themes,
    (SELECT count(team_id) > count(DISTINCT team_id) FROM ${at("team_orgs")}) AS joint,
    (SELECT count(*) > count(DISTINCT entry_id) FROM ${at("entries")}) AS versions,
    (SELECT max(coalesce(round, 0)) > min(coalesce(round, 0)) FROM ${at("scores")}) AS rounds,
    (SELECT string_agg(CAST(stage AS VARCHAR), ',') FROM kinds) AS stages,
    (SELECT string_agg(CAST(stage AS VARCHAR), ',') FROM kinds WHERE has_parts) AS stages_with_parts`;

/** Looks through entries, scores and what stands beside them. */
export async function readOccurrences(engine: Engine, at: At): Promise<Occurrences> {
  const answer = await engine.columns(question(at));
  const cell = (name: string): Cell => answer[name]?.[0] ?? null;
  const list = (text: Cell): string[] => (typeof text === "string" ? text.split(",").sort() : []);
  return {
    rows: Number(cell("rows")),
    results: cell("results") === 1,
    teams: cell("teams") === 1,
    orgs: cell("orgs") === 1,
    titles: cell("titles") === 1,
    texts: cell("texts") === 1,
    trackless: cell("trackless") === 1,
    themes: cell("themes") === 1,
    joint: cell("joint") === 1,
    versions: cell("versions") === 1,
    rounds: cell("rounds") === 1,
    stages: list(cell("stages")),
    stagesWithParts: list(cell("stages_with_parts")),
  };
}
