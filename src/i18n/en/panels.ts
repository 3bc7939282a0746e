import type { panels as zh } from "../zh-CN/panels.ts";

export const panels: Readonly<Record<keyof typeof zh, string>> = {
  "panels.sentence.join": "; ",
  "panels.sentence.end": ".",
  "panels.sentence.list": ", ",

  "panels.registrations": "Registered",
  "panels.submissions": "Submitted",
  "panels.problems": "Problems",
  "panels.problems-without-entries": "Problems without entries",
  "panels.submission-share": "Submitted of registered",
  "panels.before-filter": "Before filtering",
  "panels.outside-tracks": "No known track",
  "panels.outside-tracks.count": "entries of no known track: {{count}}",
  "panels.registrations.axis": "Registrations (entries)",
  "panels.registered": ": {{count}} registrations",
  "panels.registered.filtered": ": {{count}} registrations match the filter ({{share}} of all {{all}})",
  "panels.most": ", most in {{name}} ({{count}})",
  "panels.most.tied": ", most in {{name}} ({{count}} each)",
  "panels.empty-problems": "problems without entries: {{count}}",
  "panels.empty-problems.filtered": "problems without a matching entry: {{count}}",

  "columns.track_no": "Track no.",
  "columns.track_name": "Track",
  "columns.problems": "Problems",
  "columns.registrations": "Registrations",
  "columns.submissions": "Submissions",
  "columns.problems_without_entries": "Problems without entries",
  "columns.registrations_per_problem": "Registrations per problem",
  "columns.registrations_unfiltered": "Registrations (unfiltered)",
  "columns.submissions_unfiltered": "Submissions (unfiltered)",

  "panels.coverage-by-track.title": "Registrations by track",
  "panels.coverage-by-track.description":
    "Registrations are all entries but drafts and withdrawn ones, pending ones included; submissions are those of them with a final submission. Problems without entries are counted among the problems the track offers.",
  "panels.coverage-by-track.per-problem": "Per problem",
  "panels.coverage-by-track.empty": "Empty",
  "panels.coverage-by-track.tracks": "{{tracks}} tracks",
  "panels.coverage-by-track.chosen": "Chosen tracks ({{tracks}})",

  "panels.state": "State",
  "columns.problem_id": "Problem ID",
  "columns.problem_no": "Problem no.",
  "columns.problem_title": "Problem",
  "panels.coverage-by-problem.title": "Registrations by problem",
  "panels.coverage-by-problem.description":
    "One cell a problem: its number at the top, its registrations inside (filtered: matching / all). Dashed: no registration; outlined with a folded corner: registered, nothing submitted; filled: submitted, darker with more registrations.",
  "panels.coverage-by-problem.empty": "No registration",
  "panels.coverage-by-problem.registered": "Registered only",
  "panels.coverage-by-problem.submitted": "Submitted",
  "panels.coverage-by-problem.depth": "Submitted (darker: more registrations)",
  "panels.coverage-by-problem.outside": "Outside the filter",
  "panels.coverage-by-problem.problems": "Of {{problems}} problems",
  "panels.coverage-by-problem.chosen": "Of the chosen problems ({{problems}})",
  "panels.coverage-by-problem.states":
    ", {{submitted}} with submissions, {{registered}} registered only, {{empty}} without registration",
  "panels.coverage-by-problem.states.filtered":
    ", under the filter, {{submitted}} with submissions, {{registered}} registered only, {{empty}} without registration",
  "panels.coverage-by-problem.emptiest": "most of them in {{name}} ({{count}} of {{problems}})",
  "panels.coverage-by-problem.unplaced": "entries of no known problem: {{count}}",

  "panels.under-filter": "Under the filter: ",
  "panels.deadline": "Deadline",
  "panels.deadline.unset": "no deadline is set",
  "columns.date": "Date",
  "columns.cumulative_registrations": "Cumulative registrations",
  "columns.cumulative_submissions": "Cumulative submissions",
  "panels.registrations-over-time.title": "Registrations and submissions over time",
  "panels.registrations-over-time.description":
    "Counted by day of registration and day of submission; cumulative figures are those at the end of the day. Entries without a time are not drawn and named apart. Drag to choose a period; it filters by day of registration.",
  "panels.registrations-over-time.daily": "New each day (entries)",
  "panels.registrations-over-time.cumulative": "Cumulative (entries)",
  "panels.registrations-over-time.until": "{{registrations}} registrations and {{submissions}} submissions by {{day}}",
  "panels.registrations-over-time.range":
    "{{registrations}} registrations and {{submissions}} submissions from {{from}} to {{to}} ({{days}} days)",
  "panels.registrations-over-time.peak": "most registrations on {{day}} ({{count}})",
  "panels.registrations-over-time.rush": "{{count}} of them in the last three days ({{share}})",
  "panels.registrations-over-time.undated":
    "without a time: {{registrations}} registrations, {{submissions}} submissions",
};
