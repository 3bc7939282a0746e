import { init } from "echarts/core";
import { describe, expect, it } from "vitest";
import type { Settings } from "../../../src/model/settings.ts";
import { LIGHT } from "../../../src/panels/drawing/palette.ts";
import { participationByArea } from "../../../src/panels/participation/participation-by-area.ts";
import { participationByOrgType } from "../../../src/panels/participation/participation-by-org-type.ts";
import { registerCharts } from "../../../src/panels/register.ts";
import type { PanelContext } from "../../../src/panels/types.ts";
import { catalogue, columnNames, context, FUZHOU, frameOf, inFuzhou, tableOf, totals, zh } from "./contest.ts";

registerCharts();

type Target = Settings["targets"][number];
const target = (value: string, aim: number, metric: Target["metric"] = "registrations"): Target => ({
  dimension: "area",
  value,
  metric,
  target: aim,
});

const within = (settings: Partial<Settings>, more: Partial<PanelContext> = {}): PanelContext => ({
  ...context(),
  catalogue: {
    ...catalogue,
    loaded: [...catalogue.loaded, "results"],
    settings: { ...catalogue.settings, ...settings },
  },
  ...more,
});

const UNIVERSITY = { kind: "points", field: "org_type", values: ["university"] } as const;

describe("participation by area", () => {
  it("lists the official areas with zeros, then others that occur, and what is not given last", () => {
    const areas = ["福州", "漳州", "厦门"];
    const frame = frameOf(participationByArea, { ...within({}), catalogue: { ...within({}).catalogue, areas } });
    expect(tableOf(frame).map((row) => [row.area, row.registrations, row.submissions, row.awards])).toEqual([
      ["福州", 10, 5, 1],
      ["漳州", 0, 0, 0],
      ["厦门", 25, 17, 2],
      ["三明", 3, 0, 0],
      ["未填", 4, 2, 1],
    ]);
    expect(frame.summary(zh)).toBe(
      "4 个地区共报名 42 个项目，厦门最多（25 个）；1 个地区没有报名（漳州）；另有 4 个项目未填地区。",
    );
  });

  it("does not say 0 awards where no results are loaded", () => {
    expect(tableOf(frameOf(participationByArea))[0]).toMatchObject({ area: "福州", awards: null });
  });

  it("holds everything that came in against the targets, whatever is filtered", () => {
    const set = within({ targets: [target("福州", 20), target("厦门", 25), target("厦门", 34, "submissions")] });
    const [fuzhou, xiamen] = tableOf(frameOf(participationByArea, set));
    expect(fuzhou).toMatchObject({ target: 20, fulfilment: 0.5, target_submissions: null });
    expect(xiamen).toMatchObject({ fulfilment: 1, target_submissions: 34, fulfilment_submissions: 0.5 });
    const filtered = participationByArea.frame(inFuzhou, totals, { ...set, selection: [UNIVERSITY] });
    expect((filtered === null ? [] : tableOf(filtered))[1]).toMatchObject({ registrations: 0, fulfilment: 1 });
    expect(frameOf(participationByArea, set).summary(zh)).toContain(
      "设有报名目标的 2 个地区中 1 个已达到，福州完成率最低（50%）",
    );
  });

  it("keeps unfiltered numbers beside filtered ones, and speaks of what meets the filter", () => {
    const frame = participationByArea.frame(inFuzhou, totals, { ...context(), selection: [UNIVERSITY] });
    expect(
      (frame === null ? [] : tableOf(frame)).map((row) => [row.registrations, row.registrations_unfiltered]),
    ).toEqual([
      [10, 10],
      [0, 25],
      [0, 3],
      [0, 4],
    ]);
    expect(frame?.summary(zh)).toBe(
      "3 个地区共有 10 个项目符合筛选（占全部 42 个的 24%），福州最多（10 个）；2 个地区没有符合筛选的报名（厦门、三明）。",
    );
  });

  it("marks what is chosen and does not call it a filter of its own", () => {
    expect(participationByArea.frame(totals, totals, context([FUZHOU]))?.summary(zh)).toBe(
      "选中的 1 个地区共报名 10 个项目。",
    );
    expect(frameOf(participationByArea).select({ kind: "click", key: "厦门" })).toEqual({
      kind: "points",
      field: "area",
      values: ["厦门"],
    });
  });

  it("keeps what is not given last when areas stand by count", () => {
    const order = { ...context(), settings: { ...context().settings, order: "count" as const } };
    const drawn = JSON.stringify(frameOf(participationByArea, order).option(ENV).yAxis);
    expect(drawn).toContain('["厦门","福州","三明","未填"]');
  });

  it("names the contract's columns first", () => {
    expect(columnNames(frameOf(participationByArea)).slice(0, 4)).toEqual([
      "area",
      "registrations",
      "submissions",
      "awards",
    ]);
  });
});

