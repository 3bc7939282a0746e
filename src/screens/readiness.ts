/**
 * Knows when everything on the screen shows the newest state. The page leaves `ready` in the very call that
 * changes the state, and comes back when each participant (a panel, the screen itself) has drawn that version.
 */

export type Change = "load" | "filter";

export interface Participant {
  /** It shows `version` now (a picture, an empty notice or an error). */
  settle(version: number): void;
  leave(): void;
}

export interface Readiness {
  /** The state changed to `version`: nothing on the screen shows it yet. */
  begin(version: number, change: Change): void;
  join(): Participant;
  /** Resolves when the page is ready for the first time. */
  readonly first: Promise<void>;
  /** Resolves when the page is ready: at once, or the next time that it is. */
  ready(): Promise<void>;
}

/** The edges of the page that readiness is told through; `performance` fits, and so does a list in a test. */
export interface ReadinessPorts {
  readonly show: (state: "ready" | "busy") => void;
  readonly performance: Pick<Performance, "mark" | "measure" | "now">;
}

export function createReadiness({ show, performance }: ReadinessPorts): Readiness {
  const settled = new Map<Participant, number>();
  let version = 0;
  let isReady = false;
  let pending: { readonly change: Change; readonly since: number } = { change: "load", since: performance.now() };
  let waiting: (() => void)[] = [];
  const ready = (): Promise<void> => new Promise((resolve) => (isReady ? resolve() : waiting.push(resolve)));
  const first = ready();
  show("busy");

  const check = (): void => {
    if (isReady || settled.size === 0) return;
    for (const shown of settled.values()) if (shown !== version) return;
    isReady = true;
    show("ready");
    if (pending.change === "load") performance.mark("charts-ready");
    else performance.measure("filter-update", { start: pending.since, end: performance.now() });
    for (const resolve of waiting) resolve();
    waiting = [];
  };

  return {
    first,
    ready,
    begin(next, change) {
      version = next;
      // Of several changes before the screen has caught up, the first counts: that is how long a person waits.
      if (isReady) pending = { change, since: performance.now() };
      else if (change === "load") pending = { ...pending, change };
      isReady = false;
      show("busy");
    },
    join() {
      const participant: Participant = {
        settle(shown) {
          // A settled version of the past is no news, and one that has left takes no part.
          if (!settled.has(participant)) return;
          settled.set(participant, shown);
          check();
        },
        leave() {
          settled.delete(participant);
          check();
        },
      };
      settled.set(participant, -1);
      return participant;
    },
  };
}
