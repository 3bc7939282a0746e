import type { ReactNode } from "react";
import { encode } from "../filters/url.ts";
import { useView } from "./workspace.ts";

/** Where the tab of the data's screen is kept in the address. */
export const DATA_TAB = "data.tab";

/** The way to the contest's settings, from where something is missing that stands there. */
export function SettingsLink({ children }: { readonly children: ReactNode }) {
  const selection = useView((view) => view.selection);
  const settings = useView((view) => view.settings);
  const choices = { ...settings.choices, [DATA_TAB]: "settings" };
  return (
    <a className="settings-link" href={encode({ route: "data", selection, settings: { ...settings, choices } })}>
      {children}
    </a>
  );
}
