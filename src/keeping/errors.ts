/** What can go wrong between a data set and where it is kept; the page has the words. */
export const KEEPING_FAULTS = [
  /** The place refuses to store anything. */
  "denied",
  /** There is no room left. */
  "full",
  /** Another tab has saved since: nothing was overwritten. */
  "changed",
  /** It is no longer there. */
  "gone",
  /** Another tab works with it. */
  "in_use",
  /** What was kept, or a file, is not whole. */
  "damaged",
  /** Written by a later version of the program. */
  "newer",
  /** A file that is no data set. */
  "foreign",
] as const;
export type KeepingFault = (typeof KEEPING_FAULTS)[number];

export class KeepingError extends Error {
  override readonly name = "KeepingError";
  /** @param place which part of the data set, where one is to blame */
  constructor(
    readonly fault: KeepingFault,
    readonly place: string,
    options?: ErrorOptions,
  ) {
    super(`${fault}: ${place}`, options);
  }
}

/** The browser's reason as one of ours. */
export function toKeepingError(thrown: unknown): KeepingError {
  if (thrown instanceof KeepingError) return thrown;
  const name = thrown instanceof Error ? thrown.name : "";
  // A browser's own words are in its own language and long; the name of the error can be looked up.
  const reason = thrown instanceof DOMException ? name : thrown instanceof Error ? thrown.message : String(thrown);
  return new KeepingError(name === "QuotaExceededError" ? "full" : "denied", reason, { cause: thrown });
}
