import { memo, useCallback, useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { Clause } from "../../filters/clauses.ts";
import { clauseOf, sameClause } from "../../filters/selection.ts";
import { registerCharts } from "../../panels/register.ts";
import type { Panel, PanelFrame } from "../../panels/types.ts";
import { Chart } from "../../ui/Chart.tsx";
import type { BrushRange } from "../../ui/chart-brush.ts";
import { useOwnField } from "../use-answer.ts";
import { useAppearance, useFilters, useWorkspace } from "../workspace.ts";

registerCharts();

export interface PanelChartProps {
  readonly panel: Panel;
  readonly frame: PanelFrame;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly onDrawn: () => void;
  /** Somebody wants to see the rows behind a mark: what they have in common. */
  readonly onRows: (clauses: readonly Clause[]) => void;
}

/** One step of a drag a picture: what comes between two pictures is never seen, and need not be asked. */
function useFrameSteps(run: (clause: Clause) => void) {
  const waiting = useRef<{ clause: Clause; request: number } | null>(null);
  const drop = useCallback(() => {
    if (waiting.current !== null) cancelAnimationFrame(waiting.current.request);
    waiting.current = null;
  }, []);
  useEffect(() => drop, [drop]);
  const step = useCallback(
    (clause: Clause) => {
      if (waiting.current !== null) {
        waiting.current.clause = clause;
        return;
      }
      const request = requestAnimationFrame(() => {
        const next = waiting.current;
        waiting.current = null;
        if (next !== null) run(next.clause);
      });
      waiting.current = { clause, request };
    },
    [run],
  );
  return { step, drop };
}

/** A panel's frame as a chart that selects: a click names a value, a drag a range. */
export const PanelChart = memo(function PanelChart(props: PanelChartProps) {
  const { panel, frame, width, height, label, onDrawn, onRows } = props;
  const { t, language, theme } = useAppearance();
  const { pointer, filters } = useWorkspace();
  const highlight = useStore(pointer, (state) => state.key);
  const { select, preview, commit, clear } = useFilters((state) => state);
  const own = useOwnField(panel);
  const option = useMemo(
    () => frame.option({ theme, t, language, width, height }),
    [frame, theme, t, language, width, height],
  );
  const showStep = useCallback(
    (clause: Clause) => {
      // Within one bin nothing changes.
      if (!sameClause(clauseOf(filters.getState().selection, clause.field), clause)) preview(clause);
    },
    [filters, preview],
  );
  const { step, drop } = useFrameSteps(showStep);

  const onItem = (key: string, add: boolean) => {
    const clause = frame.select({ kind: "click", key });
    const rows = clause === null ? frame.rows({ kind: "click", key }) : null;
    if (clause !== null) select(clause, { multiple: add });
    if (rows !== null) onRows(rows);
  };
  const onBrush = (range: BrushRange | null, end: boolean) => {
    const clause = range === null ? null : frame.select({ kind: "brush", from: range[0], to: range[1] });
    pointer.setState({ isDragging: !end });
    if (!end) {
      if (clause !== null) step(clause);
      return;
    }
    drop();
    if (clause !== null) {
      preview(clause);
      commit();
    } else if (own !== null) clear(own);
  };
  return (
    <Chart
      option={option}
      width={width}
      height={height}
      label={label}
      brush={frame.brush}
      brushColor={theme.accent}
      highlight={highlight}
      onItem={onItem}
      onHover={(key) => pointer.setState({ key })}
      onBrush={onBrush}
      onDrawn={onDrawn}
    />
  );
});
