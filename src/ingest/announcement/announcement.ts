import { announcementLines } from "./lines.ts";
import { AnnouncementReader } from "./reader.ts";
import type { Announcement } from "./types.ts";

/**
 * Reads a contest's announcement: tracks `赛道一：…赛道`, under each its problems `赛题 1：…` with one text of one
 * line each. Numbers may be Chinese or Arabic, colons of either width, blank lines may be missing. A text cut by a
 * page break is joined with nothing between.
 *
 * @throws AnnouncementError with line, reason and way out; a text is taken whole or not at all.
 */
export function parseAnnouncement(text: string): Announcement {
  const reader = new AnnouncementReader();
  for (const line of announcementLines(text)) reader.take(line);
  return reader.finish();
}
