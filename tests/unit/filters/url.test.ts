import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/filters/clauses.ts";
import { decode, encode } from "../../../src/filters/url.ts";
import { anyPlace } from "./places.ts";

describe("the address of a view", () => {
  it("gives back every state it was made from", () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        expect(decode(encode(place))).toEqual({ ...place, dropped: [] });
      }),
    );
  });

  it("gives back every address it was read from", () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        const address = encode(place);
        expect(encode(decode(address))).toBe(address);
      }),
    );
  });

  it("survives the escaping of a browser's address bar", () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        const { hash } = new URL(encode(place), "https://contest.example/app/");
        expect(decode(hash)).toEqual({ ...place, dropped: [] });
      }),
    );
  });

  it("reads as people write it", () => {
    const address =
      "#/overview?track=T01,T05&area=福州&score=60..80&day=2026-05-01..2026-06-01&stage=preliminary&order=count&step=2.5&coverage-track-area.share=row";
    expect(decode(address)).toEqual({
      route: "overview",
      selection: [
        { kind: "points", field: "track", values: ["T01", "T05"] },
        { kind: "points", field: "area", values: ["福州"] },
        { kind: "range", field: "score", from: 60, to: 80 },
        { kind: "range", field: "day", from: 20_574, to: 20_605 },
      ],
      settings: {
        stage: "preliminary",
        order: "count",
        scoreStep: 2.5,
        choices: { "coverage-track-area.share": "row" },
      },
      dropped: [],
    });
    expect(encode(decode(address))).toBe(address);
  });

  it("names judges by key, and never by an identifier that may be a name", () => {
    const judged = (...values: string[]) =>
      encode({
        route: "scores",
        selection: [{ kind: "points", field: "judge", values }],
        settings: DEFAULT_SETTINGS,
      });
    expect(judged("J014", "~2")).toBe("#/scores?judge=J014,~2");
    for (const name of ["王一", "ZhangWei", "13800138000", "350102196001011234", "评委1", "~0"]) {
      expect(judged("J014", name)).toBe("#/scores");
    }
  });

  it("names only what differs from the default", () => {
    expect(encode({ route: "coverage", selection: [], settings: DEFAULT_SETTINGS })).toBe("#/coverage");
  });

  it.each(["", "#", "#/"])("takes %j for the overview without a complaint", (hash) => {
    expect(decode(hash)).toEqual({ route: "overview", selection: [], settings: DEFAULT_SETTINGS, dropped: [] });
  });

  it.each([
    ["#/nowhere", "#/overview", [{ part: "nowhere", reason: "unknown" }]],
    ["#/Coverage?track=T01", "#/overview?track=T01", [{ part: "Coverage", reason: "unknown" }]],
    ["#/scores?colour=red", "#/scores", [{ part: "colour=red", reason: "unknown" }]],
    ["#/scores?track", "#/scores", [{ part: "track=", reason: "value" }]],
    ["#/scores?track=", "#/scores", [{ part: "track=", reason: "value" }]],
    ["#/scores?track=T01,,T02", "#/scores?track=T01,T02", [{ part: "track=", reason: "value" }]],
    ["#/scores?track=T01,T01", "#/scores?track=T01", [{ part: "track=T01", reason: "repeated" }]],
    ["#/scores?track=T01&track=T02", "#/scores?track=T01", [{ part: "track=T02", reason: "repeated" }]],
    ["#/scores?area=%E7%A6,福州", "#/scores?area=福州", [{ part: "area=%E7%A6", reason: "value" }]],
    ["#/scores?judge=王一,J014", "#/scores?judge=J014", [{ part: "judge=王一", reason: "value" }]],
    ["#/scores?judge=~2&score_given=60..80", "#/scores?judge=~2&score_given=60..80", []],
    ["#/scores?score=60", "#/scores", [{ part: "score=60", reason: "value" }]],
    ["#/scores?score=80..60", "#/scores", [{ part: "score=80..60", reason: "value" }]],
    ["#/scores?score=60..60", "#/scores", [{ part: "score=60..60", reason: "value" }]],
    ["#/scores?score=60..70..80", "#/scores", [{ part: "score=60..70..80", reason: "value" }]],
    ["#/scores?score=60..1e999", "#/scores", [{ part: "score=60..1e999", reason: "value" }]],
    ["#/scores?score=0x10..80", "#/scores", [{ part: "score=0x10..80", reason: "value" }]],
    ["#/scores?score=..80", "#/scores", [{ part: "score=..80", reason: "value" }]],
    ["#/scores?score=%zz", "#/scores", [{ part: "score=%zz", reason: "value" }]],
    ["#/scores?score=1..2&score=bad", "#/scores?score=1..2", [{ part: "score=bad", reason: "repeated" }]],
    ["#/scores?day=2026-02-30..2026-03-01", "#/scores", [{ part: "day=2026-02-30..2026-03-01", reason: "value" }]],
    ["#/scores?day=2026-5-1..2026-06-01", "#/scores", [{ part: "day=2026-5-1..2026-06-01", reason: "value" }]],
    ["#/scores?stage=quarterfinal", "#/scores", [{ part: "stage=quarterfinal", reason: "value" }]],
    ["#/scores?stage=final&stage=semifinal", "#/scores?stage=final", [{ part: "stage=semifinal", reason: "repeated" }]],
    ["#/scores?order=random", "#/scores", [{ part: "order=random", reason: "value" }]],
    ["#/scores?step=0", "#/scores", [{ part: "step=0", reason: "value" }]],
    ["#/scores?score-by-track.=x", "#/scores", [{ part: "score-by-track.=x", reason: "unknown" }]],
    ["#/scores?score-by-track.scale=", "#/scores", [{ part: "score-by-track.scale=", reason: "value" }]],
    ["#/scores?a.b=x&a.b=y", "#/scores?a.b=x", [{ part: "a.b=y", reason: "repeated" }]],
    ["#/scores?step=-5", "#/scores", [{ part: "step=-5", reason: "value" }]],
    ["#/scores?step=wide&track=T01", "#/scores?track=T01", [{ part: "step=wide", reason: "value" }]],
  ])("reads %s as %s and says what it left out", (hash, canonical, dropped) => {
    const place = decode(hash);
    expect(encode(place)).toBe(canonical);
    expect(place.dropped).toEqual(dropped);
  });
});
