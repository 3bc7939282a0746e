import { snapDays, snapWeeks } from "../../filters/bins.ts";
import { isExtraField } from "../../filters/clauses.ts";
import type { Translate } from "../../model/messages.ts";
import { UNKNOWN } from "../../model/vocabulary.ts";
import { definePanel } from "../define-panel.ts";
import { multiplesHeight } from "../drawing/small-multiples.ts";
import { extraValues, partsSaid, wordOf } from "../extra-fields.ts";
import { formatCount, formatDay, formatShare } from "../format.ts";
import { tracksInOrder } from "../lookup.ts";
import { most, named, sentence } from "../sentence.ts";
import type { PanelContext, PanelQuery } from "../types.ts";
import { timeOption } from "./time-chart.ts";
import { facetTotals, timeFacetName, timeFacetsOption } from "./time-facets.ts";
import { timeHeight } from "./time-layout.ts";
import { periodName } from "./time-marks.ts";
import { inPeriods, type Period } from "./time-periods.ts";
import { timeControls, timeField, timeQueries, timeQuestion } from "./time-question.ts";
import { timeTable } from "./time-table.ts";
import { daysChosen, MS_A_DAY, type TimeFacets, type TimeView, timeView } from "./time-view.ts";

/** When registrations and submissions came in, against the deadline. */

/** Registrations of the deadline's day and the two before it: the rush. Null until the deadline has passed. */
function rush({ days, deadline }: TimeView, t: Translate): string | null {
  const last = days.shown.at(-1);
  if (deadline === null || last === undefined || last.day < Math.floor(deadline)) return null;
  const from = Math.floor(deadline) - 2;
  const registrations = days.shown
    .filter(({ day }) => day >= from && day <= deadline)
    .reduce((sum, day) => sum + day.registrations, 0);
  return t("panels.registrations-over-time.rush", {
    count: formatCount(registrations),
    share: formatShare(registrations, last.cumulativeRegistrations),
  });
}

/** The one day or week with most registrations; null where several share that place. */
function peak(shown: readonly Period[], { unit }: TimeView, t: Translate): string | null {
  const highest = Math.max(0, ...shown.map(({ registrations }) => registrations));
  const [first, ...others] = shown.filter(({ registrations }) => registrations === highest);
  if (highest === 0 || first === undefined || others.length > 0 || shown.length < 2) return null;
  return t("panels.registrations-over-time.peak", {
    day: periodName(first, unit, t),
    count: formatCount(highest),
  });
}

/** How many small charts there are, which has most, and which are empty. */
function split(facets: TimeFacets, filtered: boolean, t: Translate): readonly string[] {
  const parts = facets.parts
    .filter(({ key }) => key !== null && key !== UNKNOWN)
    .map((part) => ({ name: timeFacetName(facets, part, t), value: facetTotals(part).registrations }));
  const empty = parts.filter(({ value }) => value === 0).map(({ name }) => name);
  return [
    partsSaid(facets.field, parts.length, t) + (most(t, parts, "panels.most", "panels.most.tied") ?? ""),
    ...(empty.length === 0
      ? []
      : [
          t(`panels.participation.${filtered ? "bare-filtered" : "bare"}.${wordOf(facets.field)}`, {
            count: formatCount(empty.length),
            names: named(t, empty),
          }),
        ]),
  ];
}

function summary(view: TimeView, t: Translate): string {
  const shown = daysChosen(view);
  const sum = (of: "registrations" | "submissions", days = shown): string =>
    formatCount(days.reduce((all, day) => all + day[of], 0));
  const { range, filtered, undated, days, unit, facets } = view;
  const far = [...days.before, ...days.after].filter((day) => day.registrations + day.submissions > 0);
  const values = { registrations: sum("registrations"), submissions: sum("submissions") };
  return sentence(
    t,
    [
      range === null
        ? t("panels.registrations-over-time.until", { ...values, day: formatDay(days.shown.at(-1)?.day ?? 0) })
        : t("panels.registrations-over-time.range", {
            ...values,
            from: formatDay(range.from),
            to: formatDay(range.to - 1),
            days: formatCount(range.to - range.from),
          }),
      ...(facets === null ? [] : split(facets, filtered, t)),
      peak(inPeriods(shown, unit), view, t),
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
            from: formatDay(days.shown[0]?.day ?? 0),
            to: formatDay(days.shown.at(-1)?.day ?? 0),
            registrations: sum("registrations", far),
            submissions: sum("submissions", far),
          })
        : null,
    ],
    filtered,
  );
}

/** As many small charts as the catalogue knows of, and one for what belongs to no track of it. */
function facetCount({ catalogue }: PanelContext, field: TimeFacets["field"]): number {
  if (isExtraField(field)) return extraValues(field, catalogue).length;
  return field === "area" ? catalogue.areas.length : tracksInOrder(catalogue).length;
}

export const registrationsOverTime = definePanel<
  { readonly registered: PanelQuery; readonly submitted: PanelQuery },
  TimeView
>({
  id: "registrations-over-time",
  title: "panels.registrations-over-time.title",
  description: "panels.registrations-over-time.description",
  needs: ["entries"],
  field: timeField,
  controls: timeControls,
  height: (context, width) => {
    const question = timeQuestion(context);
    return question.facet === null
      ? timeHeight(question, width)
      : multiplesHeight(facetCount(context, question.facet), width);
  },
  queries: timeQueries,
  view: timeView,
  option: (view, env) => (view.facets === null ? timeOption(view, env) : timeFacetsOption(view, view.facets, env)),
  table: timeTable,
  summary,
  select: (event, { unit, facets }) => {
    if (event.kind === "click") {
      return facets === null ? null : { kind: "points", field: facets.field, values: [event.key] };
    }
    const [from, to] = [event.from / MS_A_DAY, event.to / MS_A_DAY];
    return unit === "week" ? snapWeeks(from, to) : snapDays(from, to);
  },
  brush: ({ range, facets, line: { shown } }) =>
    facets === null
      ? {
          axis: "x",
          range: range === null ? null : [range.from * MS_A_DAY, range.to * MS_A_DAY],
          stops: [...shown.slice(0, 1).map(({ day }) => day), ...shown.map(({ to }) => to)],
        }
      : null,
});
