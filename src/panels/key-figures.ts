import { dayOfIso } from "../filters/days.ts";
import type { Columns } from "../model/columns.ts";
import type { MessageKey, Translate } from "../model/messages.ts";
import { formatChange, formatDay } from "./format.ts";
import { deadlineOf, isFiltered, leavesOutEntries, offeredProblems, sumBy, total } from "./lookup.ts";
import { sentence } from "./sentence.ts";
import { MS_A_DAY } from "./time/time-view.ts";
import type { PanelContext, PanelQuery, Question, RowsBehind } from "./types.ts";

/** The handful of numbers a week's brief begins with: a question like a panel's, answered in figures. */

export interface Figure {
  readonly id: "registrations" | "submissions" | "empty-problems" | "organisations" | "days-left";
  readonly label: MessageKey;
  readonly unit: MessageKey;
  /** How it is counted. */
  readonly definition: MessageKey;
  /** Null: there is no number, and `absent` says why. */
  readonly value: number | null;
  readonly absent: MessageKey | null;
  /** The rows it counts; null where it counts none. */
  readonly behind: RowsBehind | null;
  /** Without any filter; null where no filter is set or the figure knows none. */
  readonly unfiltered: number | null;
  /** 较上期: what it grew by since the period before; null where there is none, or under a filter. */
  readonly change: number | null;
}

export interface KeyFigures {
  readonly figures: readonly Figure[];
  /** All of them in one sentence, ready to paste. */
  summary(t: Translate): string;
}

const entries: PanelQuery = {
  from: "entry_facts",
  groupBy: { problem_id: "problem_id" },
  measures: {
    registrations: { op: "sum", of: "is_registration" },
    submissions: { op: "sum", of: "is_submission" },
  },
};

/** Unofficial registrations are counted among the others, and named where there are any. */
const withUnofficial: PanelQuery = {
  ...entries,
  measures: { ...entries.measures, unofficial: { op: "sum", of: "is_registration * is_unofficial" } },
};

const organisations: PanelQuery = {
  from: "entry_facts",
  groupBy: {},
  measures: { organisations: { op: "distinct", of: "org_key" } },
  where: "is_registration = 1",
};

const BEHIND: Readonly<Record<Figure["id"], RowsBehind | null>> = {
  registrations: { kind: "entries", where: "is_registration = 1" },
  submissions: { kind: "entries", where: "is_submission = 1" },
  "empty-problems": { kind: "empty-problems", where: null },
  organisations: { kind: "organisations", where: "is_registration = 1" },
  "days-left": null,
};

type Results = Readonly<Record<string, Columns>>;

function answer(results: Results, name: string): Columns {
  const columns = results[name];
  if (columns === undefined) throw new Error(`key-figures: no result for query ${name}`);
  return columns;
}

/** Offered problems without a registration among the entries counted. */
function emptyProblems(results: Results, context: PanelContext): number {
  const counts = sumBy(answer(results, "entries"), "problem_id", "registrations");
  return [...offeredProblems(context, null)].filter((problem) => (counts.get(problem) ?? 0) === 0).length;
}

/** The day the data speak of: 数据截至 where confirmed, else the last day that occurs in them. */
export const asOfDay = ({ catalogue }: PanelContext): number | null =>
  dayOfIso(catalogue.settings.as_of?.slice(0, 10) ?? "") ?? catalogue.days?.last ?? null;

function daysLeft(context: PanelContext): Pick<Figure, "value" | "absent"> {
  const closes = deadlineOf(context.catalogue, "registration");
  const deadline = closes === null ? null : Math.floor(closes / MS_A_DAY);
  const asOf = asOfDay(context);
  if (deadline === null) return { value: null, absent: "panels.deadline.unset" };
  if (asOf === null) return { value: null, absent: "panels.key-figures.no-as-of" };
  return asOf > deadline
    ? { value: null, absent: "panels.key-figures.closed" }
    : { value: deadline - asOf, absent: null };
}

/** What each figure was in the period before; its problems are those offered now. */
function previousOf(context: PanelContext): Partial<Record<Figure["id"], number>> {
  const { previous } = context.catalogue;
  if (previous === undefined || isFiltered(context.selection, null)) return {};
  return {
    registrations: previous.registrations,
    submissions: previous.submissions,
    "empty-problems": offeredProblems(context, null).size - previous.problems_with_entries,
    organisations: previous.organisations,
  };
}

