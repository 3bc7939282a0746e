import { legend, type Mark, swatch, textMark } from "../drawing/draw.ts";
import { type MatrixItem, matrixOption } from "../drawing/matrix.ts";
import { mix, toneOf } from "../drawing/palette.ts";
import { textWidth } from "../drawing/text-room.ts";
import { formatCount, formatKept } from "../format.ts";
import type { DrawEnv } from "../types.ts";
import { cutName } from "./theme-by-track-chart.ts";
import { type CooccurrenceView, isNested, type PairTerm, pairKey, type TermPair } from "./theme-cooccurrence-view.ts";

/**
 * The same terms around an oval, in the order of their themes; lines between those that share problems. Every place
 * follows from the order alone: the picture is the same each time it is drawn.
 */

export const NETWORK_HEIGHT = 560;

/** More lines than this are a ball of wool: the strongest are drawn, the legend says how many that is. */
const LINES = 60;
/** One problem in common says little. */
const LEAST = 2;
const NAME_SIZE = 12;

interface Place {
  readonly x: number;
  readonly y: number;
  /** Names stand away from the middle. */
  readonly isRight: boolean;
}

/** The pairs of the terms drawn that say something: two problems or more, and neither term within the other. */
const tellingPairs = ({ drawn, pairs }: CooccurrenceView): readonly TermPair[] => {
  const known = new Set(drawn.map(({ term }) => term.term));
  return pairs.filter(
    (pair) => known.has(pair.a.term) && known.has(pair.b.term) && pair.kept >= LEAST && !isNested(pair),
  );
};

function placesOf(drawn: readonly PairTerm[], { width, height }: DrawEnv): ReadonlyMap<string, Place> {
  const longest = Math.max(...drawn.map(({ term }) => textWidth(cutName(term.term, width * 0.3), NAME_SIZE)));
  const top = 40;
  const [rx, ry] = [Math.max(24, width / 2 - longest - 24), (height - top - 32) / 2];
  const middle = { x: width / 2, y: top + ry };
  return new Map(
    drawn.map(({ term }, at) => {
      // Half a step off the top: no two names side by side on one line.
      const angle = ((at + 0.5) / drawn.length) * 2 * Math.PI - Math.PI / 2;
      const [x, y] = [middle.x + rx * Math.cos(angle), middle.y + ry * Math.sin(angle)];
      return [term.term, { x, y, isRight: x >= middle.x }];
    }),
  );
}

const radiusOf = (kept: number, most: number): number => 3 + 7 * Math.sqrt(kept / Math.max(1, most));

function lineOf(
  { a, b, kept }: TermPair,
  places: ReadonlyMap<string, Place>,
  most: number,
  colour: string,
): Mark | null {
  const [from, to] = [places.get(a.term), places.get(b.term)];
  if (from === undefined || to === undefined) return null;
  return {
    type: "line",
    shape: { x1: from.x, y1: from.y, x2: to.x, y2: to.y },
    style: { stroke: colour, lineWidth: 1 + 5 * (kept / most), opacity: 0.75, lineCap: "round" },
    emphasis: { style: { opacity: 1 } },
  };
}

export function pairNetwork(view: CooccurrenceView, env: DrawEnv) {
  const { theme, t, width } = env;
  const { drawn, terms, chosen, chosenPairs, filtered } = view;
  const telling = tellingPairs(view);
  const lines = telling.slice(0, LINES);
  const places = placesOf(drawn, env);
  const strongest = Math.max(...lines.map(({ kept }) => kept), 1);
  const most = Math.max(...drawn.map(({ kept }) => kept), 1);
  const faint = mix(theme.data, theme.background, 0.35);
  const lineItems = lines.toReversed().flatMap((pair): readonly MatrixItem[] => {
    const key = pairKey(pair);
    const mark = lineOf(pair, places, strongest, chosenPairs.has(key) ? theme.accent : faint);
    if (mark === null) return [];
    const both = [t("themes.pairs.both"), formatKept(pair.kept, pair.all, filtered)] as const;
    return [{ name: `line ${key}`, key, marks: [mark], tooltip: [key, [both]] }];
  });
  const nodeItems = drawn.flatMap((node): readonly MatrixItem[] => {
    const { term } = node.term;
    const place = places.get(term);
    if (place === undefined) return [];
    const r = radiusOf(node.kept, most);
    const name = cutName(term, width * 0.3);
    const fill = node.kept === 0 ? theme.background : toneOf(theme, chosen, term);
    const marks: readonly Mark[] = [
      { type: "circle", shape: { cx: place.x, cy: place.y, r }, style: { fill, stroke: theme.muted, lineWidth: 1 } },
      textMark(theme, place.isRight ? place.x + r + 5 : place.x - r - 5, place.y, name, {
        size: NAME_SIZE,
        align: place.isRight ? "left" : "right",
        bold: chosen.has(term),
        halo: true,
      }),
    ];
    const own = [t("themes.pairs.own"), formatKept(node.kept, node.all, filtered)] as const;
    return [{ name: `node ${term}`, key: term, marks, tooltip: [term, [own]] }];
  });
  const shown = { shown: formatCount(drawn.length), all: formatCount(terms) };
  const ofLines = { lines: formatCount(lines.length), telling: formatCount(telling.length) };
  return matrixOption(
    env,
    "theme-cooccurrence",
    [...lineItems, ...nodeItems],
    legend(
      theme,
      [
        { text: t("themes.pairs.network.legend", ofLines), shape: swatch(faint) },
        { text: t("themes.pairs.drawn", shown), shape: swatch(theme.data) },
      ],
      width,
    ),
  );
}
