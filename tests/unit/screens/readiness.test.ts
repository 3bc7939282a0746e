import { describe, expect, test } from "vitest";
import { createReadiness } from "../../../src/screens/readiness.ts";

function page() {
  const states: string[] = [];
  const marks: string[] = [];
  const measures: { name: string; start: number; end: number }[] = [];
  let clock = 0;
  const readiness = createReadiness({
    show: (state) => states.push(state),
    performance: {
      now: () => clock,
      mark: (name: string) => {
        marks.push(name);
        return {} as PerformanceMark;
      },
      measure: (name: string, options: { start: number; end: number }) => {
        measures.push({ name, start: options.start, end: options.end });
        return {} as PerformanceMeasure;
      },
    } as Performance,
  });
  return {
    readiness,
    marks,
    measures,
    state: () => states.at(-1),
    at: (time: number) => {
      clock = time;
    },
  };
}

describe("a page", () => {
  test("is ready once every participant shows the newest version", () => {
    const { readiness, state, marks } = page();
    const [chart, table] = [readiness.join(), readiness.join()];
    readiness.begin(1, "load");
    chart.settle(1);
    expect(state()).toBe("busy");
    table.settle(1);
    expect(state()).toBe("ready");
    expect(marks).toEqual(["charts-ready"]);
  });

  test("leaves ready within the very call that changes it", () => {
    const { readiness, state } = page();
    const chart = readiness.join();
    readiness.begin(1, "load");
    chart.settle(1);
    readiness.begin(2, "filter");
    expect(state()).toBe("busy");
  });

  test("takes no answer to an older version for the newest", () => {
    const { readiness, state } = page();
    const chart = readiness.join();
    readiness.begin(1, "load");
    readiness.begin(2, "filter");
    chart.settle(1);
    expect(state()).toBe("busy");
    chart.settle(2);
    expect(state()).toBe("ready");
  });

  test("waits no longer for a panel that has gone", () => {
    const { readiness, state } = page();
    const [stays, goes] = [readiness.join(), readiness.join()];
    readiness.begin(1, "load");
    stays.settle(1);
    goes.leave();
    expect(state()).toBe("ready");
  });

  test("waits for a panel that has come", () => {
    const { readiness, state } = page();
    const screen = readiness.join();
    readiness.begin(1, "load");
    const panel = readiness.join();
    screen.settle(1);
    expect(state()).toBe("busy");
    panel.settle(1);
    expect(state()).toBe("ready");
  });

  test("waits for nothing more from a panel that has left, though it still answers", () => {
    const { readiness, state } = page();
    const [gone, stays] = [readiness.join(), readiness.join()];
    readiness.begin(1, "load");
    gone.leave();
    gone.settle(1);
    readiness.begin(2, "filter");
    stays.settle(2);
    expect(state()).toBe("ready");
  });

  test("resolves `first` the first time", async () => {
    const { readiness } = page();
    const chart = readiness.join();
    readiness.begin(1, "load");
    chart.settle(1);
    await expect(readiness.first).resolves.toBeUndefined();
  });

  test("tells who waits for it: at once, or the next time", async () => {
    const { readiness } = page();
    const chart = readiness.join();
    readiness.begin(1, "load");
    const told: string[] = [];
    const waiting = readiness.ready().then(() => told.push("next"));
    chart.settle(0);
    await Promise.resolve();
    expect(told).toEqual([]);
    chart.settle(1);
    await waiting;
    await readiness.ready().then(() => told.push("at once"));
    expect(told).toEqual(["next", "at once"]);
  });
});

describe("the time of a filter", () => {
  test("runs from the first change to the last redraw", () => {
    const { readiness, measures, marks, at } = page();
    const chart = readiness.join();
    readiness.begin(1, "load");
    chart.settle(1);
    at(100);
    readiness.begin(2, "filter");
    at(108);
    readiness.begin(3, "filter");
    at(120);
    chart.settle(3);
    expect(measures).toEqual([{ name: "filter-update", start: 100, end: 120 }]);
    expect(marks).toEqual(["charts-ready"]);
  });

  test("is not taken of a change of screen or data", () => {
    const { readiness, measures, marks } = page();
    const chart = readiness.join();
    readiness.begin(1, "load");
    chart.settle(1);
    readiness.begin(2, "filter");
    readiness.begin(3, "load");
    chart.settle(3);
    expect(measures).toEqual([]);
    expect(marks).toEqual(["charts-ready", "charts-ready"]);
  });
});
