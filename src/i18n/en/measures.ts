import type { measures as zh } from "../zh-CN/measures.ts";

export const measures: Readonly<Record<keyof typeof zh, string>> = {
  "screens.field.measure": "{{name}} (number)",
  "screens.range.measure": "{{from}} to below {{to}}",

  "rows.column.extra": "{{name}}",

  "panels.measure.column": "Column of numbers",
  "columns.sum": "Sum",

  "panels.extra-distribution.title": "Distribution of a further column of numbers",
  "panels.extra-distribution.description":
    "How many entries lie in each range of a column of numbers that the model has no place for, such as team size or funding. Entries without a number are in no range, and are no 0. Registrations are counted, or, where only scores or results are imported, the entries they name. The column is chosen beside the title; drag over the chart to filter.",
  "panels.extra-distribution.legend": "Entries with “{{name}}”",
  "panels.extra-distribution.axis": "{{name}}, bins of {{step}}",
  "panels.extra-distribution.share": "Share of entries with a number",
  "panels.extra-distribution.bin": "{{name}} {{bounds}}",
  "panels.extra-distribution.below": "◂ {{count}} below {{at}}, not drawn",
  "panels.extra-distribution.above": "{{count}} from {{at}} up, not drawn ▸",
  "panels.extra-distribution.from": "{{name}} from (included)",
  "panels.extra-distribution.to": "{{name}} to (excluded)",
  "panels.extra-distribution.none": "No entry under the filter has “{{name}}”",
  "panels.extra-distribution.entries":
    "{{count}} {{count|entry has|entries have}} “{{name}}”: mean {{mean}}, sum {{sum}}",
  "panels.extra-distribution.peak": "most at {{bounds}} ({{count}})",
  "panels.extra-distribution.range": "{{count}} at {{bounds}} ({{share}})",
  "panels.extra-distribution.outside": "{{count}} of them outside the range drawn ({{bounds}})",
  "panels.extra-distribution.without": "entries without a number: {{count}}",

  "panels.extra-by-track.title": "A further column of numbers by group",
  "panels.extra-by-track.description":
    "Mean, median and sum of a column of numbers that the model has no place for, by group, with how many entries have a number and how many have none: those take no part, and are no 0. In small groups single entries move the mean. The column and the groups are chosen beside the title.",
  "panels.extra-by-track.by": "Groups",
  "panels.extra-by-track.figure": "Figure",
  "panels.extra-by-track.of.mean": "Mean of {{name}}",
  "panels.extra-by-track.of.median": "Median of {{name}}",
  "panels.extra-by-track.of.sum": "Sum of {{name}}",
  "panels.extra-by-track.with": "With / all",
  "panels.extra-by-track.with-value": "Entries with a number",
  "panels.extra-by-track.with-value.unfiltered": "Entries with a number (unfiltered)",
  "panels.extra-by-track.without": "Entries without a number",
  "panels.extra-by-track.without.unfiltered": "Entries without a number (unfiltered)",
  "panels.extra-by-track.none": "No number",
  "panels.extra-by-track.all":
    "{{count}} {{count|entry has|entries have}} “{{name}}”: mean {{mean}}, median {{median}}, sum {{sum}}",
  "panels.extra-by-track.most.mean":
    "among groups of {{least}} or more, the highest mean is that of {{name}} ({{value}}, {{count}} {{count|entry|entries}})",
  "panels.extra-by-track.most.median":
    "among groups of {{least}} or more, the highest median is that of {{name}} ({{value}}, {{count}} {{count|entry|entries}})",
  "panels.extra-by-track.most.sum":
    "the highest sum is that of {{name}} ({{value}}, {{count}} {{count|entry|entries}})",
  "panels.extra-by-track.one.mean": "{{name}}: mean {{value}} ({{count}} {{count|entry|entries}})",
  "panels.extra-by-track.one.median": "{{name}}: median {{value}} ({{count}} {{count|entry|entries}})",
  "panels.extra-by-track.one.sum": "{{name}}: sum {{value}} ({{count}} {{count|entry|entries}})",
  "panels.extra-by-track.bare": "{{count}} {{count|group has|groups have}} no number{{names}}",

  "panels.coverage-track-extra.title": "Tracks × further dimension",
  "panels.coverage-track-extra.description":
    "Each track's entries by a column of the imported files that the model has no place for; which one is chosen beside the title. Drafts and withdrawn entries are not counted.",
  "panels.cross-tab.of-extra": "Of the group",
  "panels.cross-tab.extra":
    "{{tracks}} {{tracks|track|tracks}} × {{values}} {{values|group|groups}} of “{{field}}”, {{what}}",
  "panels.cross-tab.chosen.extra": "Chosen tracks ({{tracks}}) × groups of “{{field}}” ({{values}}), {{what}}",
  "panels.cross-tab.emptiest-track.extra": ", most of them in {{name}} ({{count}} of {{of}} {{of|group|groups}})",
  "panels.cross-tab.bare-values.extra": "groups without any {{what}}: {{count}}",
};
