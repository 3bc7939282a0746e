import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Field } from "../filters/clauses.ts";
import { evaluate, prefetch } from "../panels/evaluate.ts";
import { ownField } from "../panels/lookup.ts";
import type { Question } from "../panels/types.ts";
import type { Participant } from "./readiness.ts";
import type { Answered, ReadyView } from "./view.ts";
import { useFilters, useView, useWorkspace } from "./workspace.ts";

export interface AnswerHandle<Answer> {
  readonly answered: Answered<Answer>;
  /** A newer answer is on its way. */
  readonly isStale: boolean;
  readonly retry: () => void;
  /** To be called once the answer is on the screen. */
  readonly shown: () => void;
}

/** The field that a question selects by as it is looked at now; null before anything is known of the data. */
export const useOwnField = (question: Pick<Question<unknown>, "field">): Field | null =>
  useView(({ catalogue, selection, settings }) =>
    catalogue === null ? null : ownField(question, { catalogue, selection, settings }),
  );

/**
 * Asks a question of the data again whenever the view changes. Each run aborts the one before, so an older result
 * never overwrites a newer one. What is announced to be changed next is asked ahead.
 */
export function useAnswer<Answer>(question: Question<Answer>): AnswerHandle<Answer> {
  const { session, readiness, filters, ahead } = useWorkspace();
  const view = useView((state) => state);
  const active = useFilters((state) => state.active);
  const [answered, setAnswered] = useState<Answered<Answer>>(() => ahead.of(question, view) ?? { state: "loading" });
  /** The version whose answer was known before it was asked for here; null once that has been made use of. */
  const known = useRef(answered.state === "loading" ? null : answered.view.version);
  const [attempt, setAttempt] = useState(0);
  const participant = useRef<Participant | null>(null);
  const failed = useStore(session.store, ({ status }) => (status.phase === "failed" ? status.message : null));
  const isRestarting = useStore(session.store, ({ status }) => status.phase === "restarting");

  useEffect(() => {
    const joined = readiness.join();
    participant.current = joined;
    return () => joined.leave();
  }, [readiness]);

  // A new attempt is a new request of the same view, and so is an engine that broke off or came back; what is
  // announced to change next is not.
  const request = useMemo(() => ({ view, question, attempt, isRestarting }), [view, question, attempt, isRestarting]);
  const evaluation = useCallback(
    (of: ReadyView, signal: AbortSignal) => ({
      crossfilter: session.crossfilter,
      context: { catalogue: of.catalogue, selection: of.selection, settings: of.settings },
      signal,
    }),
    [session],
  );
  useEffect(() => {
    const { view, question } = request;
    const isKnown = known.current === view.version;
    known.current = null;
    if (isKnown) return;
    const { catalogue } = view;
    if (catalogue === null) {
      // Without a catalogue nothing can be asked; where none will come, that is said.
      if (failed !== null) setAnswered({ state: "error", error: new Error(failed), view });
      return;
    }
    const current = { ...view, catalogue };
    const run = new AbortController();
    evaluate(question, { ...evaluation(current, run.signal), active: filters.getState().active }).then(
      (answer) => {
        if (run.signal.aborted) return;
        setAnswered(answer === null ? { state: "empty", view: current } : { state: "ready", answer, view: current });
      },
      (error: unknown) => {
        if (!run.signal.aborted) setAnswered({ state: "error", error, view: current });
      },
    );
    return () => run.abort();
  }, [request, evaluation, filters, failed]);

  useEffect(() => {
    const { catalogue } = view;
    if (catalogue === null || active === null) return;
    const run = new AbortController();
    // Only asked ahead: should it fail, the change itself will ask again and say so.
    prefetch([question], evaluation({ ...view, catalogue }, run.signal), active).catch(() => undefined);
    return () => run.abort();
  }, [view, question, evaluation, active]);

  const isStale = answered.state !== "loading" && answered.view.version !== view.version;
  const shown = useCallback(() => {
    if (answered.state !== "loading") participant.current?.settle(answered.view.version);
  }, [answered]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { answered, isStale, retry, shown };
}
