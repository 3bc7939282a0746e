import * as echarts from "echarts/core";
import { type CSSProperties, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { armBrush, type BrushRange, coordRange, isByHand, showRange, withBrush } from "./chart-brush.ts";
import { itemsWithKey } from "./chart-items.ts";
import { replacedBy } from "./chart-redraw.ts";
import { EChart } from "./EChart.ts";
import { useLatest } from "./use-latest.ts";

export interface ChartProps {
  readonly option: echarts.EChartsCoreOption;
  /** CSS pixels; as wide as the element that holds it. */
  readonly width: number;
  readonly height: number;
  /** What a screen reader says in place of the picture. */
  readonly label: string;
  /** Set where the x axis can be brushed: the range selected now, in the axis' values. */
  readonly brush?: { readonly range: BrushRange | null } | null;
  readonly brushColor?: string;
  /** Items of this key are lit up. */
  readonly highlight?: string | null;
  /** An item that carries a `key` was clicked; `add`: with Ctrl or ⌘. */
  readonly onItem?: (key: string, add: boolean) => void;
  readonly onHover?: (key: string | null) => void;
  /** A drag over the axis: at each step, and at its `end`; null: the area was taken away. */
  readonly onBrush?: (range: BrushRange | null, end: boolean) => void;
  /** This option is on the screen now. */
  readonly onDrawn?: (option: echarts.EChartsCoreOption) => void;
}

interface ItemEvent {
  readonly data?: unknown;
  readonly event?: { readonly event?: { readonly ctrlKey?: boolean; readonly metaKey?: boolean } };
}

const keyOf = ({ data }: ItemEvent): string | null =>
  typeof data === "object" && data !== null && "key" in data && typeof data.key === "string" ? data.key : null;

/**
 * A chart that redraws without flashing, reports clicks and brushes by value, and lights up items by key.
 * What it draws depends on `option` alone: nothing of an earlier option stays.
 */
export function Chart(props: ChartProps) {
  const { option, width, height, label, brush = null, brushColor, highlight = null } = props;
  const isBrushable = brush !== null;
  const instance = useRef<echarts.ECharts | null>(null);
  // Only the chart under the pointer has tooltips and can be dragged on: the others are spared what that costs.
  const [isUnderPointer, setIsUnderPointer] = useState(false);
  const isArmed = useRef(false);
  /** The range whose area is drawn; undefined: one drawn by hand. */
  const area = useRef<string | undefined>("");
  // While a person drags, the chart they drag on stands still: a new option would take the area from under the hand.
  const [held, setHeld] = useState<echarts.EChartsCoreOption | null>(null);
  const latest = useLatest(props);

  const complete = useMemo(() => {
    const { tooltip, ...picture } = isBrushable ? withBrush(option, brushColor) : option;
    return isUnderPointer ? { ...picture, tooltip } : picture;
  }, [option, isBrushable, brushColor, isUnderPointer]);
  const drawn = useLatest(complete);

  // echarts-for-react binds the handlers it was first given, so these never change and read the newest props.
  const events = useMemo(
    () => ({
      click: (event: ItemEvent) => {
        const key = keyOf(event);
        const pressed = event.event?.event;
        if (key !== null) latest().onItem?.(key, pressed?.ctrlKey === true || pressed?.metaKey === true);
      },
      mouseover: (event: ItemEvent) => latest().onHover?.(keyOf(event)),
      mouseout: () => latest().onHover?.(null),
      globalout: () => latest().onHover?.(null),
      brush: (event: unknown) => {
        if (!isByHand(event)) return;
        setHeld((already) => already ?? drawn());
        area.current = undefined;
        latest().onBrush?.(coordRange(event), false);
      },
      brushEnd: (event: unknown) => {
        if (!isByHand(event)) return;
        setHeld(null);
        latest().onBrush?.(coordRange(event), true);
      },
    }),
    [latest, drawn],
  );

  const shown = held ?? complete;
  const replaced = useMemo(() => replacedBy(shown), [shown]);
  const from = brush?.range?.[0];
  const to = brush?.range?.[1];
  /** What belongs to the picture besides its option; the picture then stands. */
  const finish = useCallback(
    (chart: echarts.ECharts) => {
      // By the sizes given, not the element's: asking that would have the browser lay out the page for every chart.
      if (chart.getWidth() !== width || chart.getHeight() !== height) chart.resize({ width, height });
      if (!isBrushable) {
        isArmed.current = false;
        area.current = "";
      } else if (held === null) {
        if (isUnderPointer && !isArmed.current) {
          armBrush(chart);
          isArmed.current = true;
        }
        const range = from === undefined || to === undefined ? "" : `${from} ${to}`;
        if (area.current !== range) showRange(chart, from === undefined || to === undefined ? null : [from, to]);
        area.current = range;
      }
      chart.getZr().flush();
      // A chart that stands still under the hand shows all it is going to show of the newest option.
      latest().onDrawn?.(complete);
    },
    [complete, held, isBrushable, isUnderPointer, from, to, width, height, latest],
  );
  useEffect(() => {
    const chart = instance.current;
    if (chart !== null && !chart.isDisposed()) finish(chart);
  }, [finish]);

  const light = useCallback(
    (type: "highlight" | "downplay") => {
      const chart = instance.current;
      if (chart === null || chart.isDisposed() || highlight === null) return;
      for (const item of itemsWithKey(shown, highlight)) chart.dispatchAction({ type, ...item });
    },
    [shown, highlight],
  );
  useEffect(() => {
    light("highlight");
    return () => light("downplay");
  }, [light]);

  // The chart comes right after the page has its element, after the effects above or before them.
  const begin = useLatest((chart: echarts.ECharts) => {
    instance.current = chart;
    isArmed.current = false;
    area.current = "";
    finish(chart);
    light("highlight");
  });
  const onReady = useCallback((chart: echarts.ECharts) => begin()(chart), [begin]);

  // SVG: sharp on paper and at any zoom. The first size, said here, spares echarts-for-react a measurement of its own,
  // taken while the page may still be moving; other options would have it start anew, so later sizes go by `resize`.
  const [opts] = useState({ renderer: "svg" as const, width, height });
  const style = useMemo<CSSProperties>(() => ({ height, width: "100%" }), [height]);
  return (
    <div
      role="img"
      aria-label={label}
      className="ui-chart"
      style={style}
      // At once: the chart's own handlers hear of the same movement next.
      onPointerEnter={() => flushSync(() => setIsUnderPointer(true))}
      onPointerLeave={() => setIsUnderPointer(false)}
    >
      <EChart
        echarts={echarts}
        option={shown}
        replaceMerge={replaced}
        style={style}
        opts={opts}
        autoResize={false}
        onEvents={events}
        onChartReady={onReady}
      />
    </div>
  );
}
