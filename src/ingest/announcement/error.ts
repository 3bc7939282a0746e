/**
 * Why a text is no announcement that can be used: the reason and the way out, with values in {{name}}.
 * Screens translate by the fault and its values; the English is for logs and scripts.
 */
const FAULTS = {
  empty: ["the text is empty", "Choose a file with the announcement's text"],
  no_track: [
    "no line is the heading of a track",
    "Headings such as 赛道一：工业制造赛道 stand at the start of a line of their own",
  ],
  problem_before_track: [
    "this problem stands before any track",
    "Put the heading of its track, such as 赛道一：工业制造赛道, on a line above it",
  ],
  unreadable_number: ["{{numeral}} is no number", "Number headings with 1, 2, 3 … or 一 to 九十九"],
  track_repeated: [
    "this is track {{number}} where track {{expected}} is due",
    "Remove the repeated track or number it anew",
  ],
  track_skipped: [
    "this is track {{number}} where track {{expected}} is due",
    "Add the missing track or number this one anew",
  ],
  problem_repeated: [
    "this is problem {{number}} where problem {{expected}} of its track is due",
    "Remove the repeated problem or number it anew",
  ],
  problem_skipped: [
    "this is problem {{number}} where problem {{expected}} of its track is due",
    "Add the missing problem or number this one anew",
  ],
  no_colon: [
    "this begins like a heading but has no colon after its number",
    "Write a colon there, or join the line with the one before if it belongs to a text",
  ],
  empty_track_name: ["the track has no name", "Write its name after the colon"],
  empty_title: ["the problem has no title", "Write its title after the colon"],
  empty_text: ["the problem has no text", "Write its text below the heading"],
  track_without_problems: [
    "the track has no problem",
    "Add its problems (赛题 1：…) below it, or remove the line if it belongs to a list of contents",
  ],
  same_track_name: ["the track in line {{other}} has the same name", "Give each track a name of its own"],
  same_title: [
    "the problem in line {{other}} of this track has the same title",
    "Give each problem of a track a title of its own",
  ],
  same_text: ["the problem in line {{other}} has the same text", "Give each problem a text of its own"],
} as const satisfies Record<string, readonly [reason: string, wayOut: string]>;

export type AnnouncementFault = keyof typeof FAULTS;

export interface AnnouncementPlace {
  /** Counted from 1 as a text editor counts. */
  readonly line: number;
  readonly text: string;
}

/** A text that does not parse, refused as a whole: with the line, the reason and the way out. */
export class AnnouncementError extends Error {
  override readonly name = "AnnouncementError";
  constructor(
    readonly fault: AnnouncementFault,
    readonly place: AnnouncementPlace,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    const [reason, wayOut] = FAULTS[fault];
    super(`line ${place.line} “${excerpt(place.text)}”: ${fill(reason, values)}. ${wayOut}.`);
  }
}

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key]));

const excerpt = (text: string): string => {
  const characters = [...text.trim()];
  return characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : characters.join("");
};
