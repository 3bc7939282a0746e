import type { StoreApi } from "zustand";
import { useStore } from "zustand";
import { encode } from "../filters/url.ts";
import type { Language } from "../model/messages.ts";
import { formatMoment } from "../panels/format.ts";
import { SettingsLink } from "../screens/SettingsLink.tsx";
import { useAppearance, useFilters, useView } from "../screens/workspace.ts";
import { Choice } from "../ui/Choice.tsx";
import { EngineStatus } from "./EngineStatus.tsx";
import { AutoIcon, Logo, MoonIcon, SunIcon } from "./icons.tsx";
import type { Mode, Preferences } from "./preferences.ts";
import { SCREENS } from "./routes.tsx";

export interface HeaderProps {
  readonly preferences: StoreApi<Preferences>;
  readonly onLanguage: (language: Language) => void;
}

/** Which contest, as of when, which screen; language and appearance. */
export function Header({ preferences, onLanguage }: HeaderProps) {
  const { t } = useAppearance();
  const contest = useView((view) => view.catalogue?.settings.contest_name ?? "");
  const asOf = useView((view) => view.catalogue?.settings.as_of ?? null);
  const isDemo = useView((view) => view.catalogue?.isDemo === true);
  // Nothing is said of data that are on their way.
  const isKnown = useView((view) => view.catalogue !== null);
  const { language, mode } = useStore(preferences);
  return (
    <header className="app-header">
      <div className="app-brand">
        <Logo />
        <span className="app-name">{t("app.title")}</span>
        <span className="app-contest">{contest}</span>
      </div>
      <Nav />
      <div className="app-facts">
        {isDemo ? (
          <span className="badge" title={t("app.demo.detail")}>
            {t("app.demo")}
          </span>
        ) : null}
        <span className="app-as-of">
          {!isKnown ? null : asOf === null ? (
            <SettingsLink>{t("app.as-of.unset")}</SettingsLink>
          ) : (
            t("app.as-of", { time: formatMoment(asOf) })
          )}
        </span>
        <EngineStatus />
      </div>
      <div className="app-looks">
        <Choice<Language>
          label={t("app.language")}
          value={language}
          onChange={onLanguage}
          options={[
            { value: "zh-CN", label: "中" },
            { value: "en", label: "EN" },
          ]}
        />
        <Choice<Mode>
          label={t("app.mode")}
          value={mode}
          onChange={(next) => preferences.setState({ mode: next })}
          options={[
            { value: "auto", label: t("app.mode.auto"), icon: <AutoIcon /> },
            { value: "light", label: t("app.mode.light"), icon: <SunIcon /> },
            { value: "dark", label: t("app.mode.dark"), icon: <MoonIcon /> },
          ]}
        />
      </div>
    </header>
  );
}

/** Links, so that a screen can be opened beside this one; a plain click stays in the app's history. */
function Nav() {
  const { t } = useAppearance();
  const { route, selection, settings } = useView((view) => view);
  const go = useFilters((state) => state.go);
  return (
    <nav className="app-nav" aria-label={t("app.nav")}>
      {SCREENS.map((screen) => (
        <a
          key={screen.route}
          href={encode({ route: screen.route, selection, settings })}
          aria-current={screen.route === route ? "page" : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
            event.preventDefault();
            go(screen.route);
          }}
        >
          {t(screen.title)}
        </a>
      ))}
    </nav>
  );
}
