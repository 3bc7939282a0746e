import { sha256 } from "./sha256.ts";

/** The bytes in memory of one thread, as the platform's storage takes them: nearly always these very bytes. */
export const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => (isOwn(bytes) ? bytes : new Uint8Array(bytes));

const isOwn = (bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> => bytes.buffer instanceof ArrayBuffer;

const known = new WeakMap<Uint8Array, Promise<string>>();

/** SHA-256 in hexadecimal digits, beside the page's own work where the platform can; reckoned once for the same bytes. */
export function digest(bytes: Uint8Array): Promise<string> {
  let reckoned = known.get(bytes);
  if (reckoned === undefined) {
    reckoned = reckon(bytes);
    known.set(bytes, reckoned);
  }
  return reckoned;
}

async function reckon(bytes: Uint8Array): Promise<string> {
  // Absent over plain http.
  if (globalThis.crypto.subtle === undefined) return sha256(bytes);
  const hash = new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", ownBytes(bytes)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
