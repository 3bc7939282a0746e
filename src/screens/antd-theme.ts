import type { ThemeConfig } from "antd/es/config-provider/context";
import theme from "antd/es/theme";
import type { ChartTheme } from "../panels/types.ts";

/** antd's own orange and red are too light for small text on their tints. */
const LIGHT = { warning: "#a3420c", error: "#c5221f" } as const;
/** The tint that antd makes of its orange is too dark for it. */
const WARNING_TINT = "#fbeee6";
const DARK = { warning: "#f2935a", error: "#f28b82" } as const;

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
    colorWarning: (isDark ? DARK : LIGHT).warning,
    ...(isDark ? {} : { colorWarningBg: WARNING_TINT }),
    colorError: (isDark ? DARK : LIGHT).error,
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
  components: {
    Button: { primaryColor: palette.background },
    // As the page that it stands over; antd's own is a grey of another house.
    Drawer: { colorBgElevated: palette.background },
    // Else as round as a radio button.
    Checkbox: { borderRadiusSM: 3 },
  },
});
