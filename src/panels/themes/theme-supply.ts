import type { Translate } from "../../model/messages.ts";
import { definePanel } from "../define-panel.ts";
import { barsOption } from "../drawing/bars.ts";
import { type RowsShape, rowsHeight } from "../drawing/labelled-rows.ts";
import { formatCell, formatCount, formatShare } from "../format.ts";
import { clickOn } from "../lookup.ts";
import { listed, sentence } from "../sentence.ts";
import type { DrawEnv, PanelQuery } from "../types.ts";
import {
  BASIS,
  basisOf,
  hasTexts,
  percent,
  perProblem,
  QUERIES,
  surplusOf,
  THEME_SUPPLY,
  type ThemeSides,
  type ThemeSupplyView,
  themeSupplyView,
} from "./theme-supply-view.ts";

/**
 * 赛题侧 against 参赛侧: the share of problems that carry a theme, beside the share of registrations that take it up: by
 * what their own titles and abstracts speak of or, where none was read, by the themes of their problems.
 */

const nameOf = ({ theme: { name_zh, name_en } }: ThemeSides, t: Translate): string =>
  t("panels.theme-terms.theme", { zh: name_zh, en: name_en });

/** Rows have room for a name of two lines. */
const SHAPE: RowsShape = { rowHeight: 34, isNumbered: false, isHeaded: false };

function option(of: ThemeSupplyView, env: DrawEnv) {
  const { t } = env;
  const { rows, offered, kept, all, chosen, filtered } = of;
  return barsOption(env, {
    shape: SHAPE,
    rows,
    keyOf: (row) => row.theme.theme,
    nameOf: (row) => nameOf(row, t),
    value: { name: t("themes.supply.entries"), of: (row) => percent(row.kept, kept) },
    target: { name: t("themes.supply.problems"), of: (row) => percent(row.problems, offered) },
    totalOf: (row) => percent(filtered ? row.all : row.kept, filtered ? all : kept),
    filtered,
    chosen,
    columns: [],
    axis: { name: t("themes.supply.axis") },
    tooltip: (row) => [
      [t("themes.supply.problems"), `${formatShare(row.problems, offered)} (${formatCount(row.problems)})`],
      [t("themes.supply.entries"), `${formatShare(row.kept, kept)} (${formatCount(row.kept)})`],
      [t("columns.registrations_per_problem"), perProblem(row) === null ? "–" : formatCell(perProblem(row), "decimal")],
    ],
  });
}

/** So many themes can be named in a sentence. */
const NAMED = 2;

/** Below this a difference of shares is not worth a word. */
const TELLING = 0.01;

function summary(of: ThemeSupplyView, t: Translate): string {
  const { rows, basis, isOnly, offered, kept, chosen, filtered } = of;
  if (kept === 0) return sentence(t, [t(`themes.supply.nobody.${basis}`)], filtered);
  const looked = chosen.size === 0 ? rows : rows.filter(({ theme }) => chosen.has(theme.theme));
  const named = (row: ThemeSides): string =>
    t("themes.supply.theme", {
      name: nameOf(row, t),
      problems: formatShare(row.problems, offered),
      entries: formatShare(row.kept, kept),
    });
  const ranked = looked.toSorted((a, b) => surplusOf(b, of) - surplusOf(a, of));
  const crowded = ranked.filter((row) => surplusOf(row, of) >= TELLING).slice(0, NAMED);
  const thin = ranked.toReversed().filter((row) => surplusOf(row, of) <= -TELLING);
  const without = looked.filter((row) => row.problems > 0 && row.kept === 0);
  const names = (some: readonly ThemeSides[]) => ({ names: listed(t, some.map(named)) });
  return sentence(
    t,
    [
      t(isOnly ? "themes.supply.of.only" : `themes.supply.of.${basis}`, { count: formatCount(kept) }),
      crowded.length === 0 ? null : t("themes.supply.crowded", names(crowded)),
      thin.length === 0 ? null : t("themes.supply.thin", names(thin.slice(0, NAMED))),
      without.length === 0
        ? null
        : t("themes.supply.without", {
            names: listed(
              t,
              without.map((row) => nameOf(row, t)),
            ),
          }),
    ],
    filtered,
  );
}

export const themeSupply = definePanel<{ readonly entries: PanelQuery }, ThemeSupplyView>({
  id: THEME_SUPPLY,
  title: "themes.supply.title",
  description: "themes.supply.description",
  needs: ["entries"],
  field: "theme",
  height: ({ catalogue }, width) =>
    rowsHeight(
      SHAPE,
      catalogue.themes.map(() => ""),
      width,
    ),
  controls: (context) => (hasTexts(context) ? [BASIS] : []),
  queries: (context) => ({ entries: QUERIES[basisOf(context)] }),
  behind: (context) => {
    const counted = basisOf(context) === "text" ? "themes IS NOT NULL" : "problem_id IS NOT NULL";
    return { kind: "entries", where: `is_registration = 1 AND ${counted}` };
  },
  view: themeSupplyView,
  option,
  table: (of, t) => ({
    columns: [
      { name: "theme", label: t("columns.theme"), format: "text" },
      { name: "problems", label: t("columns.problems"), format: "integer" },
      { name: "problem_share", label: t("themes.supply.problems"), format: "share" },
      { name: "registrations", label: t("columns.registrations"), format: "integer" },
      { name: "registration_share", label: t("themes.supply.entries"), format: "share" },
      { name: "difference", label: t("themes.supply.difference"), format: "share" },
      { name: "registrations_per_problem", label: t("columns.registrations_per_problem"), format: "decimal" },
      { name: "registrations_unfiltered", label: t("columns.registrations_unfiltered"), format: "integer" },
    ],
    rows: of.rows.map((row) => [
      nameOf(row, t),
      row.problems,
      of.offered === 0 ? null : row.problems / of.offered,
      row.kept,
      of.kept === 0 ? null : row.kept / of.kept,
      of.kept === 0 || of.offered === 0 ? null : surplusOf(row, of),
      perProblem(row),
      row.all,
    ]),
  }),
  summary,
  select: clickOn("theme"),
});