function figuresOf(results: Results, totals: Results, context: PanelContext): readonly Figure[] {
  const filtered = isFiltered(context.selection, null);
  const previous = previousOf(context);
  const figure = (id: Figure["id"], count: (from: Results, within: PanelContext) => number): Figure => {
    const value = count(results, context);
    const before = previous[id];
    return {
      id,
      label: `panels.key-figures.${id}`,
      unit: `panels.key-figures.${id}.unit`,
      definition: `panels.key-figures.${id}.definition`,
      value,
      absent: null,
      behind: BEHIND[id],
      unfiltered: filtered ? count(totals, { ...context, selection: [] }) : null,
      change: before === undefined ? null : value - before,
    };
  };
  const organisationsKnown = context.catalogue.loaded.includes("team_orgs");
  return [
    figure("registrations", (from) => total(answer(from, "entries"), "registrations")),
    figure("submissions", (from) => total(answer(from, "entries"), "submissions")),
    figure("empty-problems", emptyProblems),
    organisationsKnown
      ? figure("organisations", (from) => total(answer(from, "organisations"), "organisations"))
      : {
          ...figure("organisations", () => 0),
          value: null,
          absent: "panels.key-figures.not-imported",
          behind: null,
          unfiltered: null,
          change: null,
        },
    { ...figure("days-left", () => 0), ...daysLeft(context), unfiltered: null, change: null },
  ];
}

/** 数据截至 in running text, to the hour where a person has confirmed it; else the last day in the data. */
function asOfText(context: PanelContext, t: Translate): string {
  const { as_of } = context.catalogue.settings;
  const day = asOfDay(context);
  if (day === null) return "";
  const date = new Date(day * MS_A_DAY);
  const values = { month: date.getUTCMonth() + 1, day: date.getUTCDate(), iso: formatDay(day) };
  const [hour = 0, minute = 0] = (as_of?.slice(11, 16) ?? "").split(":").map(Number);
  if (hour === 0 && minute === 0) return t("panels.key-figures.as-of", values);
  const clock = { ...values, hour, minute: String(minute).padStart(2, "0") };
  return t(minute === 0 ? "panels.key-figures.as-of.hour" : "panels.key-figures.as-of.minute", clock);
}

/** （较上期+85个） */
function sinceText(id: Figure["id"], change: number, t: Translate): string {
  if (change === 0) return t("panels.key-figures.since.same");
  return t(`panels.key-figures.${id}.since`, { change: formatChange(change) });
}

interface Counted {
  readonly figures: readonly Figure[];
  /** Of the registrations, those of unofficial teams. */
  readonly unofficial: number;
}

/** The brief: 截至6月5日18时，报名1176个项目，提交640个，零报名赛题7个，参赛单位980家，距报名截止9天。 */
function summaryOf({ figures, unofficial }: Counted, context: PanelContext, t: Translate): string {
  const beside = unofficial === 0 ? "" : t("panels.key-figures.unofficial", { count: unofficial });
  const isPart = isFiltered(context.selection, null);
  const said = figures.map(({ id, label, value, absent, change }) => {
    if (value !== null) {
      const since = change === null ? "" : sinceText(id, change, t);
      // A problem that others have registered for is not 零报名, and the text is pasted where no filter is seen.
      if (id === "empty-problems" && leavesOutEntries(context.selection))
        return t("panels.key-figures.empty-problems.said.filtered", { value });
      return t(`panels.key-figures.${id}.said`, { value }) + (id === "registrations" ? beside : "") + since;
    }
    const why = t(absent ?? "panels.key-figures.not-imported");
    // What there is to say of the deadline is a sentence of its own; a count that is missing is named.
    return id === "days-left" ? why : t("panels.key-figures.said.absent", { label: t(label), absent: why });
  });
  return sentence(t, [asOfText(context, t) + said.join(t("panels.comma"))], isPart);
}

export const keyFigures: Question<KeyFigures> = {
  id: "key-figures",
  needs: ["entries"],
  field: null,
  queries: ({ catalogue }) => ({ entries: catalogue.hasUnofficial ? withUnofficial : entries, organisations }),
  frame(results, totals, context) {
    const figures = figuresOf(results, totals, context);
    const unofficial = context.catalogue.hasUnofficial ? total(answer(results, "entries"), "unofficial") : 0;
    return { figures, summary: (t) => summaryOf({ figures, unofficial }, context, t) };
  },
};
