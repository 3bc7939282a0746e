import type { MessageKey, Translate } from "../../model/messages.ts";
import { UNKNOWN } from "../../model/vocabulary.ts";
import { categoryName } from "../category-name.ts";
import { nameOf, wordOf } from "../extra-fields.ts";
import { formatCount } from "../format.ts";
import { listed, most, sentence } from "../sentence.ts";
import { trackName } from "./cross-tab-figures.ts";
import type { CrossTabView } from "./cross-tab-view.ts";

interface Line {
  readonly name: string;
  /** What its combinations come to, and what of it has no value given. */
  readonly total: number;
  readonly empty: number;
  readonly of: number;
}

const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const lineOf = (name: string, counts: readonly number[], further = 0): Line => ({
  name,
  total: add(counts) + further,
  empty: counts.filter((count) => count === 0).length,
  of: counts.length,
});

/** More names than this are a number. */
const NAMED = 3;

const wordsOf = ({ name, empty, of }: Line) => ({ name, count: formatCount(empty), of: formatCount(of) });

/** The one with most empty combinations, where it alone has most and more than a stray one. */
function emptiest(lines: readonly Line[]): Line | null {
  const [first, second] = lines.filter((line) => line.total > 0).toSorted((a, b) => b.empty - a.empty);
  return first !== undefined && second !== undefined && first.empty > Math.max(1, second.empty) ? first : null;
}

/**
 * What stands out: the fullest combination, how many are empty and where most of them are, tracks and values with
 * nothing at all. What belongs to no track or has no value given is no combination and is said apart.
 */
export function crossTabSummary(view: CrossTabView, t: Translate): string {
  const { field, official, measure, chosenTracks, chosenValues, filtered } = view;
  const what = t(`panels.cross-tab.${measure}`);
  const word = wordOf(field);
  const rows = official.rows.filter(
    ({ track }) => track !== null && (chosenTracks.size === 0 || chosenTracks.has(track.track_id)),
  );
  const shown = [...official.columns.entries()].filter(([, column]) => !column.isOutside);
  const columns = shown.filter(([, column]) => column.key !== UNKNOWN);
  const unknown = shown.filter(([, column]) => column.key === UNKNOWN).map(([at]) => at);
  const countIn = (row: (typeof rows)[number], at: number): number => row.cells[at]?.[measure].kept ?? 0;

  const tracks = rows.map((row) =>
    lineOf(
      trackName(row, t),
      columns.map(([at]) => countIn(row, at)),
      add(unknown.map((at) => countIn(row, at))),
    ),
  );
  const values = columns.map(([at, { key }]) =>
    lineOf(
      categoryName(field, key, t),
      rows.map((row) => countIn(row, at)),
    ),
  );
  const cells = rows.flatMap((row) =>
    columns.map(([at, { key }]) => ({
      name: `${trackName(row, t)} × ${categoryName(field, key, t)}`,
      value: countIn(row, at),
    })),
  );

  const isChosen = chosenTracks.size + chosenValues.size > 0;
  const scope = t(isChosen ? `panels.cross-tab.chosen.${word}` : `panels.cross-tab.${word}`, {
    field: nameOf(field),
    tracks: formatCount(rows.length),
    values: formatCount(columns.length),
    what,
  });
  const outside = isChosen ? 0 : (official.rows.find((row) => row.track === null)?.total[measure].kept ?? 0);
  const outsideSaid = outside > 0 ? t("panels.outside-tracks.count", { count: formatCount(outside) }) : null;
  if (tracks.every((track) => track.total === 0)) {
    return sentence(t, [scope + t("panels.cross-tab.nothing"), outsideSaid], filtered);
  }

  const [only] = cells;
  if (cells.length === 1 && only !== undefined) {
    return sentence(t, [scope + t("panels.cross-tab.only", { count: formatCount(only.value) })], filtered);
  }

  const bare = (lines: readonly Line[], named: MessageKey, counted: MessageKey): string | null => {
    const names = lines.filter((line) => line.total === 0).map((line) => line.name);
    if (names.length === 0) return null;
    return names.length <= NAMED
      ? t(named, { names: listed(t, names), what })
      : t(counted, { count: formatCount(names.length), what });
  };
  const empty = cells.filter((cell) => cell.value === 0).length;
  const [value, track] = [emptiest(values), emptiest(tracks)];
  const emptiness =
    empty === 0
      ? t("panels.cross-tab.full", { what })
      : t("panels.cross-tab.empty", { what, cells: formatCount(cells.length), count: formatCount(empty) }) +
        (value !== null
          ? t("panels.cross-tab.emptiest-value", wordsOf(value))
          : track !== null
            ? t(`panels.cross-tab.emptiest-track.${word}`, wordsOf(track))
            : "");
  const ungiven = add(rows.flatMap((row) => unknown.map((at) => countIn(row, at))));
  return sentence(
    t,
    [
      scope + (most(t, cells, "panels.most", "panels.most.tied") ?? ""),
      emptiness,
      bare(tracks, "panels.cross-tab.bare-tracks", "panels.cross-tab.bare-tracks.many"),
      bare(values, "panels.cross-tab.bare-values", `panels.cross-tab.bare-values.${word}`),
      ungiven > 0 ? t(`panels.cross-tab.unknown.${word}`, { field: nameOf(field), count: formatCount(ungiven) }) : null,
      outsideSaid,
    ],
    filtered,
  );
}
