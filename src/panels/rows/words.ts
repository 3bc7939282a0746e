import { judgeKey } from "../../filters/judges.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import type { Cell } from "../../model/columns.ts";
import type { Language, Translate } from "../../model/messages.ts";
import { ENTRY_STATUSES, UNKNOWN } from "../../model/vocabulary.ts";
import { categoryName, judgeName } from "../category-name.ts";
import { listed } from "../sentence.ts";
import type { TableColumn } from "../types.ts";
import type { RowColumn } from "./columns.ts";

/** What codes are put into words with. */
export interface RowWords {
  readonly catalogue: Catalogue;
  readonly language: Language;
  readonly t: Translate;
}

const stageName = (stage: string, { catalogue }: RowWords): string =>
  catalogue.stages.find((known) => known.stage === stage)?.stage_name ?? stage;

function themeName(theme: string, { catalogue, language }: RowWords): string {
  const known = catalogue.themes.find((each) => each.theme === theme);
  if (known === undefined) return theme;
  return language === "en" ? known.name_en : known.name_zh;
}

function statusName(status: string, { t }: RowWords): string {
  const known = ENTRY_STATUSES.find((each) => each === status);
  return known === undefined ? status : t(`rows.status.${known}`);
}

/** A code in words; a value that the program does not know stands as it is. */
export function wordsOf({ words }: RowColumn, cell: Cell, env: RowWords): Cell {
  if (words === null || typeof cell !== "string") return cell;
  switch (words) {
    case "status":
      return statusName(cell, env);
    case "stage":
      return stageName(cell, env);
    case "judge":
      return judgeName(judgeKey(cell, env.catalogue), env.t);
    case "theme":
      return themeName(cell, env);
    case "themes":
      return listed(
        env.t,
        cell
          .split(" ")
          .filter((theme) => theme !== "")
          .map((theme) => themeName(theme, env)),
      );
    case "extra":
      return cell === UNKNOWN ? env.t("screens.unknown") : cell;
    case "area":
    case "official":
    case "org_type":
    case "award":
      return categoryName(words, cell, env.t);
  }
}

/** A column's header in the interface's language. */
export const headerOf = ({ name, label, stage }: RowColumn, env: RowWords): string =>
  env.t(label, stage === null ? { name } : { stage: stageName(stage, env) });

/** A column as tables and files have it. */
export const tableColumn = (column: RowColumn, env: RowWords): TableColumn => ({
  name: column.name,
  label: headerOf(column, env),
  format: column.format,
});
