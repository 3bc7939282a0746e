import type { cards as zh } from "../zh-CN/cards.ts";

export const cards: Readonly<Record<keyof typeof zh, string>> = {
  "data.found.region": "Region",
  "data.found.region.sheet":
    "{{from}}{{first}}:{{to}}{{last}} (rows {{first}}–{{last}}, {{columns}} {{columns|column|columns}})",
  "data.found.region.rows": "rows {{first}}–{{last}}, {{columns}} {{columns|column|columns}}",
  "data.mapping.dimension": "Further dimension",
  "data.cast": "Type",
  "data.cast.text": "text",
  "data.cast.number": "number",
  "data.cast.date": "date",
  "data.cast.moment": "date and time",
  "data.cast.boolean": "yes or no",
  "data.cast.misfits": "{{count}} do not fit",
  "data.cast.misfits.among": "{{count}} of the first {{among}} do not fit",
  "data.left-out":
    "{{count}} {{count|sheet goes|sheets go}} into no table: kept as read beside the data; everything else is imported",

  "data.done.kept": "{{rows}} {{rows|row|rows}} kept as read, in no table",
  "data.last-import": "Last import ({{at}}): {{files}}",
  "data.last-import.undo": "Undoing it takes the data back to what they were before.",

  "data.table.entry_extras": "Further dimensions",
  "data.rule.further_dimension":
    "Further dimensions: to filter and split by, under the names that the columns have; of numbers also their distribution, means and sums",
  "data.rule.no_dimension": "No further dimensions: no groups, too many, or personal; kept in the source table alone",

  "panels.score-distribution.split.extra": "{{count}} {{count|group|groups}} of “{{field}}”",
  "panels.stage-progress.least.extra":
    "Among groups of “{{field}}” with 10 registrations or more, {{name}} submits least of its registrations ({{share}})",
  "panels.participation.extra": "{{count}} {{count|group|groups}} of “{{field}}”",
  "panels.participation.chosen.extra": "{{count}} {{count|group|groups}} chosen",
  "panels.participation.bare.extra": "{{count}} {{count|group has|groups have}} no registrations{{names}}",
  "panels.participation.bare-filtered.extra":
    "{{count}} {{count|group has|groups have}} no registrations under the filter{{names}}",
  "panels.cross-tab.unknown.extra": "{{count}} more {{count|entry does|entries do}} not say “{{field}}”",
  "panels.participation-by-extra.title": "Participation by a further dimension",
  "panels.participation-by-extra.description":
    "Registrations, submissions and awards by a column of the imported files that the model has no place for; which one is chosen beside the title",
  "panels.participation-by-extra.column": "Further dimension",
};
