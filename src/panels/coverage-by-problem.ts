import type { CustomSeriesRenderItem } from "echarts";
import type { Problem, Track } from "../model/catalogue.ts";
import type { Columns } from "../model/columns.ts";
import type { MessageKey } from "../model/messages.ts";
import { definePanel } from "./define-panel.ts";
import {
  type Box,
  baseOption,
  ITEM,
  legend,
  type Mark,
  note,
  SWATCH,
  textMark,
  textWidth,
  tooltipLook,
  tooltipText,
} from "./draw.ts";
import { formatCount } from "./format.ts";
import { chosenOn, isFiltered, offeredProblems, sumBy, total } from "./lookup.ts";
import { inkOn, mix, toneOf } from "./palette.ts";
import { sentence } from "./sentence.ts";
import type { ChartTheme, DrawEnv, PanelContext, PanelQuery } from "./types.ts";

/** Every problem as a cell, a row a track: which stand empty, which are registered for, which have submissions. */

/** `outside`: taken out by a clause on track, term or theme, so that its count says nothing. */
const STATES = ["empty", "registered", "submitted", "outside"] as const;
type State = (typeof STATES)[number];

const STATE_NAMES: Readonly<Record<State, MessageKey>> = {
  empty: "panels.coverage-by-problem.empty",
  registered: "panels.coverage-by-problem.registered",
  submitted: "panels.coverage-by-problem.submitted",
  outside: "panels.coverage-by-problem.outside",
};

/** A problem that others have registered for is not 零报名 under a filter: nobody of those selected has. */
const stateName = (state: State, hasOthers: boolean): MessageKey =>
  state === "empty" && hasOthers ? "panels.coverage-by-problem.empty.filtered" : STATE_NAMES[state];

interface ProblemCell {
  readonly problem: Problem;
  readonly state: State;
  readonly registrations: number;
  readonly submissions: number;
  readonly allRegistrations: number;
  readonly allSubmissions: number;
}

interface TrackLine {
  /** Null: problems of no track in the catalogue. */
  readonly track: Track | null;
  readonly cells: readonly ProblemCell[];
}

interface View {
  readonly lines: readonly TrackLine[];
  readonly chosen: ReadonlySet<string>;
  readonly filtered: boolean;
  /** Registrations that name no problem of the catalogue. */
  readonly unplaced: number;
}

interface Results {
  readonly entries: Columns;
}

const entries: PanelQuery = {
  from: "entry_facts",
  groupBy: { problem_id: "problem_id" },
  measures: {
    registrations: { op: "sum", of: "is_registration" },
    submissions: { op: "sum", of: "is_submission" },
  },
};

function view(results: Results, totals: Results, context: PanelContext): View | null {
  const { catalogue, selection } = context;
  if (catalogue.problems.length === 0) return null;
  const offered = offeredProblems(context, "problem");
  const [registrations, allRegistrations] = [results, totals].map((r) =>
    sumBy(r.entries, "problem_id", "registrations"),
  );
  const [submissions, allSubmissions] = [results, totals].map((r) => sumBy(r.entries, "problem_id", "submissions"));
  const cellOf = (problem: Problem): ProblemCell => {
    const count = (counts: ReadonlyMap<string, number> | undefined): number => counts?.get(problem.problem_id) ?? 0;
    const counts = {
      registrations: count(registrations),
      submissions: count(submissions),
      allRegistrations: count(allRegistrations),
      allSubmissions: count(allSubmissions),
    };
    const reached = counts.submissions > 0 ? "submitted" : counts.registrations > 0 ? "registered" : "empty";
    return { problem, state: offered.has(problem.problem_id) ? reached : "outside", ...counts };
  };
  const known = new Set(catalogue.tracks.map((track) => track.track_id));
  const lineOf = (track: Track | null): TrackLine => ({
    track,
    cells: catalogue.problems
      .filter(({ track_id }) => (track === null ? !known.has(track_id) : track_id === track.track_id))
      .toSorted((a, b) => a.problem_no - b.problem_no)
      .map(cellOf),
  });
  const official = catalogue.tracks.toSorted((a, b) => a.track_no - b.track_no).map(lineOf);
  const strays = lineOf(null);
  const placed = [...official, strays].flatMap((line) => line.cells).reduce((sum, cell) => sum + cell.registrations, 0);
  return {
    lines: strays.cells.length > 0 ? [...official, strays] : official,
    chosen: chosenOn(selection, "problem"),
    filtered: isFiltered(selection, "problem"),
    unplaced: total(results.entries, "registrations") - placed,
  };
}

