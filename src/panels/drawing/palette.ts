import type { ChartTheme } from "../types.ts";

// Single quotes: ECharts writes the family into a style attribute as it is, where double ones would end the attribute.
const fontFamily =
  "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', system-ui, sans-serif";

/**
 * Blue and orange stay apart in every common colour blindness. Text reaches 4.5:1 on the ground, data, accent and
 * muted 3:1; only the ghost is fainter, and its figures stand in the tooltip and the table.
 */
export const LIGHT: ChartTheme = {
  text: "#1b2430",
  textSecondary: "#5a6573",
  line: "#dde2e9",
  background: "#ffffff",
  data: "#2a69ac",
  accent: "#c2500f",
  muted: "#8a94a3",
  ghost: "#e9edf2",
  fontFamily,
};

export const DARK: ChartTheme = {
  text: "#e8ebef",
  textSecondary: "#a6afbb",
  line: "#343b45",
  background: "#141414",
  data: "#6aa5e3",
  accent: "#f2935a",
  muted: "#717b88",
  ghost: "#282d34",
  fontFamily,
};

const channels = (hex: string): readonly [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

/** `share` of one colour (#rrggbb) over the rest of another. */
export const mix = (over: string, under: string, share: number): string => {
  const [a, b] = [channels(over), channels(under)];
  const mixed = a.map((channel, i) => Math.round(channel * share + (b[i] ?? 0) * (1 - share)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
};

/** The lighter tone of a colour: what is registered, while the full tone is what was submitted. */
export const soft = (theme: ChartTheme, colour: string): string => mix(colour, theme.background, 0.48);

/** Relative luminance and contrast after WCAG 2.2. */
export const contrast = (one: string, other: string): number => {
  const luminance = (hex: string): number => {
    const [r, g, b] = channels(hex).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
  };
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
};

/** Text on a filled shape: the theme's own ink or ground, whichever reads better. */
export const inkOn = (theme: ChartTheme, fill: string): string =>
  contrast(theme.background, fill) >= contrast(theme.text, fill) ? theme.background : theme.text;

/** An item's colour: the data colour while nothing is chosen, else accent for what is and grey for what is not. */
export const toneOf = (theme: ChartTheme, chosen: ReadonlySet<string>, key: string | null): string => {
  if (chosen.size === 0) return theme.data;
  return key !== null && chosen.has(key) ? theme.accent : theme.muted;
};
