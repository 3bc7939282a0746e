import { normaliseName } from "../../model/aliases/normalise-name.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import { numeral } from "../values/whole-numbers.ts";

/** What tracks and problems are matched against. */
export type ContestCatalogue = {
  readonly tracks: readonly Pick<Catalogue["tracks"][number], "track_id" | "track_no" | "track_name">[];
  readonly problems: readonly Pick<
    Catalogue["problems"][number],
    "problem_id" | "track_id" | "problem_no" | "problem_title"
  >[];
};

/** 赛道一：工业制造赛道 → number 1, name 工业制造. Either may be missing. */
function trackParts(text: string): { no: number | null; name: string } {
  const plain = text.normalize("NFKC").trim();
  const m = /^(?:第\s*)?(?:赛道\s*)?([一二三四五六七八九十]+|\d+)\s*(?:赛道)?\s*(?:[:、.\s-]+(.*))?$/s.exec(plain);
  const name = m === null ? plain.replace(/^赛道\s*[:：]\s*/, "") : (m[2] ?? "");
  return { no: m === null ? null : numeral(m[1] ?? ""), name: trackName(name) };
}

const trackName = (name: string): string => normaliseName(name).replace(/赛道$/, "");

/** 赛题3：智慧农业 → number 3, title 智慧农业. */
function problemParts(text: string): { no: number | null; title: string } {
  const plain = text.normalize("NFKC").trim();
  const m = /^(?:第\s*)?(?:赛题|题目?)?\s*([一二三四五六七八九十]+|\d+)\s*(?:题|号)?\s*(?:[:、.\s-]+(.*))?$/s.exec(
    plain,
  );
  if (m === null) return { no: null, title: normaliseName(plain) };
  return { no: numeral(m[1] ?? ""), title: normaliseName(m[2] ?? "") };
}

/** T1-P3, T01P03, 1-3 and 01_03 are one code. */
function problemCode(text: string): string | null {
  const m = /^T?0*(\d+)\s*[-_.]?\s*P0*(\d+)$/i.exec(text) ?? /^T?0*(\d+)[-_.]0*(\d+)$/i.exec(text);
  return m === null ? null : `${m[1]}-${m[2]}`;
}

export interface Likely {
  readonly id: string;
  readonly name: string;
}
interface Named extends Likely {
  readonly key: string;
  readonly grams: ReadonlySet<string>;
}

/** Shorter names of tracks stand in other words by chance. */
const SPOKEN = 3;

/** So much of two names must be the same, and so much more than of any other name. */
const ALIKE = 0.6;
const APART = 0.1;

function bigrams(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) grams.add(text.slice(i, i + 2));
  return grams;
}

/** A slip in a name of so many signs leaves no other name of a track or problem. */
const LEAST_WITH_A_SLIP = 4;

/** One sign is another, or one is missing: 工业智造 for 工业制造, where few pairs of signs are left to compare. */
function differByOneSign(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < LEAST_WITH_A_SLIP || long.length - short.length > 1 || a === b) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  return short.slice(long.length === short.length ? same + 1 : same) === long.slice(same + 1);
}

/** Dice's coefficient of two sets. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let both = 0;
  for (const gram of a) if (b.has(gram)) both++;
  return (2 * both) / (a.size + b.size);
}

const named = (id: string, name: string, key: (name: string) => string): Named => ({
  id,
  name,
  key: key(name),
  grams: bigrams(key(name)),
});

/**
 * Matches what a cell says to the catalogue: by id or code, by exact name, by name without prefix and closing 赛道, by
 * number (a problem's within its track). Never to the nearest: what is none of these is null, however alike.
 */
export class Matcher {
  readonly #trackById = new Map<string, string>();
  readonly #trackByName = new Map<string, string>();
  readonly #trackByNo = new Map<number, string>();
  readonly #problemById = new Map<string, string>();
  readonly #problemByCode = new Map<string, string>();
  readonly #problemsByTitle = new Map<string, readonly string[]>();
  readonly #problemByNo = new Map<string, string>();
  readonly #trackOf = new Map<string, string>();
  readonly #tracks = new Map<string, string | null>();
  readonly #problems = new Map<string, string | null>();

  readonly #trackNames: readonly Named[];
  readonly #problemNames: readonly Named[];

