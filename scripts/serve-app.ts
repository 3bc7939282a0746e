/** `npm start`: builds the app where it is older than what it is made of, serves it and prints the address. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { FOLDER_POLICY } from "./csp.ts";
import { type Served, serve } from "./serve.ts";

const SOURCES = ["src", "public", "data", "scripts", "index.html", "vite.config.ts", "package-lock.json"];
const BUILT = "dist/index.html";
const PORT = 4173;

const newest = (path: string): number =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
    : statSync(path).mtimeMs;

if (!existsSync(BUILT) || statSync(BUILT).mtimeMs < Math.max(...SOURCES.map(newest))) {
  const build = spawnSync("npm", ["run", "build"], { stdio: "inherit", shell: process.platform === "win32" });
  if (build.status !== 0) process.exit(build.status ?? 1);
}

const start = (port: number): Promise<Served> =>
  serve({ root: "dist", port, headers: { "content-security-policy": FOLDER_POLICY } });

// Another program may hold the usual port: then any other does.
const served = await start(Number(process.env.PORT ?? PORT)).catch(() => start(0));
process.stdout.write(`\nContest Lens (赛析): ${served.url}\nStop with Ctrl-C.\n`);
