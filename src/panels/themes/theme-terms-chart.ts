import type { Translate } from "../../model/messages.ts";
import { barsOption } from "../drawing/bars.ts";
import { swatch } from "../drawing/draw.ts";
import { type FigureColumn, type RowsShape, rowsHeight } from "../drawing/labelled-rows.ts";
import { cutText, textWidth } from "../drawing/text-room.ts";
import { formatCount, formatKept } from "../format.ts";
import { listed } from "../sentence.ts";
import type { DrawEnv } from "../types.ts";
import { cloudOption } from "./theme-cloud.ts";
import { DRAWN, type TermRow, type ThemeTermsView } from "./theme-terms-view.ts";

/** A theme has a name in each language of the interface; the dictionary picks its own. A word found is in none yet. */
export const themeOf = (row: TermRow, t: Translate): string =>
  row.term.theme === ""
    ? t("panels.theme-terms.new-word")
    : t("panels.theme-terms.theme", { zh: row.themeZh, en: row.themeEn });

/** In the chart, where nothing would look like something missing. */
const themeShown = (row: TermRow, t: Translate): string =>
  row.term.theme === "" ? t("themes.words.no-theme") : themeOf(row, t);

const SHAPE: RowsShape = { rowHeight: 25, isNumbered: false, isHeaded: false };

const tooltip =
  ({ filtered }: ThemeTermsView, t: Translate) =>
  (row: TermRow): readonly (readonly [label: string, figure: string])[] => [
    [t("columns.theme"), themeShown(row, t)],
    [t("panels.problems"), formatKept(row.problems, row.allProblems, filtered)],
    [t("columns.occurrences"), formatCount(row.occurrences)],
    [t("columns.forms"), listed(t, row.term.forms)],
  ];

/** A picture for a cover: what is not under the filter has no size, and is not in it. */
function cloud(view: ThemeTermsView, env: DrawEnv) {
  const { t, theme } = env;
  const { rows, words, chosen } = view;
  const tone = chosen.size > 0 ? theme.accent : theme.data;
  return cloudOption(env, {
    words,
    keyOf: (row) => row.term.term,
    figureOf: (row) => row.problems,
    chosen,
    legend: (shown) => {
      const text = t("panels.theme-terms.cloud", { shown: formatCount(shown), all: formatCount(rows.length) });
      return [{ text, shape: swatch(tone) }];
    },
    tooltip: tooltip(view, t),
  });
}

const THEME_SIZE = 11;
const THEME_SHARE = 0.32;

function bars(view: ThemeTermsView, env: DrawEnv) {
  const { t } = env;
  const { rows, drawn, chosen, filtered } = view;
  const longest = Math.max(...drawn.map((row) => textWidth(themeShown(row, t), THEME_SIZE)), 0);
  // The bars are the chart: names of themes leave them their room.
  const room = Math.min(longest, env.width * THEME_SHARE);
  const theme: FigureColumn<TermRow> = {
    text: (row) => cutText(themeShown(row, t), room, THEME_SIZE),
    size: THEME_SIZE,
    width: room + 8,
  };
  const shown = { shown: formatCount(drawn.length), all: formatCount(rows.length) };
  return barsOption(env, {
    shape: SHAPE,
    rows: drawn,
    keyOf: (row) => row.term.term,
    nameOf: (row) => row.term.term,
    value: { name: t("panels.theme-terms.legend", shown), of: (row) => row.problems },
    totalOf: (row) => row.allProblems,
    filtered,
    chosen,
    // Where there is no room for the theme, the tooltip and the table name it.
    columns: env.width >= 480 ? [theme] : [],
    axis: { name: t("panels.theme-terms.axis") },
    tooltip: tooltip(view, t),
  });
}

/** As many rows as are drawn of these terms. */
export const themeTermsHeight = (terms: readonly string[], width: number): number =>
  rowsHeight(SHAPE, terms, width, Math.min(DRAWN, terms.length));

export const themeTermsOption = (view: ThemeTermsView, env: DrawEnv) =>
  view.form === "cloud" ? cloud(view, env) : bars(view, env);