/** Room for the legend: one line, or two in a narrow chart. */
const headOf = (width: number): number => (width < 520 ? 46 : 28);
const GAP = 3;
const CELL_HEIGHT = 34;
/** Below this width a cell's three figures no longer fit. */
const LEAST_CELL = 20;
const MOST_CELL = 62;
const NUMBER = 24;

/** Cells in pixels, left-aligned; a narrow chart puts the name above its row, a long row breaks into lines. */
function layout(lines: readonly { readonly name: string; readonly cells: number }[], width: number) {
  const longest = Math.max(...lines.map((line) => textWidth(line.name, 13)), 40) + NUMBER + 10;
  const above = width < 520 || longest > width * 0.3;
  const left = above ? 0 : longest;
  const longestRow = Math.max(...lines.map((line) => line.cells), 1);
  const cell = Math.max(LEAST_CELL, Math.min(MOST_CELL, Math.floor((width - left) / longestRow) - GAP));
  const perLine = Math.max(1, Math.floor((width - left + GAP) / (cell + GAP)));
  let y = headOf(width);
  const rows = lines.map((line) => {
    const top = y + (above ? 22 : 0);
    y = top + Math.max(1, Math.ceil(line.cells / perLine)) * (CELL_HEIGHT + GAP) + (above ? 4 : 0);
    return { top, labelAt: above ? top - 10 : top + CELL_HEIGHT / 2 };
  });
  const boxOf = (row: number, place: number): Box => ({
    x: left + (place % perLine) * (cell + GAP),
    y: (rows[row]?.top ?? 0) + Math.floor(place / perLine) * (CELL_HEIGHT + GAP),
    width: cell,
    height: CELL_HEIGHT,
  });
  return { above, rows, boxOf, cell, height: y + 2 };
}

/**
 * A state is told by outline and fill: dashed and hollow, outlined with a folded corner, filled. The fill of what
 * has submissions deepens with the number of registrations, within the range in which its text reads well.
 */
function lookOf(theme: ChartTheme, state: State, tone: string, depth: number) {
  const look = { lineWidth: 1, lineDash: "solid" as "solid" | "dashed" };
  switch (state) {
    case "empty":
      return {
        ...look,
        fill: theme.background,
        stroke: tone === theme.data ? theme.textSecondary : tone,
        lineDash: "dashed" as const,
      };
    case "registered":
      return { ...look, fill: theme.background, stroke: tone };
    case "submitted": {
      const fill = mix(tone, theme.background, 0.22 + 0.33 * Math.sqrt(depth));
      return { ...look, fill, stroke: tone === theme.accent ? tone : fill };
    }
    case "outside":
      return { ...look, fill: theme.background, stroke: theme.line };
  }
}

/** The folded corner of what is registered for but not submitted to. */
const cornerMark = (box: Box, size: number, fill: string): Mark => {
  const right = box.x + box.width;
  return {
    type: "polygon",
    silent: true,
    shape: {
      points: [
        [right - size, box.y],
        [right, box.y],
        [right, box.y + size],
      ],
    },
    style: { fill },
  };
};

