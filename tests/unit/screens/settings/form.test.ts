import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Settings } from "../../../../src/model/settings.ts";
import { formOf } from "../../../../src/screens/data/settings/form-of.ts";
import type { SettingsForm } from "../../../../src/screens/data/settings/form-sections.ts";
import { tidied } from "../../../../src/screens/data/settings/form-texts.ts";
import { readForm } from "../../../../src/screens/data/settings/read-form.ts";
import { rebased } from "../../../../src/screens/data/settings/rebase-form.ts";
import { catalogue } from "../../panels/contest.ts";
import { anySettings } from "./any-settings.ts";

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

  it("holds a row for every stage, track and problem, written or not", () => {
    expect(form.stages).toHaveLength(8);
    expect(form.tracks.map(({ track_id }) => track_id)).toEqual(["T10", "T01", "T02"]);
    expect(form.limits).toHaveLength(6);
  });

  it.each([
    ["moment", "2026/6/5 18:00", "2026-06-05 18:00"],
    ["moment", "2026年6月5日18时", "2026-06-05 18:00"],
    ["moment", "2026-06-05T18:00:30", "2026-06-05 18:00:30"],
    ["moment", "6月5日", "6月5日"],
    ["date", "2026年6月5日", "2026-06-05"],
    ["count", "1,200", "1200"],
    ["count", "许多", "许多"],
    ["text", " 007 ", " 007 "],
  ] as const)("writes a %s of %s as %s, and what it cannot read as it is", (kind, written, read) => {
    expect(tidied({ name: "", kind }, written)).toBe(read);
  });

  it("takes a day without a time of day for no deadline: nobody knows whether its morning or its night is meant", () => {
    const stages = form.stages.map((row) => (row.stage === "final" ? { ...row, deadline_at: "2026-06-05" } : row));
    expect(faultsIn({ stages })).toEqual([{ section: "stages", row: 5, field: "deadline_at", rule: "moment" }]);
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
      { targets: [{ dimension: "org_type", value: "企业家", metric: "registrations", target: "3" }] },
      { section: "targets", row: 0, field: "value", rule: "choice" },
    ],
    [
      { targets: [{ dimension: "area", value: " ", metric: "registrations", target: "3" }] },
      { section: "targets", row: 0, field: "value", rule: "missing" },
    ],
  ] as const)("names the place of a fault: %j", (change, fault) => {
    expect(faultsIn(change as Partial<SettingsForm>)).toEqual([fault]);
  });
});

describe("a draft over data that change", () => {
  const draft = {
    ...form,
    contest: [{ ...contest, contest_name: "乙" }],
    events: [{ date: "2026-06-05", label: "我" }],
  };
  const loaded = {
    ...form,
    contest: [{ ...contest, contest_name: "丙", as_of: "" }],
    events: [],
    areas: [{ name: "成都", row: "", column: "" }],
  };

  it("keeps what a person was writing, and follows in all else", () => {
    expect(rebased(draft, form, loaded)).toEqual({
      ...draft,
      contest: [{ ...contest, contest_name: "乙", as_of: "" }],
      areas: loaded.areas,
    });
  });

  it("gets the rows of a catalogue that came, and keeps what was written on one that went", () => {
    const hosted = form.tracks.map((row) => (row.track_id === "T10" ? { ...row, host_org: "甲局" } : row));
    const [, second = {}] = form.tracks;
    const rows = rebased({ ...form, tracks: hosted }, form, {
      ...form,
      tracks: [second, { ...second, track_id: "T77" }],
    });
    expect(rows.tracks.map(({ track_id, host_org }) => [track_id, host_org])).toEqual([
      ["T01", ""],
      ["T77", ""],
      ["T10", "甲局"],
    ]);
  });
});
