import { describe, expect, it } from "vitest";
import { Matcher } from "../../../src/ingest/build/match.ts";
import { numeral } from "../../../src/ingest/values/whole-numbers.ts";

const tracks = [
  { track_id: "T01", track_no: 1, track_name: "工业制造" },
  { track_id: "T02", track_no: 2, track_name: "现代农业" },
  { track_id: "T12", track_no: 12, track_name: "城市治理" },
];
const problem = (track: string, no: number, title: string) => ({
  problem_id: `${track}-P0${no}`,
  track_id: track,
  problem_no: no,
  problem_title: title,
});
const problems = [
  problem("T01", 1, "产品智能设计"),
  problem("T01", 2, "供应链风险预警"),
  problem("T02", 1, "智慧农业"),
  problem("T02", 2, "供应链风险预警"),
];
const matcher = new Matcher({ tracks, problems });

describe("track", () => {
  it.each([
    ["T01", "T01"],
    ["t1", "T01"],
    ["工业制造", "T01"],
    ["工业制造赛道", "T01"],
    ["赛道一：工业制造赛道", "T01"],
    ["赛道1:工业制造", "T01"],
    ["赛道 一 : 工业制造 赛道", "T01"],
    ["赛道十二", "T12"],
    ["12", "T12"],
    ["第二赛道", "T02"],
    // The name decides, whatever its number in another contest.
    ["赛道五：现代农业赛道", "T02"],
    ["工业制造业", null],
    ["赛道一：智能制造", null],
    ["99", null],
  ])("%j → %j", (text, id) => {
    expect(matcher.track(text)).toBe(id);
  });
});

describe("problem", () => {
  it.each([
    ["T01-P02", null, "T01-P02"],
    ["T1P2", null, "T01-P02"],
    ["1-2", null, "T01-P02"],
    ["智慧农业", null, "T02-P01"],
    ["赛题1：智慧农业", null, "T02-P01"],
    ["赛题 1: 智慧 农业", "T02", "T02-P01"],
    ["赛题2", "T01", "T01-P02"],
    ["2", "T02", "T02-P02"],
    ["赛题二", "T02", "T02-P02"],
    // One title in two tracks: the row's track tells, without it nobody can.
    ["供应链风险预警", "T02", "T02-P02"],
    ["供应链风险预警", null, null],
    // A number counts within a track.
    ["赛题2", null, null],
    ["智慧农村", "T02", null],
  ])("%j in %j → %j", (text, track, id) => {
    expect(matcher.problem(text, track)).toBe(id);
  });
});

describe("numeral", () => {
  it.each([
    ["一", 1],
    ["十", 10],
    ["十七", 17],
    ["二十", 20],
    ["九十九", 99],
    ["17", 17],
    ["百", null],
    ["", null],
  ])("%j → %j", (text, value) => {
    expect(numeral(text)).toBe(value);
  });
});

describe("a name that may be meant", () => {
  it.each([
    ["工业智造赛道", "T01"],
    ["赛道二：现代农", "T02"],
    ["现代农业业", "T02"],
    ["工业旅游", null],
  ])("%j → %j", (text, id) => {
    expect(matcher.likely("track", text)?.id ?? null).toBe(id);
  });
});
