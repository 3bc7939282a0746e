import type { MessageKey, Translate } from "../../model/messages.ts";
import { categoryName, judgeName } from "../category-name.ts";
import { type Box, beforeFilter, type Mark, swatch, textMark } from "../drawing/draw.ts";
import { type Bin, isShown, sumOf } from "../drawing/histogram.ts";
import { toneOf } from "../drawing/palette.ts";
import { type CellScales, multiplesOption } from "../drawing/small-multiples.ts";
import { uprightBars } from "../drawing/upright-bars.ts";
import { formatCount, formatDecimal, formatKept, formatNumber } from "../format.ts";
import type { DrawEnv } from "../types.ts";
import { type Facet, type Facets, type ScoreView, scoresOf } from "./score-view.ts";

/** The histogram once for each track, area, …: small multiples on shared axes. */

/** What a facet is called. */
export function facetName(field: Facets["field"], { key, track }: Facet, t: Translate): string {
  if (track !== null) return track.track_name;
  if (key === null) return t("panels.score-distribution.no-award");
  if (field === "judge") return judgeName(key, t);
  return field === "track" || field === "criterion" ? key : categoryName(field, key, t);
}

const COUNTS: Readonly<Record<ScoreView["of"], MessageKey>> = {
  entries: "panels.entries.axis",
  reviews: "panels.reviews.axis",
};

export function facetsOption(view: ScoreView, facets: Facets, env: DrawEnv) {
  const { theme, t } = env;
  const { filtered, shown, step, of } = view;
  const { parts, chosen } = facets;

  const marksOf = (part: Facet, { x, y, plot }: CellScales): readonly Mark[] => {
    const tone = toneOf(theme, chosen, part.key);
    if (part.count === 0 && (!filtered || part.all === 0)) {
      const middle = plot.y + plot.height / 2;
      const none = t("panels.score-distribution.empty-facet");
      const look = { fill: theme.textSecondary, align: "center", halo: true } as const;
      return [textMark(theme, plot.x + plot.width / 2, middle, none, look)];
    }
    const bins = part.bins.filter((bin) => isShown(view, bin));
    const bars = (of: (bin: Bin) => number, inset: number, fill: string): readonly Mark[] => {
      const boxOf = (bin: Bin): Box => {
        const [left, right, top] = [x(bin.start), x(bin.end), y(of(bin))];
        const gap = right - left > 5 ? inset : 0;
        return { x: left + gap, y: top, width: Math.max(0.5, right - left - 2 * gap), height: y(0) - top };
      };
      return uprightBars(bins.map(boxOf), fill);
    };
    return [...(filtered ? bars((bin) => bin.all, 0.25, theme.ghost) : []), ...bars((bin) => bin.count, 0.5, tone)];
  };

  const edges = parts[0]?.bins.filter((bin) => isShown(view, bin)).map(({ start }) => start) ?? [];
  return multiplesOption(env, {
    items: parts,
    keyOf: ({ key }) => key,
    titleOf: (part) => facetName(facets.field, part, t),
    figureOf: ({ count, all }) => t("panels.score-distribution.n", { count: formatKept(count, all, filtered) }),
    mostOf: ({ bins }) =>
      Math.max(0, ...bins.filter((bin) => isShown(view, bin)).map((bin) => (filtered ? bin.all : bin.count))),
    marksOf,
    isShared: true,
    x: {
      name: t(`panels.score-distribution.axis.${of}`, { step: formatNumber(step) }),
      ...shown,
      ticks: [...edges, shown.to],
      format: formatNumber,
    },
    y: { name: t(COUNTS[of]) },
    chosen,
    legend: [
      {
        // One line in a narrow chart; the stage stands in the sentence above.
        text:
          env.width < 480
            ? t(`panels.score-distribution.count.${of}`)
            : t(`panels.score-distribution.legend.${of}`, { stage: scoresOf(view, t) }),
        shape: swatch(chosen.size > 0 ? theme.accent : theme.data),
      },
      ...beforeFilter(env, filtered),
    ],
    tooltip: ({ count, all, mean, bins }) => {
      const outside = sumOf(bins.filter((bin) => !isShown(view, bin)));
      return [
        [t(`panels.score-distribution.count.${of}`), formatKept(count, all, filtered)],
        [t("panels.score-by-track.mean"), mean === null ? "–" : formatDecimal(mean)],
        ...(outside > 0 ? [[t("panels.score-by-track.beyond"), formatCount(outside)] as const] : []),
      ];
    },
  });
}
