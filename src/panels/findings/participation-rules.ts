import { categoryName } from "../category-name.ts";
import { formatCount, formatShare } from "../format.ts";
import { asOfDay } from "../key-figures.ts";
import { deadlineOf, isFiltered, rowsOf, sumBy, total } from "../lookup.ts";
import { MS_A_DAY } from "../time/time-view.ts";
import { answer, isRegistered, names, type Rule } from "./rule.ts";

/** Rules about who takes part, and when. */

/** A target counts as far off below this part of it. */
const FAR = 0.6;
/** The deadline's day and the two before it are a rush from this part of all dated registrations. */
const RUSH = 0.4;
const RUSH_DAYS = 3;

export const absentAreas: Rule = (results, context) => {
  // Areas that a filter leaves out are not missed.
  if (!isRegistered(context) || context.selection.some(({ field }) => field === "area")) return [];
  const counts = sumBy(answer(results, "areas"), "value", "registrations");
  const known = [...counts].some(
    ([area, count]) => count > 0 && context.catalogue.settings.areas.some(({ name }) => name === area),
  );
  // Where no registration names an area of the settings, areas are not in the data at all.
  if (!known) return [];
  const absent = context.catalogue.settings.areas
    .map(({ name }) => name)
    .filter((area) => (counts.get(area) ?? 0) === 0);
  if (absent.length === 0) return [];
  return [
    {
      say: (t) =>
        t(isFiltered(context.selection, null) ? "findings.absent-areas.filtered" : "findings.absent-areas", {
          count: formatCount(absent.length),
          names: names(t, absent, true),
        }),
      behind: null,
      route: "registrations",
    },
  ];
};

export const belowTarget: Rule = (results, context) => {
  // A filter narrows what is counted, and not what is aimed at.
  if (!isRegistered(context) || isFiltered(context.selection, null)) return [];
  const { catalogue } = context;
  const track = new Map(catalogue.tracks.map(({ track_id, track_name }) => [track_id, track_name]));
  const far = catalogue.settings.targets.flatMap(({ dimension, value, metric, target }) => {
    const count = {
      contest: () => total(answer(results, "places"), metric),
      track: () => sumBy(answer(results, "places"), "track_id", metric).get(value) ?? 0,
      area: () => sumBy(answer(results, "areas"), "value", metric).get(value) ?? 0,
      org_type: () => sumBy(answer(results, "types"), "value", metric).get(value) ?? 0,
    }[dimension]();
    if (target === 0 || count >= target * FAR) return [];
    return [{ dimension, name: track.get(value) ?? value, count, target }];
  });
  if (far.length === 0) return [];
  return [
    {
      say: (t) =>
        t("findings.below-target", {
          names: names(
            t,
            far.map(({ dimension, name, count, target }) =>
              t("findings.target", {
                name:
                  dimension === "contest"
                    ? t("findings.contest")
                    : dimension === "track"
                      ? name
                      : categoryName(dimension, name, t),
                count: formatCount(count),
                target: formatCount(target),
              }),
            ),
          ),
        }),
      behind: null,
      route: "registrations",
    },
  ];
};

export const lastDays: Rule = (results, context) => {
  const closes = deadlineOf(context.catalogue, "registration");
  const asOf = asOfDay(context);
  if (closes === null || asOf === null) return [];
  const last = Math.floor(closes / MS_A_DAY);
  if (asOf < last) return [];
  const dated = rowsOf(answer(results, "registered")).filter((row) => row.key("day") !== null);
  const all = dated.reduce((sum, row) => sum + row.number("registrations"), 0);
  const first = last - RUSH_DAYS + 1;
  const rush = dated
    .filter((row) => row.number("day") >= first && row.number("day") <= last)
    .reduce((sum, row) => sum + row.number("registrations"), 0);
  if (all === 0 || rush < all * RUSH) return [];
  return [
    {
      say: (t) => t("findings.last-days", { days: RUSH_DAYS, count: formatCount(rush), share: formatShare(rush, all) }),
      behind: { kind: "entries", where: `is_registration = 1 AND registered_day BETWEEN ${first} AND ${last}` },
      route: "registrations",
    },
  ];
};
