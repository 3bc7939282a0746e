import type { Concept } from "../../model/aliases/concepts.ts";
import type { Cells } from "../build/cells.ts";
import type { Likely, Matcher } from "../build/match.ts";
import type { RowIdentity } from "../build/row-identity.ts";

type Reference = Pick<RowIdentity, "track" | "problem" | "problemText">;

/** A name that is not in the catalogue and much like one that is: for a person to confirm. */
export interface Proposal extends Likely {
  readonly column: string;
  readonly text: string;
}

/** One value in fewer rows may be a slip. */
const FEWEST = 5;

/**
 * Finds the track and problem of each row in the contest's catalogue. A column of which no value at all is known is
 * another contest's: said once, and not of each value.
 */
export class References {
  readonly #proposals = new Map<string, Proposal | null>();
  /** Of the sheet or file, where no column says it: each host sends a book of its own. */
  readonly #named: string | null;
  readonly #isTrackForeign: boolean;
  readonly #isProblemForeign: boolean;

  constructor(
    readonly cells: Cells,
    readonly matcher: Matcher,
  ) {
    this.#named = this.#trackInName();
    this.#isTrackForeign = this.#isForeign("track_id", (text) => matcher.track(text) !== null);
    this.#isProblemForeign = this.#isForeign("problem_id", (text, row) => {
      const track = cells.text(row, "track_id");
      return matcher.problem(text, track === null ? this.#named : matcher.track(track)) !== null;
    });
  }

  /** Columns whose tracks or problems are another contest's: to be told by as by any column beyond the model. */
  get foreign(): readonly Concept[] {
    return [
      ...(this.#isTrackForeign ? (["track_id"] as const) : []),
      ...(this.#isProblemForeign ? (["problem_id"] as const) : []),
    ];
  }

  get proposals(): readonly Proposal[] {
    return [...this.#proposals.values()].filter((proposal) => proposal !== null);
  }

  of(row: number): Reference {
    const { cells, matcher } = this;
    const { matches } = cells.mapping;
    const trackText = cells.text(row, "track_id");
    const problemText = cells.text(row, "problem_id");
    const named = trackText === null ? null : (matches[trackText] ?? matcher.track(trackText));
    if (trackText !== null && named === null && !this.#isTrackForeign) {
      cells.note(row, "track_id", "unmatched_track", "warning", { value: trackText });
      this.#propose("track_id", trackText);
    }
    const problem =
      problemText === null ? null : (matches[problemText] ?? matcher.problem(problemText, named ?? this.#named));
    if (problemText !== null && problem === null && !this.#isProblemForeign) {
      cells.note(row, "problem_id", "unmatched_problem", "warning", { value: problemText });
      this.#propose("problem_id", problemText);
    }
    const own = problem === null ? null : matcher.trackOf(problem);
    if (own !== null && named !== null && own !== named) cells.note(row, "track_id", "track_contradicts", "warning");
    return { track: own ?? named ?? this.#named, problem, problemText };
  }

  /** Half of the names are nearly those of the catalogue: this contest's, spelt in another way. */
  #isMuchAlike(concept: "track_id" | "problem_id", kinds: ReadonlySet<string>): boolean {
    const kind = concept === "track_id" ? "track" : "problem";
    const alike = [...kinds].filter((text) => this.matcher.likely(kind, text) !== null).length;
    return alike * 2 >= kinds.size;
  }

  #trackInName(): string | null {
    const { cells, matcher } = this;
    if (cells.has("track_id") || cells.table.rows.length === 0) return null;
    const { file, sheet } = cells.table;
    const track = (sheet === null ? null : matcher.trackIn(sheet)) ?? matcher.trackIn(file.replace(/\.[^.]+$/, ""));
    if (track !== null) cells.findings.add("track_from_name", "info", null, { track });
    return track;
  }

  #propose(concept: "track_id" | "problem_id", text: string): void {
    const key = `${concept} ${text}`;
    if (this.#proposals.has(key)) return;
    const likely = this.matcher.likely(concept === "track_id" ? "track" : "problem", text);
    const index = this.cells.indexOf(concept);
    const column = (index === null ? null : this.cells.table.header[index]) ?? "";
    this.#proposals.set(key, likely === null ? null : { column, text, ...likely });
  }

  #isForeign(concept: "track_id" | "problem_id", isKnown: (text: string, row: number) => boolean): boolean {
    const { cells } = this;
    const kinds = new Set<string>();
    let rows = 0;
    for (let row = 0; row < cells.table.rows.length; row++) {
      const text = cells.text(row, concept);
      if (text === null) continue;
      rows++;
      if (kinds.has(text)) continue;
      if (text in cells.mapping.matches || isKnown(text, row)) return false;
      kinds.add(text);
    }
    if ((kinds.size < 2 && rows < FEWEST) || this.#isMuchAlike(concept, kinds)) return false;
    const index = cells.indexOf(concept);
    const column = (index === null ? null : cells.table.header[index]) ?? "";
    const value = [...kinds].slice(0, 5).join(" | ").slice(0, 120);
    cells.findings.add(
      "other_contest",
      "warning",
      { row: 0, column, value },
      { column, values: kinds.size, what: concept },
      rows,
    );
    return true;
  }
}
