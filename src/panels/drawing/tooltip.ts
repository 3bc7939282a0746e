import { format } from "echarts/core";
import type { DrawEnv } from "../types.ts";

/** What appears under the pointer. */

/** A title, and lines of label and figure. */
export type TooltipWords = readonly [title: string, lines: readonly (readonly [label: string, figure: string])[]];

/** A tooltip's text as HTML. Everything is escaped: texts come from people's files. */
export function tooltipText(...[title, lines]: TooltipWords): string {
  const rows = lines.map(
    ([label, figure]) =>
      `<div style="display:flex;justify-content:space-between;gap:20px"><span>${format.encodeHTML(label)}</span>` +
      `<b style="font-weight:600;font-variant-numeric:tabular-nums">${format.encodeHTML(figure)}</b></div>`,
  );
  return (
    `<div style="max-width:280px;white-space:normal;line-height:1.55">` +
    `<div style="font-weight:600;margin-bottom:2px">${format.encodeHTML(title)}</div>${rows.join("")}</div>`
  );
}

/** The look of tooltips; a chart adds `trigger` and `formatter`. */
export const tooltipLook = ({ theme }: DrawEnv) => ({
  confine: true,
  backgroundColor: theme.background,
  borderColor: theme.line,
  padding: [8, 12] as [number, number],
  textStyle: { color: theme.text, fontSize: 12, fontFamily: theme.fontFamily },
  transitionDuration: 0,
});

/** Tooltips of a series' items, which stand in its data in this order; none where there is nothing to say. */
export const itemTooltip = <Item>(
  env: DrawEnv,
  items: readonly Item[],
  wordsOf: (item: Item) => TooltipWords | null,
) => ({
  ...tooltipLook(env),
  trigger: "item" as const,
  formatter: ({ dataIndex }: { readonly dataIndex: number }): string => {
    const item = items[dataIndex];
    const words = item === undefined ? null : wordsOf(item);
    return words === null ? "" : tooltipText(...words);
  },
});
