import { useInsertionEffect, useLayoutEffect, useMemo, useState } from "react";
import type { StoreApi } from "zustand";
import { useStore } from "zustand";
import { loadLanguage, translator } from "../i18n/index.ts";
import type { Language } from "../model/messages.ts";
import { Late } from "../screens/Late.tsx";
import { later } from "../screens/later.ts";
import {
  type Appearance,
  AppearanceProvider,
  messageOf,
  useView,
  type Workspace,
  WorkspaceProvider,
} from "../screens/workspace.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useMedia } from "../ui/use-media.ts";
import { EngineBanner } from "./EngineBanner.tsx";
import { Header } from "./Header.tsx";
import type { Preferences } from "./preferences.ts";
import { ScreenOutlet } from "./ScreenOutlet.tsx";
import { SheetHead } from "./SheetHead.tsx";
import type { Trouble } from "./start.ts";
import { paletteOf, wear } from "./theme.ts";

const DropAnywhere = later(() => import("../screens/data/DropAnywhere.tsx"));
const KeepingBanner = later(() => import("../screens/data/sets/KeepingBanner.tsx"));

export interface AppProps {
  readonly workspace: Workspace;
  readonly preferences: StoreApi<Preferences>;
  /** What could not be read before the first drawing. */
  readonly troubles: readonly Trouble[];
}

export function App({ workspace, preferences, troubles: atStart }: AppProps) {
  const appearance = useAppearanceOf(preferences, workspace);
  const { t } = appearance;
  const [troubles, setTroubles] = useState(atStart);
  // The language changes once its texts are there: nothing is drawn in half of it.
  const speak = async (language: Language): Promise<void> => {
    const others = troubles.filter(({ said }) => said !== "app.language.failed");
    try {
      await loadLanguage(language);
      setTroubles(others);
      preferences.setState({ language });
    } catch (error) {
      setTroubles([...others, { said: "app.language.failed", message: messageOf(error) }]);
    }
  };
  return (
    <AppearanceProvider value={appearance}>
      <WorkspaceProvider value={workspace}>
        <ErrorBoundary
          fallback={(message) => (
            <Notice
              tone="error"
              height={480}
              title={t("app.crashed")}
              detail={t("app.crashed.detail", { message })}
              action={
                <Button look="strong" onClick={() => window.location.reload()}>
                  {t("app.reload")}
                </Button>
              }
            />
          )}
        >
          <button type="button" className="skip-link" onClick={() => document.getElementById("main")?.focus()}>
            {t("app.skip")}
          </button>
          <Header preferences={preferences} onLanguage={(language) => void speak(language)} />
          <EngineBanner />
          <Late>
            <KeepingBanner />
          </Late>
          {troubles.map(({ said, message }) => (
            <p key={said} className="banner" role="status">
              {t(said, { message })}
            </p>
          ))}
          <main id="main" tabIndex={-1}>
            <Title />
            <ScreenOutlet />
          </main>
          <SheetHead />
          <Late>
            <DropAnywhere />
          </Late>
        </ErrorBoundary>
      </WorkspaceProvider>
    </AppearanceProvider>
  );
}

/** The window's title says which contest is open. */
function Title() {
  const contest = useView((view) => view.catalogue?.settings.contest_name);
  return <title>{contest === undefined ? "赛析 Contest Lens" : `${contest} · 赛析 Contest Lens`}</title>;
}

function useAppearanceOf(preferences: StoreApi<Preferences>, { view }: Workspace): Appearance {
  const { language, mode } = useStore(preferences);
  const noun = useStore(view, ({ catalogue }) => catalogue?.settings.entry_noun);
  const prefersDark = useMedia("(prefers-color-scheme: dark)");
  const isPrinting = useMedia("print");
  // Paper is white.
  const isDark = !isPrinting && (mode === "auto" ? prefersDark : mode === "dark");
  // Before the panels measure themselves: borders without a colour have no width.
  useInsertionEffect(() => wear(isDark, document.documentElement), [isDark]);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return useMemo(
    () => ({ t: translator(language, noun), language, theme: paletteOf(isDark), isDark }),
    [language, noun, isDark],
  );
}
