import type { Problem, Track } from "../../model/catalogue.ts";

export interface AnnouncedTrack extends Pick<Track, "track_id" | "track_no" | "track_name"> {
  readonly line: number;
  /** The whole heading, as written. */
  readonly heading: string;
  /** What stands between the heading and the first problem; usually nothing. */
  readonly introduction: string;
}

export interface AnnouncedProblem extends Omit<Problem, "max_entries"> {
  readonly line: number;
  /** The whole heading, as written. */
  readonly heading: string;
  /** Lines at which a text cut in two (by a page break) was joined again, with nothing between. */
  readonly joinedAt: readonly number[];
}

export interface Announcement {
  /** Everything before the first track, line by line. */
  readonly preamble: readonly string[];
  readonly tracks: readonly AnnouncedTrack[];
  readonly problems: readonly AnnouncedProblem[];
  /** Page numbers left by a conversion: no part of any text. */
  readonly pageNumbers: readonly { readonly line: number; readonly text: string }[];
}
