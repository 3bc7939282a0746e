/** The salt of pseudonyms: random, on this machine only, and the same from import to import. */

const KEY = "contest-lens.pseudonym-salt";
const BYTES = 32;
const SALT = /^[0-9a-f]{64}$/;

const random = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** `storage` is asked for each time: merely touching it throws where it is refused. */
export function createSalt(storage: () => Pick<Storage, "getItem" | "setItem">): () => string {
  /** Where nothing can be stored, one person has one pseudonym as long as the page is open. */
  let own: string | null = null;
  return () => {
    try {
      const kept = storage().getItem(KEY);
      if (kept !== null && SALT.test(kept)) return kept;
      own ??= random();
      storage().setItem(KEY, own);
    } catch {
      own ??= random();
    }
    return own;
  };
}
