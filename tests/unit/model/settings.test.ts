import { describe, expect, it } from "vitest";
import { settingsSchema } from "../../../src/model/settings.ts";
import { settings } from "../../fixtures/catalogue.ts";

/** As settings were kept before they held more than this. */
const OLD = {
  contest_name: "2025年大赛",
  is_demo: false,
  areas: ["福州", "厦门"],
  as_of: "2025-06-05T18:00:00",
  targets: [],
  baselines: [],
  events: [{ date: "2025-05-01", label: "宣讲会" }],
};

/** The place and the rule of each fault. */
const faults = (given: object): readonly string[] =>
  (settingsSchema.safeParse({ ...settings(), ...given }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join(".")} ${message}`,
  );

const stage = (more: object) => ({ stages: { final: { stage_name: null, starts_at: null, ...more } } });
const target = (more: object) => ({ dimension: "contest", value: "", metric: "registrations", target: 1, ...more });
const baseline = (more: object) => ({
  label: "2025",
  metric: "registrations",
  value: 1,
  unit: "项",
  source: "通报",
  ...more,
});

describe("settings", () => {
  it("that were kept before there was more to set are read, with nothing set of what is new", () => {
    expect(settingsSchema.parse(OLD)).toEqual({
      ...OLD,
      entry_noun: "项目",
      areas: [
        { name: "福州", tile: null },
        { name: "厦门", tile: null },
      ],
      stages: {},
      tracks: {},
      max_entries: { default: null, problems: {} },
    });
  });

  it("may set a part of a stage or a track alone", () => {
    const { stages, tracks } = settingsSchema.parse({
      ...OLD,
      stages: { registration: { deadline_at: "2025-06-05T18:00:00" } },
      tracks: { T01: { quota_award: 3 } },
    });
    expect(stages.registration).toEqual({
      stage_name: null,
      starts_at: null,
      deadline_at: "2025-06-05T18:00:00",
      extended_to: null,
    });
    expect(tracks.T01).toEqual({ host_org: null, host_area: null, quota_award: 3, quota_national: null });
  });

  it.each([
    ["a name of blanks", { contest_name: "  " }, "contest_name missing"],
    ["a moment with a zone", { as_of: "2026-06-05T18:00:00Z" }, "as_of moment"],
    ["a moment without a time", { as_of: "2026-06-05" }, "as_of moment"],
    ["no areas", { areas: [] }, "areas missing"],
    ["an area twice", { areas: ["福州", "福州"] }, "areas.1.name repeated"],
    ["an area that is the program's own", { areas: ["未填"] }, "areas.0.name reserved"],
    ["a tile at nought", { areas: [{ name: "福州", tile: { row: 0, column: 1 } }] }, "areas.0.tile.row positive"],
    [
      "two areas on one tile",
      { areas: ["福州", "厦门"].map((name) => ({ name, tile: { row: 1, column: 1 } })) },
      "areas.1.tile repeated",
    ],
    [
      "a deadline before the start",
      stage({ starts_at: "2026-06-05T18:00:00", deadline_at: "2026-06-05T18:00:00" }),
      "stages.final.deadline_at before-start",
    ],
    [
      "an extension that shortens",
      stage({ deadline_at: "2026-06-05T18:00:00", extended_to: "2026-06-04T18:00:00" }),
      "stages.final.extended_to before-deadline",
    ],
    ["half an award", { tracks: { T01: { quota_award: 0.5 } } }, "tracks.T01.quota_award count"],
    ["a limit of none", { max_entries: { problems: { "T01-P01": 0 } } }, "max_entries.problems.T01-P01 positive"],
    ["a target at no track", { targets: [target({ dimension: "track" })] }, "targets.0.value missing"],
    ["a target at no kind", { targets: [target({ dimension: "org_type", value: "国企" })] }, "targets.0.value choice"],
    ["a target twice", { targets: [target({}), target({ target: 2 })] }, "targets.1.value repeated"],
    ["an earlier year without a source", { baselines: [baseline({ source: "" })] }, "baselines.0.source missing"],
    ["an event on no day", { events: [{ date: "2026-02-30", label: "宣讲会" }] }, "events.0.date date"],
    ["another noun", { entry_noun: "方案" }, "entry_noun choice"],
  ])("with %s are refused by name", (_, given, fault) => {
    expect(faults(given)).toEqual([fault]);
  });
});
