import type { Catalogue, Problem, Term, Track } from "../../model/catalogue.ts";
import type { TableData } from "../../panels/types.ts";
import { columnPlace } from "./column-place.ts";

/** The rows of theme-similarity with what the catalogue knows of both problems. */

interface AlikeSide {
  readonly problem: Problem;
  readonly track: Track | null;
}

export interface AlikeProblems {
  readonly a: AlikeSide;
  readonly b: AlikeSide;
  readonly similarity: number;
  readonly shared: readonly Term[];
  readonly passages: readonly string[];
}

const lines = (cell: unknown): readonly string[] => (typeof cell === "string" && cell !== "" ? cell.split("\n") : []);

/** A column missing is a mistake of ours. */
export function alikeProblems(table: TableData, catalogue: Catalogue): readonly AlikeProblems[] {
  const at = columnPlace("theme-similarity", table);
  const [ofA, ofB, ofSimilarity] = [at("problem_a"), at("problem_b"), at("similarity")];
  const [ofShared, ofPassages] = [at("shared_terms"), at("passages")];
  const problems = new Map(catalogue.problems.map((problem) => [problem.problem_id, problem]));
  const tracks = new Map(catalogue.tracks.map((track) => [track.track_id, track]));
  const terms = new Map(catalogue.terms.map((term) => [term.term, term]));
  return table.rows.flatMap((row) => {
    const [a, b] = [problems.get(String(row[ofA])), problems.get(String(row[ofB]))];
    if (a === undefined || b === undefined) return [];
    const side = (problem: Problem): AlikeSide => ({ problem, track: tracks.get(problem.track_id) ?? null });
    return [
      {
        a: side(a),
        b: side(b),
        similarity: Number(row[ofSimilarity]),
        shared: lines(row[ofShared]).flatMap((term) => terms.get(term) ?? []),
        passages: lines(row[ofPassages]),
      },
    ];
  });
}
