import type { EChartsCoreOption } from "echarts/core";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** A drawn item whose groups take nothing over from the children they had. */
function withoutMerge(item: unknown): unknown {
  if (!isRecord(item) || item.type !== "group") return item;
  const children = Array.isArray(item.children) ? item.children.map(withoutMerge) : item.children;
  return { ...item, $mergeChildren: false, children };
}

/**
 * Has custom series draw each item anew. ECharts matches a group's children by their place, and where another kind of
 * shape now stands in a place it keeps the old one's position: a bar would stand where a text was.
 */
export function drawnAnew(option: EChartsCoreOption): EChartsCoreOption {
  const { series } = option;
  if (!Array.isArray(series)) return option;
  return {
    ...option,
    series: series.map((one: unknown) => {
      if (!isRecord(one) || typeof one.renderItem !== "function") return one;
      const { renderItem } = one;
      return { ...one, renderItem: (...args: readonly unknown[]) => withoutMerge(renderItem(...args)) };
    }),
  };
}
