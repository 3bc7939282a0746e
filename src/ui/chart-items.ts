/** A series is told by its id where it has one: after redraws it need not stand where the option names it. */
export type ChartItem = ({ readonly seriesId: string } | { readonly seriesIndex: number }) & {
  readonly dataIndex: number;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** Keys are paths of steps with hyphens between (T02-P03): one is related to itself and to what is above and below it. */
const isRelated = (a: string, b: string): boolean => a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);

/** Where an ECharts option holds data items `{ value, key }` that a key is related to. */
export const itemsWithKey = (option: Readonly<Record<string, unknown>>, key: string): readonly ChartItem[] =>
  list(option.series).flatMap((series, seriesIndex) =>
    isRecord(series)
      ? list(series.data).flatMap((item, dataIndex) =>
          isRecord(item) && typeof item.key === "string" && isRelated(item.key, key)
            ? [{ ...(typeof series.id === "string" ? { seriesId: series.id } : { seriesIndex }), dataIndex }]
            : [],
        )
      : [],
  );
