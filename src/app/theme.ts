import { DARK, LIGHT } from "../panels/drawing/palette.ts";
import type { ChartTheme } from "../panels/types.ts";

/** The colours of the page are those of the charts: style sheets read them as custom properties. */

const VARIABLES = {
  text: "--text",
  textSecondary: "--text-2",
  line: "--line",
  background: "--ground",
  data: "--data",
  accent: "--accent",
  muted: "--muted",
  ghost: "--ghost",
  fontFamily: "--font",
} as const satisfies Record<keyof ChartTheme, string>;

export const paletteOf = (isDark: boolean): ChartTheme => (isDark ? DARK : LIGHT);

/** Puts a palette on the page. */
export function wear(isDark: boolean, root: HTMLElement): void {
  const palette = paletteOf(isDark);
  root.dataset.theme = isDark ? "dark" : "light";
  root.style.colorScheme = isDark ? "dark" : "light";
  for (const name of Object.keys(VARIABLES)) {
    const key = name as keyof ChartTheme;
    root.style.setProperty(VARIABLES[key], palette[key]);
  }
}
