/** Stands where a chart will be, at the chart's own height, so that nothing moves when it comes. */
export function Skeleton({ height, label }: { readonly height: number; readonly label: string }) {
  return (
    <div className="ui-skeleton" style={{ height }} role="status">
      <span className="ui-hidden">{label}</span>
    </div>
  );
}
