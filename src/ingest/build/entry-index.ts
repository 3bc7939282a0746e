import { normaliseName } from "../../model/aliases/normalise-name.ts";
import { type KnownEntry, readKnown } from "./known-entries.ts";

export type EntryClues = Omit<KnownEntry, "entry_id">;

/** Finds an entry by its title, team and problem; only ever the single one that fits. */
export class EntryIndex {
  readonly #byClue = new Map<string, Set<string>>();
  /** Added and not yet indexed: most imports never ask. */
  #waiting: KnownEntry[] = [];
  /** Not yet read, for the same reason. */
  #unread: Uint8Array | null;

  /** @param known entries that are there already: an Arrow IPC stream of CLUES */
  constructor(known: Uint8Array | null = null) {
    this.#unread = known;
  }

  add(entry: KnownEntry): void {
    this.#waiting.push(entry);
  }

  #index(entry: KnownEntry): void {
    for (const key of clueKeys(entry)) {
      const ids = this.#byClue.get(key);
      if (ids === undefined) this.#byClue.set(key, new Set([entry.entry_id]));
      else ids.add(entry.entry_id);
    }
  }

  /** The entry that all the clues given lead to, by the most telling of them first; null for none or several. */
  find(clues: EntryClues): string | null {
    if (this.#unread !== null) for (const entry of readKnown(this.#unread)) this.#index(entry);
    this.#unread = null;
    for (const entry of this.#waiting) this.#index(entry);
    this.#waiting = [];
    for (const key of clueKeys(clues)) {
      const ids = this.#byClue.get(key);
      if (ids?.size === 1) return [...ids][0] ?? null;
    }
    return null;
  }
}

function clueKeys({ title, team_id, team_name, problem_id }: EntryClues): readonly string[] {
  const name = team_name === null ? "" : normaliseName(team_name);
  const heading = title === null ? "" : normaliseName(title);
  const keys: string[] = [];
  const put = (kind: string, ...parts: readonly (string | null)[]): void => {
    if (parts.every((part) => part !== null && part !== "")) keys.push(`${kind} ${parts.join("\u0000")}`);
  };
  put("team+title", name, heading);
  put("id+title", team_id, heading);
  put("id+problem", team_id, problem_id);
  put("team+problem", name, problem_id);
  // One clue alone only where there is no second that it could contradict.
  if (name === "" && team_id === null) put("title", heading);
  else if (heading === "" && problem_id === null) {
    put("team id", team_id);
    put("team", name);
  }
  return keys;
}