function option(view: View, env: DrawEnv) {
  const { theme, t, width } = env;
  const { lines, chosen, filtered } = view;
  const named = lines.map((line) => ({
    no: line.track === null ? "" : String(line.track.track_no),
    name: line.track?.track_name ?? t("panels.outside-tracks"),
    cells: line.cells.length,
  }));
  const { above, rows, boxOf, cell: cellWidth } = layout(named, width);
  const cells = lines.flatMap((line, row) => line.cells.map((cell, place) => ({ cell, box: boxOf(row, place) })));

  const deepest = Math.max(1, ...cells.map(({ cell }) => cell.registrations));

  const renderItem: CustomSeriesRenderItem = ({ dataIndex }) => {
    const item = cells[dataIndex];
    if (item === undefined) return null;
    const { cell, box } = item;
    const key = cell.problem.problem_id;
    const tone = toneOf(theme, chosen, key);
    const look = lookOf(theme, cell.state, tone, cell.registrations / deepest);
    const ink = cell.state === "outside" ? theme.muted : inkOn(theme, look.fill);
    const quiet = cell.state === "outside" ? theme.muted : mix(ink, look.fill, 0.78);
    const wide = cellWidth >= 40;
    const count = formatCount(cell.registrations);
    const all = `/${formatCount(cell.allRegistrations)}`;
    const middle = box.x + box.width / 2;
    const size = textWidth(count, 13) < box.width - 2 ? 13 : 11;
    const figures: readonly Mark[] =
      cell.state === "outside"
        ? []
        : wide && filtered
          ? [
              textMark(theme, middle + 2, box.y + 23, count, { fill: ink, bold: true, size: 13, align: "right" }),
              textMark(theme, middle + 3, box.y + 23, all, { fill: quiet, size: 11 }),
            ]
          : [textMark(theme, middle, box.y + 23, count, { fill: ink, bold: true, size, align: "center" })];
    return {
      ...ITEM,
      children: [
        {
          type: "rect",
          shape: { x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1, r: 3 },
          style: look,
          emphasis: { style: { stroke: theme.text, lineWidth: 2, lineDash: "solid" } },
        },
        ...(cell.state === "registered" ? [cornerMark(box, 8, tone)] : []),
        textMark(theme, wide ? box.x + 6 : middle, box.y + 9, String(cell.problem.problem_no), {
          fill: quiet,
          size: 10,
          align: wide ? "left" : "center",
        }),
        ...figures,
      ],
    };
  };

  const sample = { x: 0, y: 0, width: SWATCH, height: SWATCH };
  const shown = STATES.filter((state) => state !== "outside" || cells.some(({ cell }) => cell.state === "outside"));
  const tone = chosen.size > 0 ? theme.accent : theme.data;
  return {
    ...baseOption(env),
    graphic: [
      ...legend(
        theme,
        shown.map((state) => ({
          text: t(state === "submitted" ? "panels.coverage-by-problem.depth" : stateName(state, filtered)),
          shape: {
            type: "group",
            children: [
              {
                type: "rect",
                shape: { x: 0.5, y: 0.5, width: SWATCH - 1, height: SWATCH - 1, r: 1.5 },
                style: { ...lookOf(theme, state, tone, 1), ...(state === "empty" ? { lineDash: [2, 2] } : {}) },
              },
              ...(state === "registered" ? [cornerMark(sample, 6, tone)] : []),
            ],
          },
        })),
        width,
      ),
      ...named.flatMap(({ no, name }, row) => {
        const y = rows[row]?.labelAt ?? 0;
        return [
          note(theme, above ? 0 : NUMBER - 8, y, no, { align: above ? "left" : "right" }),
          note(theme, above ? 20 : NUMBER, y, name, { fill: theme.text, size: 13 }),
        ];
      }),
    ],
    tooltip: {
      ...tooltipLook(env),
      trigger: "item",
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const cell = cells[dataIndex]?.cell;
        if (cell === undefined) return "";
        const of = (value: number, all: number): string =>
          filtered ? `${formatCount(value)} / ${formatCount(all)}` : formatCount(value);
        return tooltipText(`${cell.problem.problem_no}. ${cell.problem.problem_title}`, [
          [t("panels.state"), t(stateName(cell.state, cell.allRegistrations > 0))],
          [t("panels.registrations"), of(cell.registrations, cell.allRegistrations)],
          [t("panels.submissions"), of(cell.submissions, cell.allSubmissions)],
        ]);
      },
    },
    series: [
      {
        type: "custom",
        coordinateSystem: "none",
        renderItem,
        data: cells.map(({ cell }) => ({
          value: cell.registrations,
          key: cell.problem.problem_id,
          name: cell.problem.problem_id,
        })),
      },
    ],
  };
}

