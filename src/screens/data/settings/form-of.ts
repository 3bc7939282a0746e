import type { Catalogue } from "../../../model/catalogue.ts";
import { areasOf, beyondOf, type Province } from "../../../model/provinces.ts";
import type { Settings } from "../../../model/settings.ts";
import { STAGES } from "../../../model/vocabulary.ts";
import type { FormRow, SettingsForm } from "./form-sections.ts";
import { momentText, textOf } from "./form-texts.ts";

/** The contest's own rows first, then those that only the settings name. */
const keysOf = (known: readonly string[], set: object): readonly string[] => [
  ...new Set([...known, ...Object.keys(set)]),
];

/** What a person has set, over rows for every stage, track and problem of the contest. */
export function formOf(settings: Settings, { tracks, problems }: Pick<Catalogue, "tracks" | "problems">): SettingsForm {
  const trackNames = new Map(tracks.map(({ track_id, track_name }) => [track_id, track_name]));
  const titles = new Map(problems.map(({ problem_id, problem_title }) => [problem_id, problem_title]));
  return {
    contest: [
      {
        contest_name: settings.contest_name,
        as_of: momentText(settings.as_of),
        entry_noun: settings.entry_noun,
        max_entries: textOf(settings.max_entries.default),
      },
    ],
    stages: STAGES.map((stage) => {
      const own = settings.stages[stage];
      return {
        stage,
        stage_name: textOf(own?.stage_name),
        starts_at: momentText(own?.starts_at),
        deadline_at: momentText(own?.deadline_at),
        extended_to: momentText(own?.extended_to),
      };
    }),
    targets: settings.targets.map((row) => ({ ...row, target: textOf(row.target) })),
    events: settings.events.map((row) => ({ ...row })),
    areas: settings.areas.map(({ name, tile }) => ({ name, row: textOf(tile?.row), column: textOf(tile?.column) })),
    tracks: keysOf([...trackNames.keys()], settings.tracks).map((track_id) => {
      const own = settings.tracks[track_id];
      return {
        track_id,
        track_name: textOf(trackNames.get(track_id)),
        host_org: textOf(own?.host_org),
        host_area: textOf(own?.host_area),
        quota_award: textOf(own?.quota_award),
        quota_national: textOf(own?.quota_national),
      };
    }),
    limits: keysOf([...titles.keys()], settings.max_entries.problems).map((problem_id) => ({
      problem_id,
      problem_title: textOf(titles.get(problem_id)),
      max_entries: textOf(settings.max_entries.problems[problem_id]),
    })),
    baselines: settings.baselines.map((row) => ({ ...row, value: textOf(row.value) })),
  };
}

/** A province's areas, and what registration forms offer beside them, as rows. */
export const areaRows = (province: Province): readonly FormRow[] => [
  ...areasOf(province).map(({ name, tile }) => ({ name, row: textOf(tile.row), column: textOf(tile.column) })),
  ...beyondOf(province).map((name) => ({ name, row: "", column: "" })),
];
