import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseAnnouncement } from "../../../src/ingest/announcement/announcement.ts";

const source = readFileSync(new URL("../../../data/2026-fujian-problems.txt", import.meta.url), "utf8");
const { preamble, tracks, problems, pageNumbers } = parseAnnouncement(source);

const byId = (problem_id: string) => problems.find((problem) => problem.problem_id === problem_id);
const withoutBlanks = (text: string): string => text.replace(/\s/g, "");

test("the announcement has 17 tracks and 120 problems, so many in each track", () => {
  expect(tracks).toHaveLength(17);
  expect(problems).toHaveLength(120);
  expect(tracks.map(({ track_id }) => problems.filter((problem) => problem.track_id === track_id).length)).toEqual([
    5, 12, 3, 13, 12, 4, 3, 5, 4, 6, 15, 5, 8, 7, 5, 6, 7,
  ]);
});

test("track names stand without their number and the closing 赛道, in the announcement's order", () => {
  expect(tracks.map((track) => track.track_name).join(" ")).toBe(
    "工业制造 现代农业 商贸流通 交通运输 金融服务 科技创新 医疗健康 医疗保障 应急管理 气象服务 城市治理 绿色低碳 人力资源 体育发展 文物保护利用 中医药 数据基础设施",
  );
  expect(tracks.map((track) => track.track_no)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
});

test("identifiers are text of fixed width, and problem numbers restart in each track", () => {
  expect(tracks[0]?.track_id).toBe("T01");
  expect(tracks[16]?.track_id).toBe("T17");
  expect(byId("T02-P12")).toMatchObject({ track_id: "T02", problem_no: 12 });
  expect(byId("T03-P01")).toMatchObject({ track_id: "T03", problem_no: 1 });
  expect(new Set(problems.map((problem) => problem.problem_id)).size).toBe(120);
});

test("every character that is not blank comes back out of the parse, in order", () => {
  const parts = [...preamble];
  for (const track of tracks) {
    parts.push(track.heading, track.introduction);
    for (const problem of problems) {
      if (problem.track_id === track.track_id) parts.push(problem.heading, problem.problem_text);
    }
  }
  expect(withoutBlanks(parts.join(""))).toBe(withoutBlanks(source));
  expect(pageNumbers).toEqual([]);
});

test("a heading is its number and its title, nothing else", () => {
  for (const problem of problems) {
    expect([
      `赛题${problem.problem_no}：${problem.problem_title}`,
      `赛题 ${problem.problem_no}：${problem.problem_title}`,
    ]).toContain(problem.heading);
  }
});

test("titles and texts equal an independent reading of the announcement", () => {
  // By position in the whole text rather than line by line: what lies between one mark and the next.
  const marks = [...source.matchAll(/\n赛(?:道|题 ?)(?<no>[^：]+)：(?<title>[^\n]+)\n/g)];
  const read = marks.flatMap((mark, index) => {
    if (mark[0].startsWith("\n赛道")) return [];
    const text = source.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? source.length);
    return [{ no: Number(mark.groups?.no), title: mark.groups?.title, text: text.replaceAll("\n", "") }];
  });
  expect(problems.map(({ problem_no: no, problem_title: title, problem_text: text }) => ({ no, title, text }))).toEqual(
    read,
  );
});

test("23 texts cut by page breaks are joined again with nothing between", () => {
  expect(problems.filter((problem) => problem.joinedAt.length === 1)).toHaveLength(23);
  expect(problems.filter((problem) => problem.joinedAt.length > 1)).toEqual([]);
  expect(byId("T04-P07")?.problem_text).toContain("构建电子航道图服务高质量数据集，综合应用");
  expect(byId("T04-P07")?.joinedAt).toEqual([137]);
});

test("each text is one line, ends with a full stop and has no blank at its ends", () => {
  for (const { problem_text } of problems) expect(problem_text).toMatch(/^\S[^\n\r]*。$/);
});

test("half-width commas and the spaces inside foreign names stay as they are", () => {
  const texts = problems.map((problem) => problem.problem_text).join("\n");
  expect(texts).toContain("围绕AI for Science等科研新模式");
  expect(texts).toContain("探索利用 5G-A 基站");
  const count = (character: string, text: string): number => text.split(character).length - 1;
  expect(count(",", texts)).toBe(count(",", source));
});

test("a problem knows its line, so that its row opens to the place in the text", () => {
  const lines = source.split("\n");
  for (const { line, heading } of [...tracks, ...problems]) expect(lines[line - 1]).toBe(heading);
});
