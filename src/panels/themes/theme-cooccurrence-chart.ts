import { pairOf } from "../../filters/terms.ts";
import type { Term } from "../../model/catalogue.ts";
import { type CrossLayout, type CrossShape, crossLayout, fittingSize, headMarks } from "../drawing/cross-tab-layout.ts";
import { hitMark, legend, type Mark, swatch, textMark } from "../drawing/draw.ts";
import {
  blocksOf,
  cellMark,
  figureMark,
  type MatrixItem,
  matrixOption,
  outlines,
  placesOf,
  toneAt,
} from "../drawing/matrix.ts";
import { inkOn } from "../drawing/palette.ts";
import { formatCount, formatKept } from "../format.ts";
import type { DrawEnv } from "../types.ts";
import { cutName, roomForName } from "./theme-by-track-chart.ts";
import { type CooccurrenceView, type PairTerm, pairKey } from "./theme-cooccurrence-view.ts";

/** Terms against terms: a cell deepens with the problems that carry both. The diagonal is empty. */

const NAME_SIZE = 13;

/** The last row and column of the layout, for totals, stay without a name below: a pair is symmetric. */
export const pairShape = (terms: readonly Term[], width: number, total: string): CrossShape => ({
  names: terms.map(({ term }) => cutName(term, roomForName(width))),
  heads: [...terms.map(({ term }) => term), total],
});

function cellItems(view: CooccurrenceView, env: DrawEnv, { cellBox, cell }: CrossLayout): readonly MatrixItem[] {
  const { theme, t } = env;
  const { drawn, byKey, chosenPairs, filtered } = view;
  const all = drawn.flatMap((row, r) =>
    drawn.flatMap((column, c) => {
      if (r === c) return [];
      const pair = byKey.get(pairOf(row.term.term, column.term.term)) ?? null;
      return [{ row, r, column, c, pair, kept: pair?.kept ?? 0 }];
    }),
  );
  const deepest = Math.max(...all.map(({ kept }) => kept), 1);
  const { size, textOf } = fittingSize(
    all.map(({ kept }) => [formatCount(kept)]),
    cell,
  );
  return all.map(({ row, r, column, c, pair, kept }) => {
    const box = cellBox(r, c);
    const isChosen = pair !== null && chosenPairs.has(pairKey(pair));
    const tone = isChosen ? theme.accent : theme.data;
    const fill = kept === 0 ? theme.background : toneAt(theme, tone, Math.sqrt(kept / deepest));
    const ink = kept === 0 ? theme.textSecondary : inkOn(theme, fill);
    return {
      name: `cell ${row.term.term} ${column.term.term}`,
      key: pair === null || kept === 0 ? null : pairKey(pair),
      marks: [
        cellMark(box, fill, isChosen ? theme.accent : kept === 0 ? theme.line : fill, theme),
        figureMark(theme, box, kept === 0 ? "" : textOf([formatCount(kept)]), size, ink, isChosen),
      ],
      tooltip: [
        pairOf(row.term.term, column.term.term),
        [[t("themes.pairs.both"), formatKept(kept, pair?.all ?? 0, filtered)]],
      ],
    };
  });
}

const tooltipOf = ({ term, kept, all }: PairTerm, { filtered }: CooccurrenceView, { t }: DrawEnv) =>
  [term.term, [[t("themes.pairs.own"), formatKept(kept, all, filtered)]]] as const;

/** Names of rows and columns, which select their term, and each term's own problems at the right. */
function headItems(view: CooccurrenceView, env: DrawEnv, layout: CrossLayout): readonly MatrixItem[] {
  const { theme, t } = env;
  const { drawn, chosen } = view;
  const rowName = (block: number, r: number, { term: { term } }: PairTerm): Mark => {
    const { x, y, width, height } = layout.nameBox(block, r);
    const at = layout.above ? x : x + width - 8;
    const align = layout.above ? "left" : "right";
    return textMark(theme, at, y + height / 2, cutName(term, layout.above ? width : roomForName(env.width)), {
      size: NAME_SIZE,
      bold: chosen.has(term),
      align,
    });
  };
  return [
    ...blocksOf(layout).flatMap((block) =>
      drawn.map((row, r) => ({
        name: `row ${block} ${row.term.term}`,
        key: row.term.term,
        marks: [hitMark(theme, layout.nameBox(block, r)), rowName(block, r, row)],
        tooltip: tooltipOf(row, view, env),
      })),
    ),
    ...drawn.map((column, c) => {
      const isChosen = chosen.has(column.term.term);
      const look = { fill: isChosen ? theme.text : theme.textSecondary, bold: isChosen };
      return {
        name: `column ${column.term.term}`,
        key: column.term.term,
        marks: [hitMark(theme, layout.headBox(c)), ...headMarks(theme, layout, c, look)],
        tooltip: tooltipOf(column, view, env),
      };
    }),
    {
      name: "totals",
      key: null,
      marks: headMarks(theme, layout, drawn.length, { fill: theme.text, bold: true }),
      tooltip: [t("themes.pairs.own"), []],
    },
    ...drawn.map((row, r) => {
      const box = layout.cellBox(r, drawn.length);
      return {
        name: `total ${row.term.term}`,
        key: null,
        marks: [hitMark(theme, box), figureMark(theme, box, formatCount(row.kept), 12, theme.text, true)],
        tooltip: tooltipOf(row, view, env),
      };
    }),
  ];
}

export function pairMatrix(view: CooccurrenceView, env: DrawEnv) {
  const { theme, t, width, height } = env;
  const { drawn, terms, chosen, chosenPairs } = view;
  const shape = pairShape(
    drawn.map(({ term }) => term),
    width,
    t("themes.pairs.own.short"),
  );
  const layout = crossLayout(shape, width, height);
  const items = [...headItems(view, env, layout), ...cellItems(view, env, layout)];
  const shown = { shown: formatCount(drawn.length), all: formatCount(terms) };
  // Of a pair that is chosen its cell alone stands out.
  const isOutlined = ({ term: { term } }: PairTerm): boolean => chosen.has(term) && chosenPairs.has(term);
  return matrixOption(env, "theme-cooccurrence", items, [
    ...legend(
      theme,
      [
        { text: t("themes.pairs.legend"), shape: swatch(toneAt(theme, theme.data, 1)) },
        { text: t("themes.pairs.drawn", shown), shape: swatch(theme.background) },
      ],
      width,
    ),
    ...outlines(theme, layout, placesOf(drawn, isOutlined), []),
  ]);
}
