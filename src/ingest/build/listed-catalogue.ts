import { normaliseName } from "../../model/aliases/normalise-name.ts";
import type { ContestCatalogue } from "./match.ts";
import type { TrackWords } from "./problem-cells.ts";

type Track = ContestCatalogue["tracks"][number];
type Problem = ContestCatalogue["problems"][number];

const padded = (number: number): string => String(number).padStart(2, "0");
const trackKey = (name: string): string => normaliseName(name).replace(/(?<=.)赛道$/, "");

/** What a row of a list says of the problem that it is. */
export interface ListedProblem {
  readonly track: Track;
  readonly title: string;
  /** In its track, as the list counts. */
  readonly no: number | null;
  /** A code of the list's own; null: it has a number, or nothing. */
  readonly code: string | null;
}

/**
 * The tracks and problems of lists, all lists of one import together. Ids are those of an announcement (T01, T01-P03)
 * unless a list has codes of its own; what is in the catalogue already by its name keeps its id, so that entries that
 * are loaded find it again.
 */
export class ListedCatalogue implements ContestCatalogue {
  readonly tracks: Track[] = [];
  readonly problems: Problem[] = [];
  readonly #ids = new Set<string>();
  readonly #knownTracks: ReadonlyMap<string, Track>;
  readonly #knownProblems = new Map<string, Problem>();

  /** @param hasEntries entries are loaded that name problems by their ids */
  constructor(
    readonly known: ContestCatalogue,
    readonly hasEntries: boolean,
  ) {
    this.#knownTracks = new Map(known.tracks.map((track) => [trackKey(track.track_name), track]));
    for (const problem of known.problems) {
      const { problem_id, track_id, problem_no, problem_title } = problem;
      for (const key of [
        `id ${normaliseName(problem_id)}`,
        `no ${track_id} ${problem_no}`,
        `title ${track_id} ${normaliseName(problem_title)}`,
      ])
        if (!this.#knownProblems.has(key)) this.#knownProblems.set(key, problem);
    }
  }

  /** The track of this name; of a number alone the one that has it, in the lists or else in the catalogue. Null: none. */
  track({ no, name }: TrackWords): Track | null {
    const key = trackKey(name);
    if (key !== "") return this.tracks.find((track) => trackKey(track.track_name) === key) ?? this.#add(no, name);
    const known = this.known.tracks.find((track) => track.track_no === no);
    const listed = this.tracks.find((track) => track.track_no === no);
    return listed ?? (known === undefined ? null : this.#add(no, known.track_name));
  }

  #add(no: number | null, name: string): Track {
    const known = this.#knownTracks.get(trackKey(name));
    const taken = new Set(this.tracks.map(({ track_no }) => track_no));
    const wanted = no ?? known?.track_no ?? null;
    const others = this.#knowsTracks() ? this.known.tracks.map(({ track_no }) => track_no) : [];
    const track_no =
      wanted !== null && !taken.has(wanted) ? wanted : Math.max(0, ...taken, ...(no === null ? others : [])) + 1;
    const isKnown = known !== undefined && known.track_no === track_no;
    const track = {
      track_id: isKnown ? known.track_id : `T${padded(track_no)}`,
      track_no,
      track_name: isKnown ? known.track_name : name,
    };
    this.tracks.push(track);
    return track;
  }

  #knowsTracks(): boolean {
    return this.tracks.some(({ track_name }) => this.#knownTracks.has(trackKey(track_name)));
  }

  /** The problem of this id in the catalogue, whatever its track. */
  knownById(id: string): Problem | null {
    return this.#knownProblems.get(`id ${normaliseName(id)}`) ?? null;
  }

  /** The problem of this title in a track of the catalogue. */
  knownByTitle({ track, title }: Pick<ListedProblem, "track" | "title">): Problem | null {
    return this.#knownProblems.get(`title ${track.track_id} ${normaliseName(title)}`) ?? null;
  }

  /** A problem as the catalogue has it, whose id and number are taken. Null: its id is taken already. */
  keep({ problem_id, problem_no }: Problem, { track, title }: ListedProblem): Problem | null {
    return this.#put({ problem_id, problem_no, track_id: track.track_id, problem_title: title });
  }

  /** A problem by its code or number. Null: the list has it already. */
  add({ track, title, no, code }: ListedProblem): Problem | null {
    const problem_no = no ?? this.#nextIn(track);
    const numbered = this.#knownProblems.get(`no ${track.track_id} ${problem_no}`);
    const problem_id =
      code ?? (no === null ? undefined : numbered?.problem_id) ?? `${track.track_id}-P${padded(problem_no)}`;
    return this.#put({ problem_id, problem_no, track_id: track.track_id, problem_title: title });
  }

  #put(problem: Problem): Problem | null {
    if (this.#ids.has(problem.problem_id)) return null;
    this.#ids.add(problem.problem_id);
    this.problems.push(problem);
    return problem;
  }

  /** Numbers that entries may know a problem by are given to no other. */
  #nextIn(track: Track): number {
    const { track_id } = track;
    const of = (problems: readonly Problem[]): readonly number[] =>
      problems.filter((problem) => problem.track_id === track_id).map(({ problem_no }) => problem_no);
    const listed = this.problems.filter((problem) => problem.track_id === track_id);
    const isOfKnown = listed.some(({ problem_title }) => this.knownByTitle({ track, title: problem_title }) !== null);
    return Math.max(0, ...of(listed), ...(isOfKnown || this.hasEntries ? of(this.known.problems) : [])) + 1;
  }
}

/**
 * Tracks of the catalogue that stay beside those of a list: a list of one track, or of fewer than it lacks, says nothing
 * of the others; one of several, and of no fewer than it lacks, is of all. A list that shares no track with the
 * catalogue is another contest's, and none stays.
 */
export function keptTracks(
  known: Pick<ContestCatalogue, "tracks">,
  listed: Pick<ContestCatalogue, "tracks">,
): readonly string[] {
  const names = new Set(listed.tracks.map(({ track_name }) => trackKey(track_name)));
  const ids = new Set(listed.tracks.map(({ track_id }) => track_id));
  const others = known.tracks.filter(
    ({ track_id, track_name }) => !ids.has(track_id) && !names.has(trackKey(track_name)),
  );
  const shared = known.tracks.filter(({ track_name }) => names.has(trackKey(track_name))).length;
  const { length } = listed.tracks;
  const isOfSome = length < 2 || length < others.length;
  return shared > 0 && isOfSome ? others.map(({ track_id }) => track_id) : [];
}

/** What rows are matched against beside lists: what these hold, and the tracks of the catalogue that stay. */
export function catalogueAfter(known: ContestCatalogue, listed: ContestCatalogue): ContestCatalogue {
  if (listed.problems.length === 0) return known;
  const kept = new Set(keptTracks(known, listed));
  return {
    tracks: [...listed.tracks, ...known.tracks.filter(({ track_id }) => kept.has(track_id))],
    problems: [...listed.problems, ...known.problems.filter(({ track_id }) => kept.has(track_id))],
  };
}
