import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areasOf, PROVINCES } from "../../../../src/model/provinces.ts";
import { type Settings, settingsSchema } from "../../../../src/model/settings.ts";
import { STAGES } from "../../../../src/model/vocabulary.ts";
import { BookError, type BookWords, readBook, writeBook } from "../../../../src/screens/data/settings/book.ts";
import { areaRows, formOf, readForm, type SettingsForm } from "../../../../src/screens/data/settings/form.ts";
import { catalogue } from "../../panels/contest.ts";

const word = fc
  .stringMatching(/^[一-龥A-Za-z0-9][一-龥A-Za-z0-9 ·]{0,8}[一-龥A-Za-z0-9]$/)
  .filter((text) => !/^\d+$/.test(text));
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const minute = fc.integer({ min: 0, max: 400_000 });
const moment = (at: number): string => new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString().slice(0, 19);
const count = fc.integer({ min: 0, max: 9_999 });
const distinct = <T>(of: fc.Arbitrary<T>, key: (row: T) => string) =>
  fc.uniqueArray(of, { maxLength: 4, selector: key });

/** Settings as the schema allows them, of the contest at hand. */
const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    contest_name: word,
    is_demo: fc.constant(false),
    entry_noun: fc.constantFrom("项目", "作品"),
    areas: fc
      .uniqueArray(
        fc.record({
          name: word,
          tile: orNull(fc.record({ row: fc.integer({ min: 1, max: 9 }), column: fc.integer({ min: 1, max: 9 }) })),
        }),
        {
          minLength: 1,
          maxLength: 5,
          comparator: (a, b) =>
            a.name === b.name ||
            (a.tile !== null && b.tile !== null && a.tile.row === b.tile.row && a.tile.column === b.tile.column),
        },
      )
      .filter((areas) => areas.every(({ name }) => name !== "未填")),
    as_of: orNull(minute.map(moment)),
    stages: fc.dictionary(
      fc.constantFrom(...STAGES),
      fc.tuple(orNull(word), minute, minute, minute).map(([stage_name, start, days, more]) => ({
        stage_name,
        starts_at: moment(start),
        deadline_at: moment(start + days + 1),
        extended_to: moment(start + days + more + 2),
      })),
      { noNullPrototype: true },
    ),
    tracks: fc.dictionary(
      fc.constantFrom("T01", "T02", "T99"),
      fc.record({ host_org: word, host_area: orNull(word), quota_award: orNull(count), quota_national: orNull(count) }),
      { noNullPrototype: true },
    ),
    max_entries: fc.record({
      default: orNull(fc.integer({ min: 1, max: 99 })),
      problems: fc.dictionary(fc.constantFrom("T01-P01", "T10-P01"), fc.integer({ min: 1, max: 99 }), {
        noNullPrototype: true,
      }),
    }),
    targets: distinct(
      fc.record({
        dimension: fc.constantFrom("track", "area", "org_type"),
        value: word,
        metric: fc.constantFrom("registrations", "submissions"),
        target: count,
      }),
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
    events: fc.array(fc.record({ date: minute.map((at) => moment(at).slice(0, 10)), label: word }), { maxLength: 4 }),
  })
  .map((raw) => settingsSchema.parse(raw));

const words: BookWords = {
  section: (name) => `页 ${name}`,
  header: (_, field) => `列 ${field}`,
  choice: (field, value) => `${field}：${value}`,
};
const form = formOf(catalogue.settings, catalogue);
const settingsIn = (of: SettingsForm): Settings => {
  const read = readForm(of);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.settings;
};
const faultsIn = (change: Partial<SettingsForm>) => {
  const read = readForm({ ...form, ...change });
  return "faults" in read ? read.faults : [];
};
const contest = form.contest[0] ?? {};

