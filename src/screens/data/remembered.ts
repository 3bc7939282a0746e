import { z } from "zod";
import type { Decision } from "../../ingest/meaning/mapping.ts";
import { DATE_ORDERS } from "../../ingest/values/times.ts";
import { isConcept } from "../../model/aliases/concepts.ts";
import { JUDGED_STAGES } from "../../model/vocabulary.ts";

/** What a person decided about a shape of header, on this machine: the next export of the same shape asks nothing. */

const KEY = "contest-lens.import-decisions";
/** Shapes that are remembered, the last ones. */
const MOST = 200;

const concept = z.string().refine(isConcept).nullable();
const decisionSchema = z.object({
  stage: z.enum(JUDGED_STAGES).optional(),
  columns: z.record(z.string(), concept).optional(),
  dateOrders: z.record(z.string(), z.enum(DATE_ORDERS)).optional(),
  matches: z.record(z.string(), z.string()).optional(),
});
/** The last decided first. */
const schema = z.array(z.object({ fingerprint: z.string(), decision: decisionSchema }));
type Kept = z.infer<typeof schema>;

export interface DecisionMemory {
  /** Null: nothing was decided about such a header. */
  recall(fingerprint: string): Decision | null;
  keep(fingerprint: string, decision: Decision): void;
  forget(fingerprint: string): void;
}

/** `storage` is asked for each time: merely touching it throws where it is refused. */
export function createDecisionMemory(storage: () => Storage): DecisionMemory {
  const load = (): Kept => {
    try {
      const parsed = schema.safeParse(JSON.parse(storage().getItem(KEY) ?? "[]"));
      return parsed.success ? parsed.data : [];
    } catch {
      // Storage is refused, or holds what no version of ours wrote: the next import asks again.
      return [];
    }
  };
  const save = (kept: Kept): void => {
    try {
      storage().setItem(KEY, JSON.stringify(kept.slice(0, MOST)));
    } catch {
      // As above.
    }
  };
  return {
    recall(fingerprint) {
      const found = load().find((each) => each.fingerprint === fingerprint)?.decision;
      return found === undefined ? null : toDecision(found);
    },
    keep(fingerprint, { skip: _, ...decision }) {
      const others = load().filter((each) => each.fingerprint !== fingerprint);
      const parsed = decisionSchema.parse(decision);
      if (Object.keys(parsed).length > 0) save([{ fingerprint, decision: parsed }, ...others]);
    },
    forget(fingerprint) {
      save(load().filter((each) => each.fingerprint !== fingerprint));
    },
  };
}

/** An absent part is absent, not undefined. */
function toDecision({ stage, columns, dateOrders, matches }: Kept[number]["decision"]): Decision {
  return {
    ...(stage === undefined ? {} : { stage }),
    ...(columns === undefined ? {} : { columns }),
    ...(dateOrders === undefined ? {} : { dateOrders }),
    ...(matches === undefined ? {} : { matches }),
  };
}
