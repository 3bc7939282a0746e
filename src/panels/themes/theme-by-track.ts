import type { Clause } from "../../filters/clauses.ts";
import type { Translate } from "../../model/messages.ts";
import { panelControl } from "../control.ts";
import { definePanel } from "../define-panel.ts";
import { crossHeight } from "../drawing/cross-tab-layout.ts";
import { textWidth } from "../drawing/text-room.ts";
import { formatCount } from "../format.ts";
import { listed, most, sentence } from "../sentence.ts";
import type { PanelContext, PanelQuery, TableData } from "../types.ts";
import { cellKey, columnName, rowName, themeByTrackOption, themeShape } from "./theme-by-track-chart.ts";
import {
  DRAWN_TERMS,
  type ThemeByTrackView,
  type ThemeColumn,
  type ThemeKind,
  type ThemeRow,
  type ThemeWeight,
  termsByProblems,
  tfIdfOf,
  themeByTrackView,
} from "./theme-by-track-view.ts";

/** Which tracks ask for what: themes, or the terms of most problems, against tracks. */

const ID = "theme-by-track";

/** So many chosen themes can be named in a sentence. */
const NAMED = 3;

const KIND = panelControl<ThemeKind>(ID, "by", {
  label: "panels.theme-by-track.by",
  values: { theme: "columns.theme", term: "columns.term" },
  initial: "theme",
});

const WEIGHT = panelControl<ThemeWeight>(ID, "weight", {
  label: "themes.peculiar.weight",
  values: { share: "themes.peculiar.share", tfidf: "themes.peculiar.tfidf-name" },
  initial: "share",
});

/** A row a problem and theme or term: a problem with two terms of a theme counts once. */
const carried = (kind: ThemeKind): PanelQuery => ({
  from: "term_facts",
  groupBy: { problem_id: "problem_id", [kind]: kind },
  measures: { terms: { op: "count" } },
});

/** The problems counted: those that carry any term, and so any theme. */
const CARRYING = "problem_id IN (SELECT CAST(problem_id AS VARCHAR) FROM term_facts)";

/** A panel is as tall in each language: of a theme's names the longer one counts. */
function namesOf({ catalogue, settings }: PanelContext): readonly string[] {
  if (KIND.read(settings) === "term") {
    const names = termsByProblems(catalogue.terms).map(({ term }) => term);
    // Which terms are peculiar depends on the answer: there is room for the longest.
    const first = WEIGHT.read(settings) === "tfidf" ? names.toSorted((a, b) => b.length - a.length) : names;
    return first.slice(0, DRAWN_TERMS);
  }
  return catalogue.themes.map(({ name_zh, name_en }) =>
    textWidth(name_zh, 13) > textWidth(name_en, 13) ? name_zh : name_en,
  );
}

/** Every theme or term against every track, zeros included; a share of no problems is none. */
function table({ kind, rows, columns }: ThemeByTrackView, t: Translate): TableData {
  return {
    columns: [
      { name: kind, label: t(`columns.${kind}`), format: "text" },
      { name: "track_no", label: t("columns.track_no"), format: "integer" },
      { name: "track_name", label: t("columns.track_name"), format: "text" },
      { name: "problems", label: t("columns.problems"), format: "integer" },
      { name: "share", label: t("panels.theme-by-track.share"), format: "share" },
      { name: "problems_of_track", label: t("panels.theme-by-track.of-track"), format: "integer" },
      { name: "problems_unfiltered", label: t("columns.problems_unfiltered"), format: "integer" },
      { name: "tf_idf", label: t("themes.peculiar.tfidf"), format: "decimal" },
    ],
    rows: rows.flatMap((row) =>
      columns.map((column, at) => {
        const { kept, all } = row.cells[at] ?? { kept: 0, all: 0 };
        return [
          rowName(row, t),
          column.track?.track_no ?? null,
          columnName(column, t),
          kept,
          column.offered === 0 ? null : kept / column.offered,
          column.offered,
          all,
          column.offered === 0 ? null : tfIdfOf(row, at, column),
        ];
      }),
    ),
  };
}

