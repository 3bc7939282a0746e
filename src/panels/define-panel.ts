import type { Columns } from "../model/columns.ts";
import { behindQuery } from "./rows/behind.ts";
import type { Panel, PanelContext, PanelDefinition, PanelQuery } from "./types.ts";

/**
 * Turns a panel's pure functions into the one shape that screens and reports work with.
 * Throws if a result for one of the panel's own queries is missing: that is a mistake of the caller.
 */
export function definePanel<Results extends Record<string, PanelQuery>, View>(
  definition: PanelDefinition<Results, View>,
): Panel {
  const pick = (
    results: Readonly<Record<string, Columns>>,
    context: PanelContext,
  ): { readonly [K in keyof Results]: Columns } => {
    const picked: Record<string, Columns> = {};
    for (const name of Object.keys(definition.queries(context))) {
      const columns = results[name];
      if (columns === undefined) throw new Error(`panel ${definition.id}: no result for query ${name}`);
      picked[name] = columns;
    }
    return picked as { readonly [K in keyof Results]: Columns };
  };
  return {
    id: definition.id,
    title: definition.title,
    description: definition.description,
    needs: definition.needs,
    field: definition.field,
    height: definition.height,
    queries: definition.queries,
    controls: (context) => definition.controls?.(context) ?? [],
    behind(context) {
      const [first] = Object.values(definition.queries(context));
      if (first === undefined) throw new Error(`panel ${definition.id} asks nothing`);
      return definition.behind?.(context) ?? behindQuery(first);
    },
    frame(results, totals, context) {
      const view = definition.view(pick(results, context), pick(totals, context), context);
      if (view === null) return null;
      return {
        option: (env) => definition.option(view, env),
        table: (t) => definition.table(view, t),
        summary: (t) => definition.summary(view, t),
        select: (event) => definition.select?.(event, view) ?? null,
        rows: (event) => definition.rows?.(event, view) ?? null,
        brush: definition.brush?.(view) ?? null,
      };
    },
  };
}
