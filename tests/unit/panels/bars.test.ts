import { graphic, init } from "echarts/core";
import { describe, expect, it } from "vitest";
import { type BarsChart, barsOption } from "../../../src/panels/drawing/bars.ts";
import { type RowsShape, rowsHeight } from "../../../src/panels/drawing/labelled-rows.ts";
import { LIGHT, soft } from "../../../src/panels/drawing/palette.ts";
import { registerCharts } from "../../../src/panels/register.ts";
import { zh } from "./contest.ts";

registerCharts();

interface Area {
  readonly key: string | null;
  readonly registrations: number;
  readonly submissions: number;
  readonly all: number;
}

const areas: readonly Area[] = [
  { key: "福州", registrations: 40, submissions: 10, all: 80 },
  { key: null, registrations: 0, submissions: 0, all: 5 },
];

const shape: RowsShape = { rowHeight: 26, isNumbered: false, isHeaded: false };

const chart: BarsChart<Area> = {
  shape,
  rows: areas,
  keyOf: ({ key }) => key,
  nameOf: ({ key }) => key ?? "未填",
  value: { name: "报名数", of: ({ registrations }) => registrations },
  totalOf: ({ all }) => all,
  filtered: false,
  columns: [],
  chosen: new Set(),
  axis: { name: "个" },
  tooltip: ({ submissions }) => [["<提交数>", String(submissions)]],
};

const SIZE = { width: 500, height: 200 };
const env = { theme: LIGHT, t: zh, language: "zh-CN" as const, ...SIZE };

/** The bars drawn in a colour, as lengths in pixels. */
function lengths(change: Partial<BarsChart<Area>>, colour: string): readonly number[] {
  const picture = init(null, null, { renderer: "svg", ssr: true, ...SIZE });
  picture.setOption(barsOption(env, { ...chart, ...change }));
  const shapes = picture.getZr().storage.getDisplayList(true);
  const bars = shapes.flatMap((shape) =>
    shape instanceof graphic.Rect && Array.isArray(shape.shape.r) && shape.style.fill === colour
      ? [shape.shape.width]
      : [],
  );
  picture.dispose();
  return bars;
}

/** Lines drawn upright in the ink of texts, as their places across: targets. */
function targetsAt(change: Partial<BarsChart<Area>>, least = 14): readonly number[] {
  const picture = init(null, null, { renderer: "svg", ssr: true, ...SIZE });
  picture.setOption(barsOption(env, { ...chart, ...change }));
  const places = picture
    .getZr()
    .storage.getDisplayList(true)
    .flatMap((shape) =>
      shape instanceof graphic.Line && shape.style.lineWidth === 2 && shape.shape.y2 - shape.shape.y1 > least
        ? [shape.shape.x1]
        : [],
    );
  picture.dispose();
  return places;
}

function textsOf(change: Partial<BarsChart<Area>>): readonly string[] {
  const picture = init(null, null, { renderer: "svg", ssr: true, ...SIZE });
  picture.setOption(barsOption(env, { ...chart, ...change }));
  const svg = picture.renderToSVGString();
  picture.dispose();
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? "");
}

describe("bars", () => {
  it("carry a line at what they are to reach, also beyond the longest bar, where a target is set", () => {
    const target = { name: "目标", of: ({ key }: Area) => (key === null ? null : 160) };
    const [at = 0, ...others] = targetsAt({ target });
    expect(others).toEqual([]);
    const [value = 0] = lengths({ target }, LIGHT.data);
    const [zero = 0] = targetsAt({ target: { ...target, of: ({ key }: Area) => (key === null ? 0 : null) } });
    // The axes differ: the second reaches to 80 only, and both begin at the same place.
    expect((at - zero) / value).toBeCloseTo(4, 1);
    expect(targetsAt({})).toEqual([]);
    expect(textsOf({ target })).toContain("目标");
  });

  it("keep their figure free of a target's line, which then stands above and below it", () => {
    const lines = (aim: number) => {
      const target = { name: "目标", of: ({ key }: Area) => (key === null ? null : aim) };
      // The legend has its own at the very left.
      return targetsAt({ target }, 0).filter((at) => at > 100);
    };
    expect(lines(80)).toHaveLength(1);
    expect(lines(20)).toHaveLength(1);
    // Just beyond 40.
    expect(lines(42)).toHaveLength(2);
  });

  it("keep the figure of the total before the filter free of a target's line, too", () => {
    const linesAt = (aim: number): number => {
      const target = { name: "目标", of: ({ key }: Area) => (key === null ? null : aim) };
      return targetsAt({ target, filtered: true }, 0).filter((at) => at > 100).length;
    };
    // The ghost ends at 80, and its figure stands behind it.
    expect(linesAt(60)).toBe(1);
    expect(linesAt(83)).toBe(2);
  });

  it("give way to words where a row has no figure, which is not 0", () => {
    const shown = textsOf({ insteadOf: ({ key }) => (key === null ? "未开始" : null) });
    expect(shown).toContain("未开始");
    expect(lengths({ insteadOf: () => "未开始" }, LIGHT.data)).toEqual([]);
  });

  it("are as long as their values, and stand before the totals as ghosts where a filter is set", () => {
    const [value = 0] = lengths({ filtered: true }, LIGHT.data);
    const [ghost = 0, other = 0] = lengths({ filtered: true }, LIGHT.ghost);
    expect(ghost / value).toBeCloseTo(2, 1);
    expect(ghost / other).toBeCloseTo(16, 0);
    expect(lengths({}, LIGHT.ghost)).toEqual([]);
  });

  it("show a part in the full tone over the softer one of the whole", () => {
    const part = { name: "提交数", of: ({ submissions }: Area) => submissions };
    const [whole = 0] = lengths({ part }, soft(LIGHT, LIGHT.data));
    const [own = 0] = lengths({ part }, LIGHT.data);
    expect(whole / own).toBeCloseTo(4, 1);
  });

  it("turn to the accent where chosen, and grey where others are", () => {
    expect(lengths({ chosen: new Set(["福州"]) }, LIGHT.accent)).toHaveLength(1);
    expect(lengths({ chosen: new Set(["厦门"]) }, LIGHT.muted)).toHaveLength(2);
  });

  it("select by their keys, and rows without one select nothing", () => {
    const [series] = barsOption(env, chart).series;
    expect(series?.data).toEqual([{ value: [80, 0], key: "福州", name: "福州" }, { value: [5, 1] }]);
  });

  it("say in a tooltip what the texts of people's files say, never as markup", () => {
    expect(barsOption(env, chart).tooltip.formatter({ dataIndex: 0 })).toContain("&lt;提交数&gt;");
  });
});

describe("the height of a chart of rows", () => {
  it("is that of its rows; names that do not fit on a line make all rows taller", () => {
    const [one, two] = [["福州"], ["福州", "厦门"]].map((names) => rowsHeight(shape, names, 500));
    expect((two ?? 0) - (one ?? 0)).toBe(26);
    const long = "一家名字很长很长很长很长很长很长的单位";
    expect(rowsHeight(shape, [long, long], 320) - rowsHeight(shape, [long], 320)).toBe(26 + 2 * 15);
  });

  it("goes by the rows drawn where there are fewer of them than names", () => {
    expect(rowsHeight(shape, ["福州", "厦门", "漳州"], 500, 2)).toBe(rowsHeight(shape, ["福州", "厦门"], 500));
  });
});