function summary(
  { kind, weight, rows, columns, carrying, offered, filtered, chosen }: ThemeByTrackView,
  t: Translate,
): string {
  const looked = chosen.size > 0 ? rows.filter((row) => chosen.has(row.key)) : rows;
  const found = looked.filter((row) => row.total.kept > 0);
  const sum = found.reduce((all, row) => all + row.total.kept, 0);
  const inSight = columns.filter((column) => !column.isOutside && column.offered > 0);
  const figures = {
    carrying: formatCount(carrying),
    problems: formatCount(offered),
    tracks: formatCount(inSight.length),
    rows: formatCount(found.length),
    names: listed(
      t,
      looked.map((row) => rowName(row, t)),
    ),
  };
  const what = chosen.size === 0 ? kind : looked.length <= NAMED ? "chosen" : "chosen.many";
  const leaders = found.map((row) => ({ name: rowName(row, t), value: row.total.kept }));
  return sentence(
    t,
    [
      weight === "tfidf" && chosen.size === 0 ? peculiar(rows, columns, t) : null,
      t(`panels.theme-by-track.all.${what}`, figures) +
        // Of one there is no most.
        (found.length > 1
          ? (most(t, leaders, "panels.theme-by-track.most", "panels.theme-by-track.most.tied") ?? "")
          : ""),
      kind === "theme" && chosen.size === 0 ? narrowest(found, inSight.length, t) : null,
      kind === "theme" && sum > carrying
        ? t("panels.theme-by-track.sum", { sum: formatCount(sum), problems: formatCount(carrying) })
        : null,
    ],
    filtered,
  );
}

/** So many of the tracks' own themes or terms can be named in a sentence. */
const PECULIAR = 3;

/** The highest tf-idf of all, each with its track; null where nothing is peculiar. */
function peculiar(rows: readonly ThemeRow[], columns: readonly ThemeColumn[], t: Translate): string | null {
  const cells = rows.flatMap((row) =>
    columns.flatMap((column, at) => {
      const weight = column.isOutside ? 0 : tfIdfOf(row, at, column);
      return weight > 0 ? [{ name: `${columnName(column, t)} ${rowName(row, t)}`, weight, row }] : [];
    }),
  );
  const first = cells
    .toSorted((a, b) => b.weight - a.weight || b.row.total.all - a.row.total.all)
    .slice(0, PECULIAR)
    .map(({ name }) => name);
  return first.length === 0 ? null : t("themes.peculiar.said", { names: listed(t, first) });
}

/** Themes of the fewest tracks, up to three of them; null where they are in all. */
function narrowest(found: readonly ThemeRow[], tracks: number, t: Translate): string | null {
  const reach = found.map((row) => ({ row, count: row.cells.filter(({ kept }) => kept > 0).length }));
  const least = Math.min(...reach.map(({ count }) => count));
  const names = reach.filter(({ count }) => count === least).map(({ row }) => rowName(row, t));
  if (found.length < 2 || least >= tracks || names.length > 3) return null;
  return t("panels.theme-by-track.narrowest", { names: listed(t, names), count: formatCount(least) });
}

export const themeByTrack = definePanel<{ readonly carried: PanelQuery }, ThemeByTrackView>({
  id: ID,
  title: "panels.theme-by-track.title",
  description: "panels.theme-by-track.description",
  needs: [],
  field: ({ settings }) => KIND.read(settings),
  controls: () => [KIND, WEIGHT],
  height: (context, width) =>
    crossHeight(
      themeShape(
        namesOf(context),
        context.catalogue.tracks.map((track) => track.track_name),
        width,
        null,
      ),
      width,
    ),
  queries: ({ settings }) => ({ carried: carried(KIND.read(settings)) }),
  behind: () => ({ kind: "problems", where: CARRYING }),
  view: (results, totals, context) =>
    themeByTrackView(results, totals, context, {
      kind: KIND.read(context.settings),
      weight: WEIGHT.read(context.settings),
    }),
  option: themeByTrackOption,
  table,
  summary,
  select: (event, { kind, rows, columns }) => {
    if (event.kind !== "click") return null;
    const { key } = event;
    if (rows.some((row) => row.key === key)) return { kind: "points", field: kind, values: [key] };
    return columns.some(({ track }) => track?.track_id === key)
      ? { kind: "points", field: "track", values: [key] }
      : null;
  },
  rows: (event, { kind, rows, columns }) => {
    if (event.kind !== "click") return null;
    for (const row of rows) {
      // Only a cell's own row can begin its key.
      if (!event.key.startsWith(row.key)) continue;
      const column = columns.find(({ track }) => track !== null && cellKey(row.key, track.track_id) === event.key);
      if (!column?.track) continue;
      const own: Clause = { kind: "points", field: kind, values: [row.key] };
      return [own, { kind: "points", field: "track", values: [column.track.track_id] }];
    }
    return null;
  },
});