const ENV = { theme: LIGHT, t: zh, language: "zh-CN" as const, width: 480, height: 400 };

describe("areas as tiles", () => {
  const tiles: Partial<Settings> = {
    areas: [
      { name: "福州", tile: { row: 1, column: 2 } },
      { name: "厦门", tile: { row: 2, column: 1 } },
    ],
    targets: [target("福州", 20)],
  };
  const asTiles = { settings: { ...context().settings, choices: { "participation-by-area.look": "tiles" } } };

  /** Texts of a chart with their places. */
  function textsOf(tiled: PanelContext): readonly { readonly text: string; readonly x: number; readonly y: number }[] {
    const picture = init(null, null, { renderer: "svg", ssr: true, width: ENV.width, height: ENV.height });
    picture.setOption(frameOf(participationByArea, tiled).option(ENV));
    const svg = picture.renderToSVGString();
    picture.dispose();
    return [
      ...svg.matchAll(/<text[^>]*?(?:x="([\d.-]+)" y="([\d.-]+)"|translate\(([\d.-]+) ([\d.-]+)\))[^>]*>([^<]*)</g),
    ].map(([, x, y, dx, dy, text]) => ({ text: text ?? "", x: Number(x ?? dx), y: Number(y ?? dy) }));
  }

  it("stand where the settings put them, those without a place below, each with name and number", () => {
    const texts = textsOf(within(tiles, asTiles));
    const at = (name: string) => texts.find(({ text }) => text === name) ?? { x: Number.NaN, y: Number.NaN };
    expect(at("福州").x).toBeGreaterThan(at("厦门").x);
    expect(at("福州").y).toBeLessThan(at("厦门").y);
    expect(at("三明").y).toBeGreaterThan(at("厦门").y);
    expect(at("未填").y).toBe(at("三明").y);
    expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(["10", "25", "3", "4", "50%"]));
  });

  it("are offered only where the settings place some", () => {
    const names = (each: PanelContext) =>
      participationByArea.controls(each).map((control) => (typeof control === "string" ? control : control.name));
    expect(names(within(tiles))).toEqual(["participation-by-area.look", "order"]);
    expect(names(within(tiles, asTiles))).toEqual(["participation-by-area.look"]);
    expect(names(within({}, asTiles))).toEqual(["order"]);
    expect(textsOf(within({}, asTiles)).map(({ text }) => text)).toContain("报名数（个项目）");
  });

  it("take room below for areas without a place, in as many rows as the width asks for", () => {
    const tiled = within(tiles, asTiles);
    const heightOf = (areas: readonly string[], width: number) =>
      participationByArea.height({ ...tiled, catalogue: { ...tiled.catalogue, areas } }, width);
    const others = ["省直", "省外", "港澳台", "三明", "未填"];
    expect(heightOf(["福州", "厦门", ...others], 2000)).toBeGreaterThan(heightOf(["福州", "厦门"], 2000));
    expect(heightOf(["福州", "厦门", ...others], 300)).toBeGreaterThan(heightOf(["福州", "厦门", ...others], 2000));
  });
});

describe("participation by kind of organisation", () => {
  it("lists every kind in its order, those without entries too, by their names", () => {
    const rows = tableOf(frameOf(participationByOrgType, within({})));
    expect(rows.map((row) => row.org_type)).toEqual([
      "企业",
      "党政机关",
      "事业单位",
      "高等院校",
      "科研院所",
      "医疗机构",
      "社会组织",
      "个人",
      "其他",
      "未填",
    ]);
    expect(
      rows.filter((row) => row.registrations !== 0).map((row) => [row.org_type, row.submissions, row.awards]),
    ).toEqual([
      ["企业", 19, 3],
      ["高等院校", 5, 0],
      ["未填", 0, 1],
    ]);
  });

  it("says who has most and how many kinds have none", () => {
    expect(frameOf(participationByOrgType).summary(zh)).toBe(
      "9 类单位共报名 42 个项目，企业最多（30 个）；7 类单位没有报名；另有 2 个项目未填单位类型。",
    );
  });
});
