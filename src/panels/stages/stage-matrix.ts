import { STAGES } from "../../model/vocabulary.ts";
import { type CrossLayout, crossLayout, fittingSize, headMarks } from "../drawing/cross-tab-layout.ts";
import { type Box, hitMark, legend, type Mark, swatch, textMark } from "../drawing/draw.ts";
import { blocksOf, cellMark, type MatrixItem, matrixOption, numberedName, toneAt } from "../drawing/matrix.ts";
import { inkOn, toneOf } from "../drawing/palette.ts";
import { formatCount } from "../format.ts";
import type { DrawEnv } from "../types.ts";
import type { StageFacets, StagePart, StageRow, StageView } from "./stage-view.ts";
import { type Base, partName, STATE_NAMES, shareOf, shareText, stageLines } from "./stage-words.ts";

/** Stages as columns, a row a track, area or kind of organisation; a cell deepens with its share of the base. */

/** What the layout needs to be known: one name a row and the last for all, one head a stage. */
export const matrixShape = (names: readonly string[], heads: readonly string[] = STAGES.map(() => "")) => ({
  names: [...names, ""],
  heads,
});

const baseOf = ({ figure }: StageFacets): Base => (figure === "start" ? "start" : "previous");

/** A share of fewer cases is a fraction, and no ground for a tone. */
const LEAST_WHOLE = 10;

function depthOf(row: StageRow, base: Base): number {
  const whole = row[base];
  return whole === null || whole.entries < LEAST_WHOLE ? 0 : (shareOf(row, base) ?? 0);
}

/** What a cell says; the longer text first. A state in the place of a figure stands once, in the row of all. */
function textsOf(row: StageRow, figure: StageFacets["figure"]): readonly string[] {
  if (!row.hasFigure) return [""];
  if (figure === "counts") return [formatCount(row.entries)];
  const share = shareText(row, figure);
  const rate = shareOf(row, figure);
  return rate === null || !share.endsWith("%")
    ? [share]
    : [share, `${formatCount(100 * rate)}%`, formatCount(100 * rate)];
}

export function stageMatrix(view: StageView, facets: StageFacets, env: DrawEnv) {
  const { theme, t, width, height } = env;
  const { chosen, filtered, rows } = view;
  const { field, figure, parts } = facets;
  const base = baseOf(facets);
  const whole: StagePart = { key: null, track: null, rows };
  const lines = [
    ...parts.map((part) => ({ part, name: partName(field, part, t) })),
    { part: whole, name: t("panels.total") },
  ];
  const heads = rows.map((row) => row.name);
  const layout: CrossLayout = crossLayout({ names: lines.map(({ name }) => name), heads }, width, height);
  const { size, textOf } = fittingSize(
    lines.flatMap(({ part }) => part.rows.map((row) => textsOf(row, figure))),
    layout.cell,
  );

  const cellMarks = (part: StagePart, row: StageRow, box: Box): readonly Mark[] => {
    const isWhole = part === whole;
    const depth = isWhole ? 0 : depthOf(row, base);
    const tone = toneOf(theme, chosen, part.key);
    const fill = depth === 0 ? theme.background : toneAt(theme, tone, depth);
    const isQuiet = row.entries === 0 || depth === 0;
    const words = isWhole && !row.hasFigure ? t(STATE_NAMES[row.state]) : textOf(textsOf(row, figure));
    const ink = isWhole ? theme.text : isQuiet ? theme.textSecondary : inkOn(theme, fill);
    return [
      cellMark(box, fill, isWhole || depth > 0 ? fill : theme.line, theme),
      textMark(theme, box.x + box.width / 2, box.y + box.height / 2, words, {
        fill: !row.hasFigure ? theme.textSecondary : ink,
        size: row.hasFigure ? size : 10,
        bold: isWhole && row.hasFigure,
        align: "center",
        width: box.width,
      }),
    ];
  };

  const nameMarks = (part: StagePart, name: string, at: number): readonly Mark[] =>
    blocksOf(layout).flatMap((block) => {
      const box = layout.nameBox(block, at);
      const number = part.track?.track_no ?? null;
      const bold = part === whole || (part.key !== null && chosen.has(part.key));
      return [hitMark(theme, box), ...numberedName(theme, layout, box, { name, number, bold })];
    });

  const items: readonly MatrixItem[] = [
    ...lines.map(
      ({ part, name }, at): MatrixItem => ({
        name: `row ${part.key ?? name}`,
        key: part.key,
        marks: nameMarks(part, name, at),
        tooltip: [
          name,
          part.rows.filter(({ hasFigure }) => hasFigure).map((row) => [row.name, formatCount(row.entries)] as const),
        ],
      }),
    ),
    ...heads.map(
      (name, at): MatrixItem => ({
        name: `column ${name}`,
        key: null,
        marks: headMarks(theme, layout, at, { fill: theme.textSecondary, bold: false }),
        tooltip: null,
      }),
    ),
    ...lines.flatMap(({ part, name }, at) =>
      part.rows.map((row, column): MatrixItem => {
        const box = layout.cellBox(at, column);
        return {
          name: `cell ${part.key ?? name} ${row.stage}`,
          key: part.key,
          marks: cellMarks(part, row, box),
          tooltip: [`${name} · ${row.name}`, stageLines(row, filtered, t)],
        };
      }),
    ),
  ];

  const tone = chosen.size > 0 ? theme.accent : theme.data;
  const key = { text: t(`panels.stage-progress.depth.${base}`), shape: swatch(toneAt(theme, tone, 0.8)) };
  return matrixOption(env, "stage-matrix", items, legend(theme, [key], width));
}
