/**
 * SHA-256 (FIPS 180-4) on the calling thread: the platform's own is asynchronous, and absent over plain http.
 */

const primes = (count: number): readonly number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
};

/** The first 32 bits of the fraction. */
const fraction = (value: number): number => ((value - Math.floor(value)) * 2 ** 32) | 0;

const encoder = new TextEncoder();

const START = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const ROUNDS = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const BLOCK = 64;

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The digest in 64 hexadecimal digits. @param data bytes, or a text as UTF-8 */
export function sha256(data: Uint8Array | string): string {
  const bytes = typeof data === "string" ? encoder.encode(data) : data;
  const state = START.slice();
  const whole = bytes.length - (bytes.length % BLOCK);
  for (let at = 0; at < whole; at += BLOCK) block(state, bytes, at);
  const end = new Uint8Array(2 * BLOCK);
  end.set(bytes.subarray(whole));
  finish(state, end, bytes.length - whole, bytes.length);
  return hexadecimal(state);
}

/**
 * Digests of many short texts under one key, each as the first 16 hexadecimal digits of SHA-256 over the key's own
 * digest (64 digits, one block, reckoned once) and the text.
 */
export function keyedDigest(key: string): (text: string) => string {
  const keyed = START.slice();
  block(keyed, encoder.encode(sha256(key)), 0);
  const state = START.slice();
  let bytes = new Uint8Array(4 * BLOCK);
  return (text) => {
    // Three bytes a letter at most, and the end's nine.
    if (bytes.length < 3 * text.length + 2 * BLOCK) bytes = new Uint8Array(3 * text.length + 4 * BLOCK);
    const { written } = encoder.encodeInto(text, bytes);
    state.set(keyed);
    const whole = written - (written % BLOCK);
    for (let at = 0; at < whole; at += BLOCK) block(state, bytes, at);
    finish(state, bytes.subarray(whole), written - whole, BLOCK + written);
    return hexadecimal(state.subarray(0, 2));
  };
}

const hexadecimal = (words: Int32Array): string => {
  let text = "";
  for (const word of words) text += (word >>> 0).toString(16).padStart(8, "0");
  return text;
};

/** The last one or two blocks: what is left of the data, a bit, zeros, and the length in bits. */
function finish(state: Int32Array, bytes: Uint8Array, left: number, length: number): void {
  const size = left + 9 > BLOCK ? 2 * BLOCK : BLOCK;
  bytes.fill(0, left, size);
  bytes[left] = 0x80;
  const bits = length * 8;
  for (let i = 0; i < 4; i++) {
    bytes[size - 1 - i] = bits >>> (8 * i);
    bytes[size - 5 - i] = Math.floor(bits / 2 ** 32) >>> (8 * i);
  }
  for (let at = 0; at < size; at += BLOCK) block(state, bytes, at);
}

const words = new Int32Array(BLOCK);

function block(state: Int32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0, from = at; i < 16; i++, from += 4) {
    words[i] =
      ((bytes[from] ?? 0) << 24) |
      ((bytes[from + 1] ?? 0) << 16) |
      ((bytes[from + 2] ?? 0) << 8) |
      (bytes[from + 3] ?? 0);
  }
  for (let i = 16; i < 64; i++) {
    const a = words[i - 15] ?? 0;
    const b = words[i - 2] ?? 0;
    const early = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const late = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    words[i] = ((words[i - 16] ?? 0) + early + (words[i - 7] ?? 0) + late) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const first =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (ROUNDS[i] ?? 0) + (words[i] ?? 0)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
}
