import { matchValue } from "../../model/aliases/match-value.ts";
import { JUDGED_STAGES, type JudgedStage } from "../../model/vocabulary.ts";
import type { Mapping } from "../meaning/mapping.ts";
import { scoreList } from "../meaning/score-list.ts";
import type { ScorePlace } from "../meaning/wide/wide-column.ts";
import { isBlank } from "../table/grid.ts";
import type { SourceCell } from "../table/source.ts";
import { isMissing } from "../values/no-value.ts";
import { readText, tidy } from "../values/texts.ts";
import type { BuildState, Provenance } from "./build-state.ts";
import type { Cells } from "./cells.ts";

/** A column of scores; `place` says whose and of what where there are several. */
export interface ScoreColumn {
  readonly index: number;
  readonly header: string;
  readonly place: ScorePlace | null;
}

export const scoreColumns = (mapping: Mapping): readonly ScoreColumn[] =>
  mapping.columns
    .filter((column) => column.concept === "score")
    .map(({ index, header, place }) => ({ index, header, place: place ?? null }));

/** The stage of a row, or of one of its columns that names its own. */
export function stageOf(cells: Cells, row: number, mapping: Mapping): string | null {
  return mapping.stage?.stage ?? cells.code(row, "stage");
}

/**
 * A row's scores: one where the sheet is long, one a judge and criterion where it is wide. A blank in a long sheet is a
 * missing score (null, never 0), and so is a criterion without one beside others that the judge gave; where all of a
 * judge's cells are blank, this judge did not judge the entry. Returns whether anything was added.
 */
export function addScores(
  cells: Cells,
  row: number,
  entry: string,
  columns: readonly ScoreColumn[],
  mapping: Mapping,
  state: BuildState,
  provenance: Provenance,
): boolean {
  const rowStage = stageOf(cells, row, mapping);
  const scores = state.table("scores");
  const rowJudge = cells.id(row, "judge_id");
  const criterion = cells.text(row, "criterion");
  const round = cells.integer(row, "round");
  const scored_at = cells.time(row, "scored_at");
  const marked = cells.boolean(row, "recused");
  const given = columns.length > 1 ? seatsFilled(cells, row, columns) : null;
  let added = false;
  for (const column of columns) {
    const { place } = column;
    const cell = cells.at(row, column.index);
    if (place !== null && isUnfilled(cell) && (place.criterion === null || given?.has(seatOf(place)) !== true))
      continue;
    const stage = place?.stage ?? rowStage;
    if (stage === null) continue;
    const beside = judgeBeside(cells, row, place);
    // DNA, 缺席 where no judge is named: nobody judged.
    const isNobodys = place?.judgeFrom != null && beside === null && !cells.saysNumber(row, column.index);
    if (isNobodys) continue;
    const judge_id = place?.judge ?? beside ?? rowJudge ?? mapping.judge ?? null;
    const recused = marked ?? (cells.isRecused(row, column.index) ? true : null);
    const list = place?.isList === true && typeof cell === "string" ? scoreList(cell) : null;
    const add = (judge: string | null, score: number | null): boolean =>
      scores.add(
        {
          stage,
          entry_id: entry,
          judge_id: judge,
          criterion: place?.criterion ?? criterion,
          round: place?.round ?? round,
          score,
          scored_at,
          recused,
        },
        provenance,
      );
    const ok =
      list === null
        ? add(judge_id, cells.numberAt(row, column.index, "score"))
        : list.map((score, i) => add(`#${i + 1}`, score)).every((isNew) => isNew);
    if (ok) added = true;
    else if (columns.length > 1) {
      cells.findings.add("duplicate_key", "warning", {
        row: cells.rowNumber(row),
        column: column.header,
        value: `${entry} ${judge_id ?? ""}`,
      });
    }
  }
  return added;
}

const seatOf = ({ judge, judgeFrom, stage, round }: ScorePlace): string =>
  `${judge ?? judgeFrom ?? ""}\u0000${stage ?? ""}\u0000${round ?? ""}`;

/** A seat with nobody in it that day: blank, or N/A as programs write that; not 缺考. */
const isUnfilled = (cell: SourceCell): boolean => isBlank(cell) || isMissing(cell);

/** The seats that gave the row's entry any score. */
function seatsFilled(cells: Cells, row: number, columns: readonly ScoreColumn[]): ReadonlySet<string> {
  const seats = new Set<string>();
  for (const { index, place } of columns) {
    if (place !== null && !isUnfilled(cells.at(row, index))) seats.add(seatOf(place));
  }
  return seats;
}

function judgeBeside(cells: Cells, row: number, place: ScorePlace | null): string | null {
  if (place === null || place.judgeFrom === null) return null;
  const text = readText(cells.at(row, place.judgeFrom));
  return text === null ? null : tidy(text);
}

/** The criteria that a wide sheet names in its header, with their most points where it says them. */
export function addCriteria(cells: Cells, mapping: Mapping, state: BuildState): void {
  const { table } = cells;
  const stages = new Set<JudgedStage>();
  if (mapping.stage !== null) stages.add(mapping.stage.stage);
  else {
    for (let row = 0; row < table.rows.length && stages.size < JUDGED_STAGES.length; row++) {
      const said = cells.text(row, "stage");
      const stage = JUDGED_STAGES.find((known) => said !== null && known === matchValue("stage", said));
      if (stage !== undefined) stages.add(stage);
    }
  }
  for (const { place } of mapping.columns) {
    if (place?.criterion == null) continue;
    for (const stage of place.stage === null ? stages : [place.stage]) {
      state.table("criteria").add({
        stage,
        criterion: place.criterion,
        max_score: place.max,
        min_score: place.min,
        weight: place.weight,
        source_file: table.file,
        source_sheet: table.sheet,
        source_row: table.headerRows[0] ?? null,
      });
    }
  }
}