describe("the form of the settings", () => {
  it("gives back all settings it was made from", () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(settingsIn(formOf(settings, catalogue))).toEqual(settings);
      }),
      { numRuns: 50 },
    );
  });

  it("holds a row for every stage and every track, written or not", () => {
    expect(form.stages).toHaveLength(8);
    expect(form.tracks.map(({ track_id }) => track_id)).toEqual(["T10", "T01", "T02"]);
  });

  it("takes rows in which nothing is written for no rows", () => {
    const blank = { dimension: "contest", value: "", metric: "registrations", target: "" };
    expect(settingsIn({ ...form, targets: [blank], events: [{ date: " ", label: "" }] })).toMatchObject({
      targets: [],
      events: [],
    });
  });

  it.each([
    [
      { contest: [{ ...contest, contest_name: " " }] },
      { section: "contest", row: 0, field: "contest_name", rule: "missing" },
    ],
    [{ contest: [{ ...contest, as_of: "昨天" }] }, { section: "contest", row: 0, field: "as_of", rule: "moment" }],
    [
      { contest: [{ ...contest, max_entries: "0" }] },
      { section: "contest", row: 0, field: "max_entries", rule: "positive" },
    ],
    [
      {
        stages: [
          {
            stage: "preliminary",
            stage_name: "",
            starts_at: "2026-06-05T08:00",
            deadline_at: "2026-06-01T08:00",
            extended_to: "",
          },
        ],
      },
      { section: "stages", row: 0, field: "deadline_at", rule: "before-start" },
    ],
    [
      {
        targets: [
          { dimension: "contest", value: "", metric: "registrations", target: "" },
          { dimension: "track", value: "T01", metric: "registrations", target: "多" },
        ],
      },
      { section: "targets", row: 1, field: "target", rule: "count" },
    ],
    [
      {
        events: [
          { date: "", label: "" },
          { date: "6/5", label: "宣讲" },
        ],
      },
      { section: "events", row: 1, field: "date", rule: "date" },
    ],
    [
      { areas: [{ name: "福州", row: "1", column: "" }] },
      { section: "areas", row: 0, field: "column", rule: "missing" },
    ],
    [
      {
        areas: [
          { name: "福州", row: "", column: "" },
          { name: "福州", row: "", column: "" },
        ],
      },
      { section: "areas", row: 1, field: "name", rule: "repeated" },
    ],
    [
      { tracks: [{ track_id: "T01", host_org: "", host_area: "", quota_award: "-1", quota_national: "" }] },
      { section: "tracks", row: 0, field: "quota_award", rule: "count" },
    ],
    [
      { limits: [{ problem_id: "T01-P01", max_entries: "1.5" }] },
      { section: "limits", row: 0, field: "max_entries", rule: "positive" },
    ],
    [
      { limits: [{ problem_id: "", max_entries: "3" }] },
      { section: "limits", row: 0, field: "problem_id", rule: "missing" },
    ],
  ] as const)("names the place of a fault: %j", (change, fault) => {
    expect(faultsIn(change as Partial<SettingsForm>)).toEqual([fault]);
  });
});

describe("the workbook of the settings", () => {
  it("gives back all settings it was written from", async () => {
    await fc.assert(
      fc.asyncProperty(anySettings, async (settings) => {
        const bytes = await writeBook(formOf(settings, catalogue), words);
        expect(settingsIn(await readBook(bytes, form, words))).toEqual(settings);
      }),
      { numRuns: 25 },
    );
  });

  it("is refused by sheet, column and row where it is not the template", async () => {
    const { utils, write } = await import("@e965/xlsx");
    const book = (name: string, rows: string[][]): Uint8Array => {
      const made = utils.book_new();
      utils.book_append_sheet(made, utils.aoa_to_sheet(rows), name);
      return new Uint8Array(write(made, { type: "array", bookType: "xlsx" }));
    };
    const refusal = async (bytes: Uint8Array) => {
      const error = await readBook(bytes, form, words).catch((thrown: unknown) => thrown);
      return error instanceof BookError ? [error.fault, error.place] : error;
    };
    expect(await refusal(book("Sheet1", [["a"]]))).toEqual(["no-sheet", { sheet: "页 contest" }]);
    expect(await refusal(book("页 stages", [["环节"]]))).toEqual([
      "no-column",
      { sheet: "页 stages", column: "列 stage" },
    ]);
    expect(await refusal(book("页 targets", [["列 dimension"], ["全国"]]))).toEqual([
      "choice",
      { sheet: "页 targets", row: 2, value: "全国" },
    ]);
  });
});

describe("areas of the provinces", () => {
  it("are there for all 34, no name twice within one, no tile twice", () => {
    expect(PROVINCES).toHaveLength(34);
    for (const province of PROVINCES) {
      const areas = areasOf(province);
      expect(new Set(areas.map(({ name }) => name)).size).toBe(areas.length);
      expect(new Set(areas.map(({ tile }) => `${tile?.row}/${tile?.column}`)).size).toBe(areas.length);
    }
  });

  it.each([
    ["福建", 10],
    ["江苏", 13],
    ["广东", 21],
    ["四川", 21],
    ["北京", 16],
    ["上海", 16],
    ["山东", 16],
    ["新疆", 26],
    ["重庆", 38],
    ["海南", 19],
  ] as const)("%s has %i", (province, count) => expect(areasOf(province)).toHaveLength(count));

  it("start a form that can be saved", () => {
    for (const province of PROVINCES) expect(faultsIn({ areas: areaRows(province) })).toEqual([]);
  });
});