export const coverageByProblem = definePanel<{ readonly entries: PanelQuery }, View>({
  id: "coverage-by-problem",
  title: "panels.coverage-by-problem.title",
  description: "panels.coverage-by-problem.description",
  needs: ["entries"],
  field: "problem",
  height: ({ catalogue }, width) =>
    layout(
      catalogue.tracks.map((track) => ({
        name: track.track_name,
        cells: catalogue.problems.filter((problem) => problem.track_id === track.track_id).length,
      })),
      width,
    ).height,
  queries: () => ({ entries }),
  view,
  option,
  table: ({ lines }, t) => ({
    columns: [
      { name: "problem_id", label: t("columns.problem_id"), format: "text" },
      { name: "track_name", label: t("columns.track_name"), format: "text" },
      { name: "problem_no", label: t("columns.problem_no"), format: "integer" },
      { name: "problem_title", label: t("columns.problem_title"), format: "text" },
      { name: "registrations", label: t("columns.registrations"), format: "integer" },
      { name: "submissions", label: t("columns.submissions"), format: "integer" },
      { name: "state", label: t("panels.state"), format: "text" },
      { name: "registrations_unfiltered", label: t("columns.registrations_unfiltered"), format: "integer" },
      { name: "submissions_unfiltered", label: t("columns.submissions_unfiltered"), format: "integer" },
    ],
    rows: lines.flatMap(({ track, cells }) =>
      cells.map((cell) => [
        cell.problem.problem_id,
        track?.track_name ?? t("panels.outside-tracks"),
        cell.problem.problem_no,
        cell.problem.problem_title,
        cell.registrations,
        cell.submissions,
        t(stateName(cell.state, cell.allRegistrations > 0)),
        cell.allRegistrations,
        cell.allSubmissions,
      ]),
    ),
  }),
  summary: ({ lines, chosen, filtered, unplaced }, t) => {
    const shownOf = (line: TrackLine): readonly ProblemCell[] =>
      line.cells.filter(
        (cell) => cell.state !== "outside" && (chosen.size === 0 || chosen.has(cell.problem.problem_id)),
      );
    const shown = lines.flatMap(shownOf);
    const inState = (cells: readonly ProblemCell[], state: State): number =>
      cells.filter((cell) => cell.state === state).length;
    const values = {
      problems: formatCount(shown.length),
      empty: formatCount(inState(shown, "empty")),
      registered: formatCount(inState(shown, "registered")),
      submitted: formatCount(inState(shown, "submitted")),
    };
    const emptiest = lines
      .filter((line) => line.track !== null)
      .map((line) => ({ name: line.track?.track_name ?? "", cells: shownOf(line) }))
      .map(({ name, cells }) => ({ name, empty: inState(cells, "empty"), of: cells.length }))
      .toSorted((a, b) => b.empty - a.empty);
    const [first, second] = emptiest;
    const standsOut = chosen.size === 0 && first !== undefined && first.empty > Math.max(1, second?.empty ?? 0);
    return sentence(t, [
      t(chosen.size > 0 ? "panels.coverage-by-problem.chosen" : "panels.coverage-by-problem.problems", values) +
        t(filtered ? "panels.coverage-by-problem.states.filtered" : "panels.coverage-by-problem.states", values),
      standsOut
        ? t("panels.coverage-by-problem.emptiest", {
            name: first.name,
            count: formatCount(first.empty),
            problems: formatCount(first.of),
          })
        : null,
      unplaced > 0 ? t("panels.coverage-by-problem.unplaced", { count: formatCount(unplaced) }) : null,
    ]);
  },
  select: (event) => (event.kind === "click" ? { kind: "points", field: "problem", values: [event.key] } : null),
});
