import { type ComponentType, lazy } from "react";
import type { Route } from "../filters/url.ts";
import type { MessageKey } from "../model/messages.ts";
import type { Question } from "../panels/types.ts";
import { OverviewScreen } from "../screens/overview/OverviewScreen.tsx";
import { OVERVIEW_QUESTIONS } from "../screens/overview/questions.ts";

export interface ScreenRoute {
  readonly route: Route;
  readonly title: MessageKey;
  readonly Screen: ComponentType;
  /** Asked before the first drawing, where the page opens on this screen and the build has answered its view. */
  readonly questions?: readonly Question<unknown>[];
}

/** The screens that exist, in the order of the navigation. The overview is what people open: it comes with the app. */
export const SCREENS: readonly ScreenRoute[] = [
  { route: "overview", title: "screens.overview", Screen: OverviewScreen, questions: OVERVIEW_QUESTIONS },
  {
    route: "coverage",
    title: "screens.coverage",
    Screen: lazy(() => import("../screens/coverage/CoverageScreen.tsx")),
  },
  { route: "themes", title: "screens.themes", Screen: lazy(() => import("../screens/themes/ThemesScreen.tsx")) },
  {
    route: "registrations",
    title: "screens.registrations",
    Screen: lazy(() => import("../screens/registrations/RegistrationsScreen.tsx")),
  },
  { route: "scores", title: "screens.scores", Screen: lazy(() => import("../screens/scores/ScoresScreen.tsx")) },
  { route: "data", title: "screens.data", Screen: lazy(() => import("./DataRoute.tsx")) },
];
