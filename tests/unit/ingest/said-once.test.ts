import { expect, test } from "vitest";
import { saidOnce } from "../../../src/ingest/build/said-once.ts";

const ROWS = 20_000;
const all = <T>(value: T): readonly T[] => Array.from({ length: ROWS }, () => value);
const scores = {
  stage: all("preliminary"),
  entry_id: Array.from({ length: ROWS }, (_, i) => `E${i}`),
  criterion: [...all("总分").slice(1), "创新性"],
  judge_id: [...all("J1").slice(1), null],
  score: all(90),
  recused: all(null),
  source_file: all("评分.csv"),
};

test("of a large table it is said once what all its rows say alike, or do not say", () => {
  expect(saidOnce({ table: "scores", rows: ROWS, columns: scores })).toEqual({
    stage: "preliminary",
    recused: null,
    source_file: "评分.csv",
    // Not given at all.
    round: null,
    scored_at: null,
    source_sheet: null,
    source_row: null,
  });
});

test("a small table says everything in its rows", () => {
  const few = Object.fromEntries(Object.entries(scores).map(([name, values]) => [name, values.slice(1)]));
  expect(saidOnce({ table: "scores", rows: ROWS - 1, columns: few })).toEqual({});
});
