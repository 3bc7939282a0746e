import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where this user's programs keep their settings: never with the data set. */
const configFolder = (): string =>
  process.env.XDG_CONFIG_HOME ??
  (process.platform === "win32"
    ? (process.env.APPDATA ?? join(homedir(), "AppData", "Roaming"))
    : join(homedir(), ".config"));

const FILE = "pseudonym-salt";
const BYTES = 32;

/** @param isKept false: it holds for this import only, because it could not be stored */
export interface Salt {
  readonly salt: string;
  readonly isKept: boolean;
  readonly path: string;
}

/** The salt of this user on this machine, made the first time, so that one person has one pseudonym in every import. */
export async function localSalt(): Promise<Salt> {
  const folder = join(configFolder(), "contest-lens");
  const path = join(folder, FILE);
  const salt = randomBytes(BYTES).toString("hex");
  try {
    await mkdir(folder, { recursive: true });
    // Fails where there is one: of two imports at the same time both then read the first.
    await writeFile(path, `${salt}\n`, { flag: "wx", mode: 0o600 });
    return { salt, isKept: true, path };
  } catch (error) {
    if (codeOf(error) !== "EEXIST") return { salt, isKept: false, path };
  }
  const kept = (await readFile(path, "utf8")).trim();
  if (!/^[0-9a-f]{64}$/.test(kept)) throw new Error(`${path} is no salt: delete it to have a new one made`);
  return { salt: kept, isKept: true, path };
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : null);