  constructor(catalogue: ContestCatalogue) {
    this.#trackNames = catalogue.tracks.map(({ track_id, track_name }) => named(track_id, track_name, trackName));
    this.#problemNames = catalogue.problems.map((problem) =>
      named(problem.problem_id, problem.problem_title, normaliseName),
    );
    for (const { track_id, track_no, track_name } of catalogue.tracks) {
      this.#trackById.set(normaliseName(track_id), track_id);
      this.#trackByName.set(trackName(track_name), track_id);
      this.#trackByNo.set(track_no, track_id);
    }
    const trackNo = new Map(catalogue.tracks.map((track) => [track.track_id, track.track_no]));
    for (const { problem_id, track_id, problem_no, problem_title } of catalogue.problems) {
      this.#problemById.set(normaliseName(problem_id), problem_id);
      this.#problemByCode.set(`${trackNo.get(track_id)}-${problem_no}`, problem_id);
      const title = normaliseName(problem_title);
      this.#problemsByTitle.set(title, [...(this.#problemsByTitle.get(title) ?? []), problem_id]);
      this.#problemByNo.set(`${track_id} ${problem_no}`, problem_id);
      this.#trackOf.set(problem_id, track_id);
    }
  }

  /** The one track whose name stands in the name of a sheet or file; numbers alone name none. */
  trackIn(name: string): string | null {
    const plain = normaliseName(name);
    if (/^\d*$/.test(plain)) return null;
    const own = this.track(name);
    if (own !== null) return own;
    const found = this.#trackNames.filter((track) => {
      const key = trackName(track.name);
      return key.length >= SPOKEN && plain.includes(key);
    });
    return found.length === 1 ? (found[0]?.id ?? null) : null;
  }

  trackOf(problem: string): string | null {
    return this.#trackOf.get(problem) ?? null;
  }

  track(text: string): string | null {
    let found = this.#tracks.get(text);
    if (found === undefined) {
      found = this.#findTrack(text);
      this.#tracks.set(text, found);
    }
    return found;
  }

  #findTrack(text: string): string | null {
    const id = this.#trackById.get(normaliseName(text));
    if (id !== undefined) return id;
    const whole = this.#trackByName.get(trackName(text));
    if (whole !== undefined) return whole;
    const code = /^T0*(\d+)$/i.exec(text.trim());
    if (code !== null) return this.#trackByNo.get(Number(code[1])) ?? null;
    const { no, name } = trackParts(text);
    // With a name the name decides: numbers differ from contest to contest.
    if (name !== "") return this.#trackByName.get(name) ?? null;
    return no === null ? null : (this.#trackByNo.get(no) ?? null);
  }

  /** Tracks and problems whose names are much alike, for a person to confirm; null where none or several are. */
  likely(kind: "track" | "problem", text: string): Likely | null {
    const names = kind === "track" ? this.#trackNames : this.#problemNames;
    const { name: bare } = kind === "track" ? trackParts(text) : { name: problemParts(text).title };
    const key = bare === "" ? normaliseName(text) : bare;
    const wanted = bigrams(key);
    const ranked = names
      .map(({ id, name, key: own, grams }) => ({
        id,
        name,
        alike: Math.max(dice(wanted, grams), differByOneSign(key, own) ? 1 - 1 / key.length : 0),
      }))
      .sort((a, b) => b.alike - a.alike);
    const [best, second] = ranked;
    if (best === undefined || best.alike < ALIKE || best.alike - (second?.alike ?? 0) < APART) return null;
    return { id: best.id, name: best.name };
  }

  /** `track` is the row's track where it is known: it tells apart problems of one title, and numbers count in it. */
  problem(text: string, track: string | null): string | null {
    const key = `${track ?? ""}\n${text}`;
    let found = this.#problems.get(key);
    if (found === undefined) {
      found = this.#findProblem(text, track);
      this.#problems.set(key, found);
    }
    return found;
  }

  #findProblem(text: string, track: string | null): string | null {
    const id = this.#problemById.get(normaliseName(text));
    if (id !== undefined) return id;
    const code = problemCode(text.normalize("NFKC").trim());
    if (code !== null) return this.#problemByCode.get(code) ?? null;
    const whole = this.#byTitle(normaliseName(text), track);
    if (whole !== null) return whole;
    const { no, title } = problemParts(text);
    if (title !== "") return this.#byTitle(title, track);
    return no === null || track === null ? null : (this.#problemByNo.get(`${track} ${no}`) ?? null);
  }

  #byTitle(title: string, track: string | null): string | null {
    const all = this.#problemsByTitle.get(title) ?? [];
    const own = all.filter((problem) => this.#trackOf.get(problem) === track);
    const fitting = own.length > 0 ? own : all;
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  }
}
