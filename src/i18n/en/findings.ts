export const findings = {
  "findings.title": "Findings",
  "findings.title.filtered": "Findings within the filter",
  "findings.none": "Nothing out of the ordinary.",
  "findings.open": "Show rows",
  "findings.go": "Show chart",
  "findings.rule": "Rule: {{title}}",
  "findings.more": "{{names}} and others, {{count}} in all",
  "findings.others": "{{names}} and others",
  "findings.contest": "whole contest",
  "findings.stage": "this stage",

  "findings.empty-problems": "Problems without entries: {{count}} ({{names}}).",
  "findings.empty-problems.filtered": "Problems without a matching entry: {{count}} ({{names}}).",
  "findings.empty-problems.rule":
    "Problems on offer that no registration has chosen; under a filter, none that matches it.",
  "findings.over-limit": "Problems over their limit of entries: {{count}} ({{names}}).",
  "findings.over-limit.rule":
    "More registrations than the problem's limit in the contest settings; not checked while a filter is set.",
  "findings.thin-tracks": "Tracks with few entries: {{names}}; the mean of all tracks is {{mean}} per problem.",
  "findings.thin-track": "{{name}} ({{rate}} per problem)",
  "findings.thin-tracks.rule": "Registrations per problem below a third of the mean of all tracks.",
  "findings.absent-areas": "Areas without entries: {{count}} ({{names}}).",
  "findings.absent-areas.filtered": "Areas without a matching entry: {{count}} ({{names}}).",
  "findings.absent-areas.rule":
    "Areas of the contest settings without a registration, by the lead organisation's area.",
  "findings.below-target": "Far from their targets: {{names}}.",
  "findings.target": "{{name}} ({{count}}/{{target}})",
  "findings.below-target.rule": "Below 60% of a target in the contest settings; not checked while a filter is set.",
  "findings.last-days": "Registrations in the last {{days}} {{days|day|days}}: {{count}}, {{share}} of all.",
  "findings.last-days.rule":
    "Once registration has closed: the deadline's day and the two before it hold 40% or more of all dated registrations.",
  "findings.scores-missing": "{{stage}}: entries without a score: {{count}}.",
  "findings.scores-missing.rule": "Entries with a judge's row or a result in the stage, and no score.",
  "findings.orphans": "Entries known from scores or results alone: {{count}}.",
  "findings.orphans.rule":
    "Identifiers among scores or results that no registration has; in no count of registrations.",
  "findings.unplaced": "Registrations of no known problem: {{count}}.",
  "findings.unplaced.rule": "Registrations without a problem, or with one that is not in the catalogue.",
} as const;
