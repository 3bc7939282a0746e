import Button from "antd/es/button";
import Collapse from "antd/es/collapse";
import type { MergeExample, MergePlan, TableMerge } from "../../ingest/periods/merge.ts";
import { MERGE_MODES, type MergeMode } from "../../ingest/periods/merge-sql.ts";
import { isConcept } from "../../model/aliases/concepts.ts";
import type { MessageKey, Translate } from "../../model/messages.ts";
import { ENTRY_STATUSES, REVIEW_STATES } from "../../model/vocabulary.ts";
import { formatCount } from "../../panels/format.ts";
import { Choice } from "../../ui/Choice.tsx";
import { type LongColumn, LongTable } from "../../ui/LongTable.tsx";
import { useAppearance, useView } from "../workspace.ts";

interface Props {
  readonly plan: MergePlan;
  /** How the files are to meet what is there: the plan of it may still be on its way. */
  readonly mode: MergeMode;
  /** Null: it has been imported, and there is nothing to choose any more. */
  readonly onChoose: ((mode: MergeMode) => void) | null;
  /** The files are to make a data set of their own; null: they cannot. */
  readonly onApart: (() => void) | null;
}

const COUNTS = ["loaded", "added", "changed", "unseen", "same", "outside", "removed"] as const;

/** What a person looks at first. */
const ORDER: readonly MergeExample["state"][] = ["changed", "unseen", "added"];

/** How files meet the rows that are there: what is new, what changes, what they no longer name. */
export function MergeReview({ plan, mode: chosen, onChoose, onApart }: Props) {
  const { t } = useAppearance();
  // A count that is nought in every table says nothing, but for those that everybody looks for.
  const counts = COUNTS.filter(
    (count) =>
      count === "added" || count === "changed" || count === "unseen" || plan.tables.some((table) => table[count] > 0),
  );
  const examples = plan.tables
    .flatMap((table) => table.examples.map((example) => ({ table, example })))
    .sort((a, b) => ORDER.indexOf(a.example.state) - ORDER.indexOf(b.example.state));
  return (
    <section className="data-file" aria-label={t("data.merge.title")}>
      {onChoose === null ? null : (
        <>
          <h2>{t("data.merge.title")}</h2>
          <div className="data-question-answer">
            <Choice
              label={t("data.merge.mode")}
              value={chosen}
              onChange={onChoose}
              options={MERGE_MODES.map((mode) => ({ value: mode, label: t(`data.merge.mode.${mode}`) }))}
            />
            {onApart === null ? null : (
              <Button size="small" type="text" title={t("keeping.new.detail")} onClick={onApart}>
                {t("keeping.new")}
              </Button>
            )}
          </div>
          <p className="data-quiet data-line">{t(`data.merge.mode.${chosen}.means`)}</p>
        </>
      )}
      <section className="data-scroll" aria-label={t("data.merge.counts")} {...FOCUSABLE}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{t("data.loaded.table")}</th>
              {counts.map((count) => (
                <th scope="col" className="data-number" key={count}>
                  {t(`data.merge.${count}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.tables.map((table) => (
              <tr key={table.table}>
                <th scope="row">{t(`data.table.${table.table}`)}</th>
                {counts.map((count) => (
                  <td className="data-number" key={count}>
                    {formatCount(table[count])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {plan.relinked === 0 ? null : (
        <p className="data-quiet data-line">{t("data.merge.relinked", { count: plan.relinked })}</p>
      )}
      <AbsentTracks plan={plan} />
      {plan.tables.map((table) => (
        <ChangedColumns key={table.table} table={table} />
      ))}
      {examples.length === 0 ? null : (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: "rows",
              label: t("data.merge.rows"),
              children: <Examples examples={examples} />,
            },
          ]}
        />
      )}
    </section>
  );
}

/** What scrolls must be reachable by keyboard. */
const FOCUSABLE = { tabIndex: 0 } as const;

const columnName = (column: string, t: Translate): string => (isConcept(column) ? t(`data.concept.${column}`) : column);

/** Tracks that a file of many does not name: their entries stay as they are, and a person should know. */
function AbsentTracks({ plan: { absentTracks } }: { readonly plan: MergePlan }) {
  const { t } = useAppearance();
  const catalogue = useView((view) => view.catalogue);
  if (absentTracks.length === 0) return null;
  const named = absentTracks.map(({ track, entries }) => {
    const known = catalogue?.tracks.find(({ track_id }) => track_id === track);
    const name = track === null ? t("data.received.no-track") : (known?.track_name ?? track);
    return t("data.merge.absent.track", { track: name, count: entries });
  });
  return <p className="data-line data-warning">{t("data.merge.absent", { tracks: named.join(t("panels.comma")) })}</p>;
}

function ChangedColumns({ table: { table, columns } }: { readonly table: TableMerge }) {
  const { t } = useAppearance();
  if (columns.length === 0) return null;
  const list = columns
    .map(({ column, rows }) => t("data.merge.column", { column: columnName(column, t), rows: formatCount(rows) }))
    .join(t("panels.comma"));
  return (
    <p className="data-quiet data-line">
      {t("data.merge.columns", { table: t(`data.table.${table}`), columns: list })}
    </p>
  );
}

const WIDTHS: readonly (readonly [MessageKey, number])[] = [
  ["data.loaded.table", 110],
  ["data.merge.state", 100],
  ["data.merge.key", 260],
  ["data.merge.what", 140],
  ["data.merge.before", 200],
  ["data.merge.after", 200],
];

function Examples({
  examples,
}: {
  readonly examples: readonly { readonly table: TableMerge; readonly example: MergeExample }[];
}) {
  const { t } = useAppearance();
  const columns = WIDTHS.map(([label, width]): LongColumn => ({ key: label, label: t(label), width, numeric: false }));
  return (
    <LongTable
      caption={t("data.merge.rows")}
      columns={columns}
      count={examples.length}
      rowAt={(place) => {
        const found = examples[place];
        if (found === undefined) return null;
        const { table, example } = found;
        const { state, key, column, before, after } = example;
        return [
          t(`data.table.${table.table}`),
          t(`data.merge.${state}`),
          key,
          column === null ? "" : columnName(column, t),
          valueText(column, before, t),
          valueText(column, after, t),
        ];
      }}
    />
  );
}

/** A value as people say it; codes in words. */
function valueText(column: string | null, value: string | null, t: Translate): string {
  if (column === null) return "";
  if (value === null) return t("data.merge.none");
  if (column === "status") {
    const status = ENTRY_STATUSES.find((known) => known === value);
    if (status !== undefined) return t(`rows.status.${status}`);
  }
  if (column === "review_state") {
    const state = REVIEW_STATES.find((known) => known === value);
    if (state !== undefined) return t(`data.review.${state}`);
  }
  return value;
}
