/** Finds a Chromium for the end-to-end tests and the benchmark, or installs one where the machine allows it. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];

/** Usual places on macOS and Windows, where browsers are on no PATH. */
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined
      ? []
      : [
          join(folder, "Google/Chrome/Application/chrome.exe"),
          join(folder, "Chromium/Application/chrome.exe"),
          join(folder, "Microsoft/Edge/Application/msedge.exe"),
        ];
  }),
];

/** Some systems put a stub at the browser's place that only asks for a package: a browser is what says its version. */
const runs = (path: string): boolean =>
  existsSync(path) && (process.platform === "win32" || spawnSync(path, ["--version"]).status === 0);

/** Switches for every start: no sandbox for root in containers, and no errand of the browser's own. */
export const CHROMIUM_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

/** Path of a Chromium that is here already; null where there is none. Throws if CHROME_PATH names none. */
export function findChromium(): string | null {
  const given = process.env.CHROME_PATH;
  if (given !== undefined && given !== "") {
    if (!runs(given))
      throw new Error(`CHROME_PATH names ${given}, which is no browser that starts: correct or unset it.`);
    return given;
  }
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...PLACES, chromium.executablePath()].find(runs) ?? null;
}

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, {
    // Installers report to standard error, so that the last line of standard output stays the tests' own.
    stdio: ["ignore", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    shell: process.platform === "win32",
  }).status === 0;

const canApt = (): boolean => process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;

const aptInstall = (packages: readonly string[]): boolean =>
  canApt() && run("apt-get", ["update"]) && run("apt-get", ["install", "-y", "--no-install-recommends", ...packages]);

/** Without a Chinese font every text is a row of boxes; only Linux can be without one. */
function ensureChineseFont(): void {
  const fonts = spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" });
  if (process.platform !== "linux" || (fonts.status === 0 && fonts.stdout.trim() !== "")) return;
  if (!aptInstall(["fontconfig", "fonts-noto-cjk"])) {
    process.stderr.write("No Chinese font was found and none could be installed; pictures will show boxes for text.\n");
  }
}

/** Path of a Chromium, installed if need be. Throws one sentence that says the way out. */
export function ensureChromium(): string {
  let path = findChromium();
  if (path === null && aptInstall(["chromium", "fonts-noto-cjk"])) path = findChromium();
  if (path === null && run("npx", ["playwright", "install", "chromium"])) path = findChromium();
  if (path === null) {
    throw new Error(
      "No Chromium was found and none could be installed: install Chromium or Chrome, or set CHROME_PATH to its path.",
    );
  }
  ensureChineseFont();
  return path;
}
