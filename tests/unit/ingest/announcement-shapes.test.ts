import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAnnouncement } from "../../../src/ingest/announcement/announcement.ts";
import { AnnouncementError } from "../../../src/ingest/announcement/error.ts";
import { parseNumeral } from "../../../src/ingest/announcement/numbers.ts";

const SMALL =
  "赛道一：甲赛道\n\n赛题1：子\n\n子的正文。\n\n赛题2：丑\n\n丑的正文。\n\n赛道二：乙赛道\n\n赛题1：寅\n\n寅的正文。\n";

const summary = (text: string) => {
  const { tracks, problems } = parseAnnouncement(text);
  return {
    tracks: tracks.map((track) => track.track_name),
    problems: problems.map((problem) => [problem.problem_id, problem.problem_title, problem.problem_text]),
  };
};

describe("other announcements of the same shape", () => {
  test.each([
    ["half-width colons", SMALL.replaceAll("：", ":")],
    ["blanks around number and colon", SMALL.replace(/^(赛[道题])(.)：/gm, "$1　$2 ： ")],
    ["tracks numbered in digits", SMALL.replace("赛道一", "赛道1").replace("赛道二", "赛道 2")],
    ["full-width digits", SMALL.replaceAll("赛题1", "赛题１").replace("赛题2", "赛题２")],
    ["problems numbered in Chinese", SMALL.replaceAll("赛题1", "赛题一").replace("赛题2", "赛题二")],
    ["Windows line ends", SMALL.replaceAll("\n", "\r\n")],
    ["old Macintosh line ends", SMALL.replaceAll("\n", "\r")],
    ["a byte order mark", `\uFEFF${SMALL}`],
    ["no blank lines", SMALL.replaceAll("\n\n", "\n")],
    ["indented lines", SMALL.replace(/^(?=.)/gm, "　　")],
    ["names without a closing 赛道", SMALL.replaceAll("赛道\n", "\n")],
    ["a preamble that speaks of tracks and problems", `各赛道赛题如下\n赛题1 至 3 见下文\n赛道一览\n\n${SMALL}`],
    ["a text cut by a page break", SMALL.replace("子的正文。", "子的\n\n正文。")],
    ["page numbers between two pages", SMALL.replace("子的正文。", "子的\n\n— 3 —\n\n正文。\n\n第 4 页 共 9 页")],
    ["a form feed before a heading", SMALL.replace("赛道二", "\f赛道二")],
  ])("with %s", (_, text) => {
    expect(summary(text)).toEqual({
      tracks: ["甲", "乙"],
      problems: [
        ["T01-P01", "子", "子的正文。"],
        ["T01-P02", "丑", "丑的正文。"],
        ["T02-P01", "寅", "寅的正文。"],
      ],
    });
  });

  test("page numbers are set aside, not lost", () => {
    const { pageNumbers } = parseAnnouncement(SMALL.replace("子的正文。", "子的\n- 3 -\n正文。"));
    expect(pageNumbers).toEqual([{ line: 6, text: "- 3 -" }]);
  });

  test("words between a track and its first problem are its introduction", () => {
    const { tracks } = parseAnnouncement(SMALL.replace("赛题1：子", "本赛道面向全省。\n\n赛题1：子"));
    expect(tracks.map((track) => track.introduction)).toEqual(["本赛道面向全省。", ""]);
  });

  test("whatever is written as an announcement is read back", () => {
    const word = fc.stringMatching(/^[甲-龟A-Za-z]([甲-龟A-Za-z0-9 ,，（）“”-]{0,20}[甲-龟A-Za-z。])?$/);
    const problem = fc.record({ title: word, pieces: fc.array(word, { minLength: 1, maxLength: 3 }) });
    const contest = fc.array(fc.record({ name: word, problems: fc.array(problem, { minLength: 1, maxLength: 4 }) }), {
      minLength: 1,
      maxLength: 12,
    });
    const style = fc.record({
      colon: fc.constantFrom("：", ":"),
      end: fc.constantFrom("\n", "\r\n", "\n\n", "\n \n"),
    });
    fc.assert(
      fc.property(contest, style, (tracks, { colon, end }) => {
        const lines: string[] = [];
        const expected: string[][] = [];
        tracks.forEach((track, t) => {
          lines.push(`赛道${t + 1}${colon}${t}${track.name}赛道`);
          track.problems.forEach(({ title, pieces }, p) => {
            // The numbers keep names, titles and texts apart from each other.
            lines.push(`赛题 ${p + 1}${colon}${p}${title}`, `文${t}之${p}`, ...pieces);
            expected.push([`${t}${track.name}`, `${p}${title}`, `文${t}之${p}${pieces.join("")}`]);
          });
        });
        const parsed = parseAnnouncement(lines.join(end));
        const names = new Map(parsed.tracks.map((track) => [track.track_id, track.track_name]));
        expect(
          parsed.problems.map((read) => [names.get(read.track_id), read.problem_title, read.problem_text]),
        ).toEqual(expected);
      }),
    );
  });
});

