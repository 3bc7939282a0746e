import { predicate } from "../../engine/crossfilter/select-sql.ts";
import type { Translate } from "../../model/messages.ts";
import { definePanel } from "../define-panel.ts";
import { barsOption } from "../drawing/bars.ts";
import { type RowsShape, rowsHeight } from "../drawing/labelled-rows.ts";
import { formatCount } from "../format.ts";
import { listed, sentence } from "../sentence.ts";
import type { DrawEnv, PanelQuery, TableData } from "../types.ts";
import {
  type AlikePair,
  CARRIED,
  LEAST,
  SCOPE,
  type Side,
  THEME_SIMILARITY,
  type ThemeSimilarityView,
  themeSimilarityView,
} from "./theme-similarity-view.ts";

/** 内容相近赛题: which problems have terms, or whole passages, in common. */

const idsOf = ({ a, b }: AlikePair): string => `${a.problem.problem_id} × ${b.problem.problem_id}`;

const percentOf = ({ similarity }: AlikePair): number => Math.round(similarity * 100);

const SHAPE: RowsShape = { rowHeight: 25, isNumbered: false, isHeaded: false };

/** How many pairs a report's picture has room for. */
const DRAWN = 30;

/** For a report: how alike the pairs are. The screen has their titles, terms and texts. */
function option({ pairs }: ThemeSimilarityView, env: DrawEnv) {
  const { t } = env;
  return barsOption(env, {
    shape: SHAPE,
    rows: pairs.slice(0, DRAWN),
    keyOf: () => null,
    nameOf: idsOf,
    value: { name: t("themes.alike.percent"), of: percentOf },
    totalOf: percentOf,
    filtered: false,
    chosen: new Set(),
    columns: env.width >= 480 ? [{ text: ({ shared }) => shared.slice(0, 2).join(" "), size: 11, width: 200 }] : [],
    axis: { name: t("themes.alike.percent") },
    tooltip: ({ a, b }) => [[a.problem.problem_title, b.problem.problem_title]],
  });
}

function table({ pairs }: ThemeSimilarityView, t: Translate): TableData {
  const sideOf = ({ problem, track }: Side) => [
    problem.problem_id,
    problem.problem_title,
    track?.track_name ?? t("panels.outside-tracks"),
  ];
  return {
    columns: [
      { name: "problem_a", label: t("themes.alike.problem_a"), format: "text" },
      { name: "problem_title_a", label: t("themes.alike.title_a"), format: "text" },
      { name: "track_name_a", label: t("themes.alike.track_a"), format: "text" },
      { name: "problem_b", label: t("themes.alike.problem_b"), format: "text" },
      { name: "problem_title_b", label: t("themes.alike.title_b"), format: "text" },
      { name: "track_name_b", label: t("themes.alike.track_b"), format: "text" },
      { name: "similarity", label: t("themes.alike.similarity"), format: "share" },
      { name: "shared_terms", label: t("themes.alike.shared"), format: "text" },
      { name: "passages", label: t("themes.alike.passages"), format: "text" },
    ],
    rows: pairs.map(({ a, b, similarity, shared, passages }) => [
      ...sideOf(a),
      ...sideOf(b),
      similarity,
      shared.join("\n"),
      passages.join("\n"),
    ]),
  };
}

function summary({ pairs, scope, least, problems, filtered }: ThemeSimilarityView, t: Translate): string {
  const figures = { problems: formatCount(problems), least: String(Math.round(least * 100)) };
  // Pairs that share a passage are listed however alike their terms are.
  const alike = pairs.filter(({ similarity }) => similarity >= least);
  const [first] = alike;
  const same = pairs.filter(({ passages }) => passages.length > 0);
  const below = same.filter(({ similarity }) => similarity < least).length;
  const titles = first === undefined ? [] : [first.a, first.b].map(({ problem }) => problem.problem_title);
  return sentence(
    t,
    [
      alike.length === 0
        ? t(`themes.alike.none.${scope}`, figures)
        : t(`themes.alike.said.${scope}`, { ...figures, count: formatCount(alike.length) }),
      alike.length === 0 ? null : t("themes.alike.first", { titles: listed(t, titles) }),
      same.length === 0
        ? null
        : t("themes.alike.same-passages", { count: formatCount(same.length) }) +
          (below === 0 ? "" : t("themes.alike.below", { ...figures, count: formatCount(below) })),
    ],
    filtered,
  );
}

export const themeSimilarity = definePanel<{ readonly carried: PanelQuery }, ThemeSimilarityView>({
  id: THEME_SIMILARITY,
  title: "themes.alike.title",
  description: "themes.alike.description",
  needs: [],
  field: "problem",
  controls: () => [SCOPE, LEAST],
  height: (_, width) =>
    rowsHeight(
      SHAPE,
      Array.from({ length: DRAWN }, () => "T01-P01 × T02-P02"),
      width,
    ),
  queries: () => ({ carried: CARRIED }),
  behind: ({ catalogue }) => ({
    kind: "problems",
    where: predicate({
      field: "problem",
      expression: "problem_id",
      test: { kind: "in", values: catalogue.problems.map(({ problem_id }) => problem_id) },
    }),
  }),
  view: themeSimilarityView,
  option,
  table,
  summary,
});
