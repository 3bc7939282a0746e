import { normaliseName } from "../../model/aliases/normalise-name.ts";
import type { ColumnMapping, Mapping } from "../meaning/mapping.ts";
import { isBlank } from "../table/grid.ts";
import { isMissing } from "../values/no-value.ts";
import { readText } from "../values/texts.ts";
import { stageOf } from "./build-scores.ts";
import type { BuildState, Provenance } from "./build-state.ts";
import type { Cells } from "./cells.ts";

const NO_AWARD = new Set(["未获奖", "没有", "未评奖", "none", "aucun"].map(normaliseName));
const NONE = /^(?:无|[-—–/]+)$/;

const awardOf = (text: string | null): string | null =>
  text === null || NONE.test(text) || isMissing(text) || NO_AWARD.has(normaliseName(text)) ? null : text;

/** A row's result, and one more for each stage that a column names in its header. Returns whether anything was added. */
export function addResults(
  cells: Cells,
  row: number,
  entry: string,
  mapping: Mapping,
  state: BuildState,
  provenance: Provenance,
): boolean {
  const byStage = columnsByStage(mapping);
  const stage = stageOf(cells, row, mapping);
  const stages = new Set<string>(byStage.keys());
  // Without an own column for its result the row's stage has none beside those of others.
  if (stage !== null && (byStage.size === 0 || hasOwn(mapping))) stages.add(stage);
  let added = false;
  for (const each of stages) {
    const columns = byStage.get(each) ?? [];
    const isRow = each === stage;
    if (!isRow && columns.every(({ index }) => isBlank(cells.at(row, index)))) continue;
    const column = (concept: ColumnMapping["concept"]): number | null =>
      columns.find((candidate) => candidate.concept === concept)?.index ?? (isRow ? ownIndex(mapping, concept) : null);
    const score = column("official_score");
    const rank = column("official_rank");
    const advanced = column("advanced");
    const award = column("award");
    const result = {
      stage: each,
      entry_id: entry,
      official_score: score === null ? null : cells.numberAt(row, score, "official_score"),
      official_rank: rank === null ? null : cells.integerAt(row, rank, "official_rank"),
      advanced: advanced === null ? null : cells.booleanAt(row, advanced),
      award: award === null ? null : awardOf(readText(cells.at(row, award))),
      recommended_national: isRow ? cells.boolean(row, "recommended_national") : null,
    };
    const ok = state.table("results").add(result, provenance) || addAward(cells, row, result, state, provenance);
    if (ok && result.award !== null) awardsOf(state, result).push(result.award);
    added ||= ok;
  }
  return added;
}

type Awarded = Readonly<{ stage: string; entry_id: string; award: string | null }>;

function awardsOf(state: BuildState, { stage, entry_id }: Awarded): string[] {
  const key = `${stage}\u0000${entry_id}`;
  const awards = state.awards.get(key) ?? [];
  state.awards.set(key, awards);
  return awards;
}

/** The entry has its result in this stage: what is new is one more award, on a row of its own. */
function addAward(cells: Cells, row: number, result: Awarded, state: BuildState, provenance: Provenance): boolean {
  const { stage, entry_id, award } = result;
  const awards = awardsOf(state, result);
  if (award === null || awards.includes(award)) return false;
  const place = { row: cells.rowNumber(row), column: null, value: award };
  if (awards.length > 0) cells.findings.add("several_awards", "info", place);
  return state.table("results").add({ stage, entry_id, award_no: awards.length + 1, award }, provenance);
}

function columnsByStage({ columns }: Mapping): ReadonlyMap<string, readonly ColumnMapping[]> {
  const byStage = new Map<string, ColumnMapping[]>();
  for (const column of columns) {
    if (column.stage === undefined) continue;
    byStage.set(column.stage, [...(byStage.get(column.stage) ?? []), column]);
  }
  return byStage;
}

const RESULTS: ReadonlySet<string> = new Set([
  "official_score",
  "official_rank",
  "advanced",
  "award",
  "recommended_national",
]);
const hasOwn = ({ columns }: Mapping): boolean =>
  columns.some(({ concept, stage }) => stage === undefined && concept !== null && RESULTS.has(concept));

const ownIndex = ({ columns }: Mapping, concept: ColumnMapping["concept"]): number | null =>
  columns.find((column) => column.concept === concept && column.stage === undefined && column.place === undefined)
    ?.index ?? null;
