import type { Catalogue, Problem, StageInfo, Term, Track } from "../../model/catalogue.ts";
import { type Settings, timeOf } from "../../model/settings.ts";
import { STAGE_NAMES, STAGES } from "../../model/vocabulary.ts";
import { number, numberOrNull, rowsOf, text, textOrNull } from "../answer-rows.ts";
import type { At } from "../tables/at.ts";
import type { Engine } from "../types.ts";

/** What the contest offers: terms and themes, stages, tracks and problems, as the tables and the settings tell them. */

export async function readTerms(engine: Engine, at: At): Promise<Term[]> {
  const carried = new Map<string, string[]>();
  // Two thousand pairs: as columns, without an object for each.
  const { term: pairTerms = [], problem_id: pairProblems = [] } = await engine.columns(
    `SELECT pt.term, pt.problem_id FROM ${at("problem_terms")} pt LEFT JOIN ${at("problems")} p
     ON CAST(pt.problem_id AS VARCHAR) = p.problem_id ORDER BY p.track_id, p.problem_no, p.problem_id`,
  );
  pairTerms.forEach((term, row) => {
    const problems = carried.get(String(term)) ?? [];
    carried.set(String(term), problems);
    problems.push(String(pairProblems[row]));
  });
  const terms = await rowsOf(engine, `SELECT term, theme, forms, source FROM ${at("terms")} ORDER BY rank, term`);
  return terms.map((row) => ({
    term: text(row, "term"),
    theme: text(row, "theme"),
    forms: text(row, "forms")
      .split("\n")
      .filter((form) => form !== ""),
    source: text(row, "source"),
    problems: carried.get(text(row, "term")) ?? [],
  }));
}

/** In the order of the table. */
export async function readThemes(engine: Engine, at: At): Promise<Catalogue["themes"]> {
  const rows = await rowsOf(engine, `FROM ${at("themes")}`);
  return rows.map((row) => ({
    theme: text(row, "theme"),
    name_zh: text(row, "name_zh"),
    name_en: text(row, "name_en"),
  }));
}

const momentOf = (text: string | null): number | null => (text === null ? null : timeOf(text));

/** Those that the table or the settings name, in their order; a stage of another name has no place in the program. */
export async function readStages(engine: Engine, at: At, settings: Settings): Promise<StageInfo[]> {
  const rows = await rowsOf(
    engine,
    `SELECT stage, stage_no, stage_name, epoch_ms(starts_at)::DOUBLE AS starts_at,
      epoch_ms(deadline_at)::DOUBLE AS deadline_at, epoch_ms(extended_to)::DOUBLE AS extended_to FROM ${at("stages")}`,
  );
  return STAGES.flatMap((stage, index) => {
    const row = rows.find((each) => each.stage === stage);
    const set = settings.stages[stage];
    if (row === undefined && set === undefined) return [];
    const time = (name: "starts_at" | "deadline_at" | "extended_to"): number | null => {
      return momentOf(set?.[name] ?? null) ?? numberOrNull(row, name);
    };
    return [
      {
        stage,
        stage_no: numberOrNull(row, "stage_no") ?? index + 1,
        stage_name: set?.stage_name ?? textOrNull(row, "stage_name") ?? STAGE_NAMES[stage],
        starts_at: time("starts_at"),
        deadline_at: time("deadline_at"),
        // A deadline that a person has set is not put off by what the table knew of the one before.
        extended_to: set?.deadline_at ? momentOf(set.extended_to) : time("extended_to"),
      },
    ];
  });
}

export async function readTracks(engine: Engine, at: At, settings: Settings): Promise<Track[]> {
  const rows = await rowsOf(engine, `FROM ${at("tracks")} ORDER BY track_no NULLS LAST, track_id`);
  return rows.map((row) => {
    const track_id = text(row, "track_id");
    const set = settings.tracks[track_id];
    return {
      track_id,
      track_no: number(row, "track_no"),
      track_name: text(row, "track_name"),
      host_org: set?.host_org ?? textOrNull(row, "host_org"),
      host_area: set?.host_area ?? textOrNull(row, "host_area"),
      quota_award: set?.quota_award ?? numberOrNull(row, "quota_award"),
      quota_national: set?.quota_national ?? numberOrNull(row, "quota_national"),
    };
  });
}

export async function readProblems(engine: Engine, at: At, { max_entries }: Settings): Promise<Problem[]> {
  const rows = await rowsOf(
    engine,
    `SELECT p.* FROM ${at("problems")} p LEFT JOIN ${at("tracks")} t USING (track_id)
     ORDER BY t.track_no NULLS LAST, p.track_id, p.problem_no, p.problem_id`,
  );
  return rows.map((row) => {
    const problem_id = text(row, "problem_id");
    return {
      problem_id,
      track_id: text(row, "track_id"),
      problem_no: number(row, "problem_no"),
      problem_title: text(row, "problem_title"),
      problem_text: text(row, "problem_text"),
      max_entries: max_entries.problems[problem_id] ?? numberOrNull(row, "max_entries") ?? max_entries.default,
    };
  });
}
