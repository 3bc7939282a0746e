import { snapDays } from "../filters/bins.ts";
import type { Translate } from "../model/messages.ts";
import { definePanel } from "./define-panel.ts";
import { formatCount, formatDay, formatShare } from "./format.ts";
import { sentence } from "./sentence.ts";
import { timeHeight, timeOption } from "./time-chart.ts";
import { daysChosen, daysCounted, MS_A_DAY, type TimeView, timeView } from "./time-view.ts";
import type { PanelQuery } from "./types.ts";

/** When registrations and submissions came in, against the deadline. */

const registered: PanelQuery = {
  from: "entry_facts",
  groupBy: { day: "registered_day" },
  measures: { registrations: { op: "sum", of: "is_registration" } },
};

const submitted: PanelQuery = {
  from: "entry_facts",
  groupBy: { day: "submitted_day" },
  measures: { submissions: { op: "sum", of: "is_submission" } },
};

/** Registrations of the deadline's day and the two before it: the rush. Null until the deadline has passed. */
function rush({ days, deadline }: TimeView, t: Translate): string | null {
  const last = days.at(-1);
  if (deadline === null || last === undefined || last.day < Math.floor(deadline)) return null;
  const from = Math.floor(deadline) - 2;
  const registrations = days
    .filter(({ day }) => day >= from && day <= deadline)
    .reduce((sum, day) => sum + day.registrations, 0);
  return t("panels.registrations-over-time.rush", {
    count: formatCount(registrations),
    share: formatShare(registrations, last.cumulativeRegistrations),
  });
}

function summary(view: TimeView, t: Translate): string {
  const shown = daysChosen(view);
  const sum = (of: "registrations" | "submissions"): number => shown.reduce((all, day) => all + day[of], 0);
  const values = { registrations: formatCount(sum("registrations")), submissions: formatCount(sum("submissions")) };
  const peak = Math.max(0, ...shown.map((day) => day.registrations));
  const peaks = shown.filter((day) => day.registrations === peak);
  const [first] = peaks;
  const { range, filtered, undated } = view;
  const far = [...view.before, ...view.after].filter((day) => day.registrations + day.submissions > 0);
  return sentence(t, [
    (filtered ? t("panels.under-filter") : "") +
      (range === null
        ? t("panels.registrations-over-time.until", { ...values, day: formatDay(view.days.at(-1)?.day ?? 0) })
        : t("panels.registrations-over-time.range", {
            ...values,
            from: formatDay(range.from),
            to: formatDay(range.to - 1),
            days: formatCount(range.to - range.from),
          })),
    peak > 0 && peaks.length === 1 && first !== undefined && shown.length > 1
      ? t("panels.registrations-over-time.peak", { day: formatDay(first.day), count: formatCount(peak) })
      : null,
    range === null ? rush(view, t) : null,
    view.deadline === null ? t("panels.deadline.unset") : null,
    undated.registrations + undated.submissions > 0
      ? t("panels.registrations-over-time.undated", {
          registrations: formatCount(undated.registrations),
          submissions: formatCount(undated.submissions),
        })
      : null,
    far.length > 0
      ? t("panels.registrations-over-time.outside", {
          from: formatDay(view.days[0]?.day ?? 0),
          to: formatDay(view.days.at(-1)?.day ?? 0),
          registrations: formatCount(far.reduce((all, day) => all + day.registrations, 0)),
          submissions: formatCount(far.reduce((all, day) => all + day.submissions, 0)),
        })
      : null,
  ]);
}

export const registrationsOverTime = definePanel<
  { readonly registered: PanelQuery; readonly submitted: PanelQuery },
  TimeView
>({
  id: "registrations-over-time",
  title: "panels.registrations-over-time.title",
  description: "panels.registrations-over-time.description",
  needs: ["entries"],
  field: "day",
  height: (_context, width) => timeHeight(width),
  queries: () => ({ registered, submitted }),
  view: timeView,
  option: timeOption,
  table: (view, t) => ({
    columns: [
      { name: "date", label: t("columns.date"), format: "date" },
      { name: "registrations", label: t("columns.registrations"), format: "integer" },
      { name: "cumulative_registrations", label: t("columns.cumulative_registrations"), format: "integer" },
      { name: "submissions", label: t("columns.submissions"), format: "integer" },
      { name: "cumulative_submissions", label: t("columns.cumulative_submissions"), format: "integer" },
      { name: "registrations_unfiltered", label: t("columns.registrations_unfiltered"), format: "integer" },
    ],
    rows: daysCounted(view).map((day) => [
      day.day,
      day.registrations,
      day.cumulativeRegistrations,
      day.submissions,
      day.cumulativeSubmissions,
      day.allRegistrations,
    ]),
  }),
  summary,
  select: (event) => (event.kind === "brush" ? snapDays(event.from / MS_A_DAY, event.to / MS_A_DAY) : null),
  brush: ({ range }) => ({ axis: "x", range: range === null ? null : [range.from * MS_A_DAY, range.to * MS_A_DAY] }),
});
