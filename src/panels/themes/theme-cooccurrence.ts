import type { Translate } from "../../model/messages.ts";
import { panelControl } from "../control.ts";
import { definePanel } from "../define-panel.ts";
import { crossHeight } from "../drawing/cross-tab-layout.ts";
import { formatCount } from "../format.ts";
import { clickOn } from "../lookup.ts";
import { listed, sentence } from "../sentence.ts";
import type { PanelQuery, TableData } from "../types.ts";
import { pairMatrix, pairShape } from "./theme-cooccurrence-chart.ts";
import { NETWORK_HEIGHT, pairNetwork } from "./theme-cooccurrence-network.ts";
import {
  type CooccurrenceView,
  cooccurrenceView,
  drawnTerms,
  isNested,
  type PairForm,
  pairKey,
  type TermPair,
} from "./theme-cooccurrence-view.ts";

/** Which terms stand in the same problems. */

const ID = "theme-cooccurrence";

const FORM = panelControl<PairForm>(ID, "form", {
  label: "panels.theme-terms.form",
  values: { matrix: "themes.pairs.matrix", network: "themes.pairs.network" },
  initial: "matrix",
});

const carried: PanelQuery = {
  from: "term_facts",
  groupBy: { problem_id: "problem_id", term: "term" },
  measures: { occurrences: { op: "sum", of: "occurrences" } },
};

/** All pairs with a problem in common. */
function table({ pairs }: CooccurrenceView, t: Translate): TableData {
  return {
    columns: [
      { name: "term_a", label: t("themes.pairs.term_a"), format: "text" },
      { name: "term_b", label: t("themes.pairs.term_b"), format: "text" },
      { name: "problems", label: t("themes.pairs.both"), format: "integer" },
      { name: "problems_unfiltered", label: t("columns.problems_unfiltered"), format: "integer" },
    ],
    rows: pairs.map(({ a, b, kept, all }) => [a.term, b.term, kept, all]),
  };
}

/** So many pairs can be taken in. */
const NAMED = 3;

function summary({ pairs, byKey, chosenPairs, filtered, problems }: CooccurrenceView, t: Translate): string {
  const named = (pair: TermPair): string =>
    t("themes.pairs.pair", { pair: pairKey(pair), count: formatCount(pair.kept) });
  const chosen = [...chosenPairs].flatMap((key) => byKey.get(key) ?? []);
  if (chosen.length > 0) {
    return sentence(t, [t("themes.pairs.chosen", { pairs: listed(t, chosen.slice(0, NAMED).map(named)) })], filtered);
  }
  const found = pairs.filter(({ kept }) => kept > 0);
  const first = found.filter((pair) => !isNested(pair)).slice(0, NAMED);
  if (first.length === 0) return sentence(t, [t("themes.pairs.none")], filtered);
  const figures = { count: formatCount(found.length), problems: formatCount(problems) };
  return sentence(
    t,
    [t("themes.pairs.all", figures), t("themes.pairs.most", { pairs: listed(t, first.map(named)) })],
    filtered,
  );
}

export const themeCooccurrence = definePanel<{ readonly carried: PanelQuery }, CooccurrenceView>({
  id: ID,
  title: "themes.pairs.title",
  description: "themes.pairs.description",
  needs: [],
  field: "term",
  controls: () => [FORM],
  height: (context, width) =>
    FORM.read(context.settings) === "network"
      ? NETWORK_HEIGHT
      : crossHeight(pairShape(drawnTerms(context), width, ""), width),
  queries: () => ({ carried }),
  behind: () => ({
    kind: "problems",
    where: "problem_id IN (SELECT CAST(problem_id AS VARCHAR) FROM term_facts)",
  }),
  view: (results, totals, context) => cooccurrenceView(results, totals, context, FORM.read(context.settings)),
  option: (view, env) => (view.form === "network" ? pairNetwork(view, env) : pairMatrix(view, env)),
  table,
  summary,
  select: clickOn("term"),
});
