export interface ChartItem {
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** Where an ECharts option holds data items `{ value, key }` of one key. */
export const itemsWithKey = (option: Readonly<Record<string, unknown>>, key: string): readonly ChartItem[] =>
  list(option.series).flatMap((series, seriesIndex) =>
    isRecord(series)
      ? list(series.data).flatMap((item, dataIndex) =>
          isRecord(item) && item.key === key ? [{ seriesIndex, dataIndex }] : [],
        )
      : [],
  );
