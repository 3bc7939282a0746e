import type { Crossfilter } from "../engine/types.ts";
import { evaluate } from "../panels/evaluate.ts";
import type { Question } from "../panels/types.ts";
import type { Answered, ReadyView, View } from "./view.ts";

/** Answers that were there before anything was drawn: a screen begins with them instead of with empty places. */
export class Ahead {
  readonly #answers = new Map<Question<unknown>, Answered<unknown>>();

  /** The answer to a question of exactly this view, if it is known. */
  of<Answer>(question: Question<Answer>, view: View): Answered<Answer> | undefined {
    // Each answer stands under the question that gave it.
    const answered = this.#answers.get(question) as Answered<Answer> | undefined;
    return answered !== undefined && answered.state !== "loading" && answered.view.version === view.version
      ? answered
      : undefined;
  }

  put(question: Question<unknown>, answer: unknown, view: ReadyView): void {
    this.#answers.set(question, answer === null ? { state: "empty", view } : { state: "ready", answer, view });
  }
}

/**
 * Asks questions of a view, and waits for nothing but what is known already. A question that needs the
 * engine, or fails, is asked again where it is shown, which says so.
 */
export async function askAhead(
  { catalogue, ...rest }: View,
  { crossfilter, ahead }: { readonly crossfilter: Crossfilter; readonly ahead: Ahead },
  questions: readonly Question<unknown>[],
): Promise<void> {
  if (catalogue === null) return;
  const current: ReadyView = { ...rest, catalogue };
  const { selection, settings } = current;
  const run = new AbortController();
  const evaluation = {
    crossfilter,
    context: { catalogue, selection, settings },
    signal: run.signal,
  };
  for (const question of questions) {
    evaluate(question, evaluation).then(
      (answer) => ahead.put(question, answer, current),
      () => undefined,
    );
  }
  // Everything that needs no worker is answered within this task.
  await new Promise((resolve) => setTimeout(resolve));
  run.abort();
}
