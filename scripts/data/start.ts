import type { Session, StartData } from "../../src/engine/session/session-types.ts";
import { DEFAULT_SETTINGS } from "../../src/filters/clauses.ts";
import { evaluate } from "../../src/panels/evaluate.ts";
import type { Question } from "../../src/panels/types.ts";

/**
 * What the page can draw before it has an engine: the catalogue, and the answers to the questions under no filter,
 * gone the same way as on the page. The same data and questions give the same answers in the same order.
 *
 * @throws Error where the session cannot start
 */
export async function startData(session: Session, questions: readonly Question<unknown>[]): Promise<StartData> {
  await session.start();
  const { catalogue, status } = session.store.getState();
  if (catalogue === null) throw new Error(`the session has no catalogue: ${JSON.stringify(status)}`);
  const context = { catalogue, selection: [], settings: DEFAULT_SETTINGS };
  for (const question of questions) await evaluate(question, { crossfilter: session.crossfilter, context });
  const answers = Object.entries(session.crossfilter.answers()).sort(([a], [b]) => (a < b ? -1 : 1));
  return { catalogue, answers: Object.fromEntries(answers) };
}
