import type { ThemeConfig } from "antd/es/config-provider/context";
import theme from "antd/es/theme";
import type { ChartTheme } from "../panels/types.ts";

/** antd in the colours of the charts, on a grid of 8 px. The one place that sets its tokens. */
export const antdTheme = (palette: ChartTheme, isDark: boolean): ThemeConfig => ({
  algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  hashed: false,
  token: {
    colorPrimary: palette.data,
    colorInfo: palette.data,
    colorLink: palette.data,
    colorTextBase: palette.text,
    colorTextDescription: palette.textSecondary,
    colorBgBase: palette.background,
    colorBorder: palette.line,
    colorBorderSecondary: palette.line,
    fontFamily: palette.fontFamily,
    fontSize: 14,
    borderRadius: 8,
    controlHeight: 32,
    sizeUnit: 4,
    sizeStep: 4,
    wireframe: false,
    // A menu that fades explains nothing, and two stand on the page while one goes and the next comes.
    motion: false,
  },
});
