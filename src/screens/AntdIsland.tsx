import ConfigProvider from "antd/es/config-provider";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, useMemo } from "react";
import { antdTheme } from "./antd-theme.ts";
import { useAppearance } from "./workspace.ts";

/**
 * Where antd is used, it stands inside this. The first screen draws without antd; menus, forms and the data screen
 * bring it with them.
 */
export function AntdIsland({ children }: { readonly children: ReactNode }) {
  const { language, theme, isDark } = useAppearance();
  const config = useMemo(() => antdTheme(theme, isDark), [theme, isDark]);
  return (
    // Chinese names of two characters stay as they are written: 导 出 would not be found as 导出.
    <ConfigProvider theme={config} locale={language === "en" ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
