import fc from "fast-check";
import { type Settings, settingsSchema } from "../../../../src/model/settings.ts";
import { ORG_TYPES, STAGES } from "../../../../src/model/vocabulary.ts";

/** Settings as the schema allows them, of the contest of tests/unit/panels/contest.ts and a little beyond it. */

/** What people write: also numbers, formulas and whatever else a spreadsheet might take for something of its own. */
const word = fc
  .array(fc.constantFrom(...'福州大赛甲乙Aa0129 .,=+-@"<>&_()（）·/:%'), { minLength: 1, maxLength: 12 })
  .map((letters) => letters.join("").trim())
  .filter((text) => text !== "");
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const second = fc.oneof(
  fc.integer({ min: 0, max: 20_000_000 }).map((minutes) => minutes - (minutes % 60)),
  fc.integer({ min: 0, max: 20_000_000 }),
);
const moment = (at: number): string => new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString().slice(0, 19);
const count = fc.integer({ min: 0, max: 99_999 });
const place = fc.integer({ min: 1, max: 9 });
const distinct = <T>(of: fc.Arbitrary<T>, key: (row: T) => string) =>
  fc.uniqueArray(of, { maxLength: 4, selector: key });
const keyed = <T>(keys: readonly [string, ...string[]], of: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom(...keys), of, { noNullPrototype: true });
const isSet = (row: object): boolean => Object.values(row).some((value) => value !== null);

const aim = fc.oneof(
  fc.constant({ dimension: "contest", value: "" }),
  fc.record({
    dimension: fc.constantFrom("track", "area"),
    value: fc.oneof(word, fc.constantFrom("T01", "T99", "福州")),
  }),
  fc.record({ dimension: fc.constant("org_type"), value: fc.constantFrom(...ORG_TYPES) }),
);

export const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    contest_name: word,
    is_demo: fc.constant(false),
    entry_noun: fc.constantFrom("项目", "作品"),
    areas: fc.uniqueArray(fc.record({ name: word, tile: orNull(fc.record({ row: place, column: place })) }), {
      minLength: 1,
      maxLength: 5,
      comparator: (a, b) =>
        a.name === b.name ||
        (a.tile !== null && b.tile !== null && a.tile.row === b.tile.row && a.tile.column === b.tile.column),
    }),
    as_of: orNull(second.map(moment)),
    stages: keyed(
      STAGES,
      fc.tuple(orNull(word), second, second, second).map(([stage_name, start, length, more]) => ({
        stage_name,
        starts_at: moment(start),
        deadline_at: moment(start + length + 1),
        extended_to: moment(start + length + more + 2),
      })),
    ),
    tracks: keyed(
      ["T01", "T02", "T99"],
      fc
        .record({
          host_org: orNull(word),
          host_area: orNull(word),
          quota_award: orNull(count),
          quota_national: orNull(count),
        })
        .filter(isSet),
    ),
    max_entries: fc.record({
      default: orNull(fc.integer({ min: 1, max: 99 })),
      problems: keyed(["T01-P01", "T10-P01", "T88-P01"], fc.integer({ min: 1, max: 99 })),
    }),
    targets: distinct(
      fc
        .tuple(aim, fc.constantFrom("registrations", "submissions"), count)
        .map(([of, metric, target]) => ({ ...of, metric, target })),
      (row) => JSON.stringify([row.dimension, row.value, row.metric]),
    ),
    baselines: distinct(
      fc.record({
        label: word,
        metric: fc.constantFrom("registrations", "submissions"),
        value: count,
        unit: word,
        source: word,
      }),
      (row) => JSON.stringify([row.label, row.metric]),
    ),
    events: fc.array(fc.record({ date: second.map((at) => moment(at).slice(0, 10)), label: word }), { maxLength: 4 }),
  })
  .map((raw) => settingsSchema.parse(raw));
