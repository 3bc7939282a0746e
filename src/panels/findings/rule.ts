import type { Route } from "../../filters/url.ts";
import type { Columns } from "../../model/columns.ts";
import type { Translate } from "../../model/messages.ts";
import { formatCount } from "../format.ts";
import { listed } from "../sentence.ts";
import type { PanelContext, RowsBehind } from "../types.ts";

/** What a rule finds out of the ordinary. */
export interface Found {
  say(t: Translate): string;
  /** The rows it speaks of; null where they are no rows of one kind. */
  readonly behind: RowsBehind | null;
  /** The screen that shows more of it. */
  readonly route: Route;
}

export type Results = Readonly<Record<string, Columns>>;
export type Rule = (results: Results, context: PanelContext) => readonly Found[];

/** So many names are listed; of more it is said how many there are. */
const NAMED = 5;

/** The result of one of the question's own queries. */
export function answer(results: Results, name: string): Columns {
  const columns = results[name];
  if (columns === undefined) throw new Error(`findings: no result for query ${name}`);
  return columns;
}

/** The first names of all. @param isCounted the text around them says already how many there are */
export function names(t: Translate, all: readonly string[], isCounted = false): string {
  if (all.length <= NAMED) return listed(t, all);
  const first = listed(t, all.slice(0, NAMED));
  return isCounted
    ? t("findings.others", { names: first })
    : t("findings.more", { names: first, count: formatCount(all.length) });
}

/** Without registrations there are none to miss. */
export const isRegistered = ({ catalogue }: PanelContext): boolean => catalogue.loaded.includes("entries");
