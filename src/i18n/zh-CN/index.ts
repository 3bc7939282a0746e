import { app } from "./app.ts";
import { cards } from "./cards.ts";
import { data } from "./data.ts";
import { faults } from "./faults.ts";
import { findings } from "./findings.ts";
import { keeping } from "./keeping.ts";
import { measures } from "./measures.ts";
import { panels } from "./panels.ts";
import { periods } from "./periods.ts";
import { report } from "./report.ts";
import { rows } from "./rows.ts";
import { screens } from "./screens.ts";
import { settings } from "./settings.ts";
import { themes } from "./themes.ts";

/** Every text of the interface, one flat list of keys; this language defines which keys there are. */
export const zhCN = {
  ...app,
  ...cards,
  ...data,
  ...faults,
  ...findings,
  ...keeping,
  ...measures,
  ...panels,
  ...periods,
  ...report,
  ...rows,
  ...screens,
  ...settings,
  ...themes,
} as const;

type Texts = { readonly [Key in keyof typeof zhCN]: string };

declare module "../../model/messages.ts" {
  interface Messages extends Texts {}
}
