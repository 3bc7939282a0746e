import type { At } from "../tables/at.ts";

/** term_facts: one row a term of a problem, as flat.ts lists its columns. The types `fact_*` of its categories must stand. */
export const termFacts = (at: At): string => `
  SELECT CAST(pt.problem_id AS fact_problem) AS problem_id, CAST(p.track_id AS fact_track) AS track_id,
    CAST(pt.term AS fact_term) AS term, CAST(t.theme AS fact_theme) AS theme,
    CAST(coalesce(pt.occurrences_title, 0) + coalesce(pt.occurrences_text, 0) AS INTEGER) AS occurrences
  FROM ${at("problem_terms")} pt
  LEFT JOIN ${at("problems")} p ON CAST(pt.problem_id AS VARCHAR) = p.problem_id
  LEFT JOIN ${at("terms")} t ON CAST(pt.term AS VARCHAR) = t.term`;
