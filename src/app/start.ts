import type { StoreApi } from "zustand";
import { createFilterStore } from "../filters/store.ts";
import type { Place } from "../filters/url.ts";
import { loadLanguage } from "../i18n/index.ts";
import type { Keeper } from "../keeping/keeper-types.ts";
import { askAhead } from "../screens/ahead.ts";
import { createReadiness } from "../screens/readiness.ts";
import { createWorkspace, messageOf, type Workspace } from "../screens/workspace.ts";
import { afterFirstDraw } from "./after-first-draw.ts";
import { createLastDataSet } from "./last-data-set.ts";
import { openSession } from "./open-session.ts";
import { createPreferences, type Preferences } from "./preferences.ts";
import { SCREENS } from "./routes.tsx";
import { listenForShortcuts } from "./shortcuts.ts";
import { loadStartData } from "./start-data.ts";

/** What could not be read, and why. The page does without: it says so and goes on. */
export interface Trouble {
  readonly said: "app.start.failed" | "app.language.failed";
  readonly message: string;
}

export interface Started {
  readonly workspace: Workspace;
  /** The texts of the language are there. */
  readonly preferences: StoreApi<Preferences>;
  readonly troubles: readonly Trouble[];
}

/** The engine starts after so many milliseconds at the latest, whatever keeps the first charts. */
const LATEST_START = 5_000;

/** The build has answered the view without filters: its charts need no engine. */
const isAnswered = ({ selection, settings }: Place): boolean =>
  selection.length === 0 &&
  settings.stage === null &&
  settings.scoreStep === null &&
  Object.keys(settings.choices).length === 0;

/** Puts the app together: what is known already first, so that charts can be drawn before there is an engine. */
export async function start(): Promise<Started> {
  const root = document.documentElement;
  const lastDataSet = createLastDataSet(() => window.localStorage);
  // Data of their own: what the build has answered is of others, and must not be seen.
  const isOwn = lastDataSet.get() !== null;
  let keeper: Promise<Keeper> | null = null;
  const keeping = (): Promise<Keeper> => {
    keeper ??= import("./open-keeper.ts").then(({ openKeeper }) => {
      const opened = openKeeper(lastDataSet, readiness.ready);
      opened.follow(session);
      return opened;
    });
    // What did not come may be asked for again.
    keeper.catch(() => {
      keeper = null;
    });
    return keeper;
  };
  const { session, prepare } = openSession({
    kept: async () => (isOwn ? (await keeping()).last() : null),
    keptFailed: (error) => void keeping().then((opened) => opened.lastFailed(error)),
  });
  const filters = createFilterStore(window);
  const readiness = createReadiness({
    show: (state) => {
      root.dataset.state = state;
    },
    performance,
  });
  const workspace = createWorkspace({ session, filters, readiness, keeper: keeping });
  listenForShortcuts(window, filters);
  const starting = isOwn ? null : loadStartData();
  // While the first results are on their way: a browser takes its time to open its storage.
  const preferences = createPreferences(() => window.localStorage);

  const troubles: Trouble[] = [];
  const attempt = async (said: Trouble["said"], work: Promise<void>): Promise<boolean> => {
    try {
      await work;
      return true;
    } catch (error) {
      troubles.push({ said, message: messageOf(error) });
      return false;
    }
  };
  const [isPreloaded, isSpoken] = await Promise.all([
    attempt(
      "app.start.failed",
      starting === null ? Promise.resolve() : starting.then((first) => session.preload(first)),
    ),
    attempt("app.language.failed", loadLanguage(preferences.getState().language)),
  ]);
  if (!isSpoken) preferences.setState({ language: "zh-CN" });
  // Not sooner: it would compete with the code of the page. Its worker is another core's work from here on.
  prepare();
  // Any other view waits for the engine, which must therefore not wait for the view.
  const place = filters.getState();
  const isKnown = !isOwn && isPreloaded && isAnswered(place);
  const wait = isKnown ? LATEST_START : 0;
  const latest = new Promise<void>((resolve) => setTimeout(resolve, wait));
  void Promise.race([readiness.first, latest]).then(() => afterFirstDraw(session, keeping));
  if (isKnown) {
    const questions = SCREENS.find(({ route }) => route === place.route)?.questions ?? [];
    await askAhead(workspace.view.getState(), { crossfilter: session.crossfilter, ahead: workspace.ahead }, questions);
  }
  return { workspace, preferences, troubles };
}
