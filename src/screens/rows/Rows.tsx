import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { columnsOf } from "../../panels/rows/columns.ts";
import type { RowWords } from "../../panels/rows/words.ts";
import { clauseLine } from "../filters/wording.ts";
import { useAppearance } from "../workspace.ts";
import type { RowsAsked } from "./asked.ts";
import { hiddenColumns } from "./hidden-columns.ts";
import { RowsTable } from "./RowsTable.tsx";
import { RowsTools } from "./RowsTools.tsx";
import { SqlText } from "./SqlText.tsx";
import { useRowsSource } from "./use-rows-source.ts";

/** What is chosen in the drawer; it goes with it. */
interface Chosen {
  readonly isPersonal: boolean;
  readonly order: { readonly column: string; readonly isDescending: boolean } | null;
}

/** A header's next order: upwards, downwards, none. */
function turned(order: Chosen["order"], column: string): Chosen["order"] {
  if (order?.column !== column) return { column, isDescending: false };
  return order.isDescending ? null : { column, isDescending: true };
}

const NONE: readonly string[] = [];

/** The rows behind a figure, what they are, and what can be done with them. */
export function Rows({ asked }: { readonly asked: RowsAsked }) {
  const { t, language } = useAppearance();
  const { question } = asked;
  const { behind, context } = question;
  const [{ isPersonal, order }, setChosen] = useState<Chosen>({ isPersonal: false, order: null });
  const hidden = useStore(hiddenColumns, (all) => all[behind.kind] ?? NONE);
  const columns = useMemo(() => columnsOf(behind.kind, context, isPersonal), [behind, context, isPersonal]);
  const sorted = useMemo(() => {
    const column = columns.find(({ name }) => name === order?.column);
    return order === null || column === undefined ? null : { column, isDescending: order.isDescending };
  }, [columns, order]);
  const shown = useMemo(() => columns.filter(({ name }) => !hidden.includes(name)), [columns, hidden]);
  const source = useRowsSource(question, columns, sorted);
  const words = useMemo<RowWords>(() => ({ catalogue: context.catalogue, language, t }), [context, language, t]);
  const filters = context.selection.map((clause) => clauseLine(clause, { ...context, language, t }));
  return (
    <div className="rows">
      <p className="rows-filters">
        {filters.length === 0
          ? t("rows.filters.none")
          : t("rows.filters", { filters: filters.join(t("report.separator")) })}
      </p>
      <RowsTools
        asked={asked}
        filters={filters}
        columns={columns}
        shown={shown}
        words={words}
        source={source}
        isPersonal={isPersonal}
        order={sorted}
        onPersonal={(next) => setChosen({ isPersonal: next, order })}
      />
      <RowsTable
        caption={t("rows.table", { title: t(asked.title) })}
        columns={columns}
        shown={shown}
        words={words}
        source={source}
        order={order}
        onOrder={(column) => setChosen({ isPersonal, order: turned(order, column) })}
      />
      <SqlText question={question} columns={shown} order={sorted} />
    </div>
  );
}