describe("numbers of headings", () => {
  test.each([
    ["1", 1],
    ["１２", 12],
    ["一", 1],
    ["十", 10],
    ["十七", 17],
    ["二十", 20],
    ["二十一", 21],
    ["九十九", 99],
  ])("%s is %i", (text, number) => {
    expect(parseNumeral(text)).toBe(number);
  });

  test.each(["", "0", "零", "十十", "一二", "一十二三", "百"])("“%s” is none", (text) => {
    expect(parseNumeral(text)).toBeNull();
  });
});

describe("a text that does not parse is refused with its line and the reason", () => {
  const refusal = (text: string): { fault: string; line: number; text: string; message: string } => {
    try {
      parseAnnouncement(text);
    } catch (error) {
      if (error instanceof AnnouncementError) return { fault: error.fault, ...error.place, message: error.message };
      throw error;
    }
    throw new Error("the text was taken");
  };

  test.each([
    ["an empty text", " \r\n\n", "empty", 1],
    ["no track", "报名须知\n\n一、时间\n", "no_track", 1],
    ["a problem before any track", `赛题1：子\n\n${SMALL}`, "problem_before_track", 1],
    ["a track twice", SMALL.replace("赛道二：乙", "赛道一：乙"), "track_repeated", 11],
    ["a track left out", SMALL.replace("赛道二", "赛道三"), "track_skipped", 11],
    ["a first track that is not the first", SMALL.replace("赛道一", "赛道二"), "track_skipped", 1],
    ["a problem twice", SMALL.replace("赛题2", "赛题1"), "problem_repeated", 7],
    ["a problem left out", SMALL.replace("赛题2", "赛题3"), "problem_skipped", 7],
    ["a number that is none", SMALL.replace("赛道二", "赛道十十"), "unreadable_number", 11],
    ["a number beyond ninety-nine", SMALL.replace("赛道二", "赛道一百零一"), "unreadable_number", 11],
    ["a heading without its colon", SMALL.replace("赛题2：", "赛题2、"), "no_colon", 7],
    ["a heading with a blank for its colon", SMALL.replace("赛题2：", "赛题2 "), "no_colon", 7],
    ["a track without a name", SMALL.replace("乙赛道", "赛道"), "empty_track_name", 11],
    ["a problem without a title", SMALL.replace("丑\n\n", "\n\n"), "empty_title", 7],
    ["a problem without a text", SMALL.replace("子的正文。", ""), "empty_text", 3],
    ["a last problem without a text", SMALL.replace("寅的正文。", ""), "empty_text", 13],
    ["a track without problems", `赛道一：甲\n\n${SMALL}`, "track_without_problems", 1],
    ["two tracks of one name", SMALL.replace("乙赛道", "甲赛道"), "same_track_name", 11],
    ["two problems of one title in a track", SMALL.replace("：丑", "：子"), "same_title", 7],
    ["two problems of one text", SMALL.replace("寅的正文", "子的正文"), "same_text", 13],
  ])("%s", (_, text, fault, line) => {
    const refused = refusal(text);
    expect(refused).toMatchObject({ fault, line });
    expect(refused.message).toContain(`line ${line} “${refused.text}”`);
    expect(refused.message).not.toContain("{{");
  });

  test("the same title in two tracks is no fault", () => {
    expect(() => parseAnnouncement(SMALL.replace("寅\n", "子\n"))).not.toThrow();
  });

  test("the message says what is wrong and how to mend it", () => {
    expect(refusal(SMALL.replace("赛题2", "赛题4")).message).toBe(
      "line 7 “赛题4：丑”: this is problem 4 where problem 2 of its track is due. Add the missing problem or number this one anew.",
    );
  });
});
