import type { Clause, Field, Selection } from "../../filters/clauses.ts";
import { sameClause } from "../../filters/selection.ts";
import type { MessageKey } from "../../model/messages.ts";
import { ownField } from "../../panels/lookup.ts";
import type { RowsQuestion } from "../../panels/rows/statement.ts";
import type { Panel, PanelContext } from "../../panels/types.ts";

/** What somebody has asked to see, as it stood then: filters may change behind it. */
export interface RowsAsked {
  readonly title: MessageKey;
  /** How what the rows stand behind is counted. */
  readonly description: MessageKey;
  readonly question: RowsQuestion;
}

/** Whether a clause says all that another one says, and perhaps more. */
const covers = (clause: Clause, other: Clause): boolean =>
  sameClause(clause, other) ||
  (clause.kind === "points" &&
    other.kind === "points" &&
    clause.field === other.field &&
    clause.values.every((value) => other.values.includes(value)));

/** Clauses on top of a selection; what they say more narrowly is said once. */
const onTop = (selection: Selection, clauses: readonly Clause[]): Selection => [
  ...selection.filter((present) => !clauses.some((clause) => covers(clause, present))),
  ...clauses,
];

/**
 * The rows behind a panel, or behind a mark of it, which `clauses` name. A mark's figure is counted without the
 * panel's own clause, which only says what is marked; so are its rows.
 */
export function rowsOfPanel(panel: Panel, context: PanelContext, clauses: readonly Clause[] | null): RowsAsked {
  const own: Field | null = ownField(panel, context);
  const others = context.selection.filter(({ field }) => field !== own);
  const selection = clauses === null ? context.selection : onTop(others, clauses);
  const marks = clauses ?? selection.filter(({ field }) => field === own);
  return {
    title: panel.title,
    description: panel.description,
    question: { behind: panel.behind(context), context: { ...context, selection }, own, marks },
  };
}
